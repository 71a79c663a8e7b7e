package io.dotmac.sub.billing.cash;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Writes the rows of a file with a few statements, whatever their number. */
final class BankRows {
  private static final String CANDIDATES = """
      select a.id, i.id as invoice_id, a.name, a.account_number, s.subscriber_number,
        i.invoice_number, i.balance_due_minor, coalesce(i.currency, a.currency) as currency
      from billing_account a
      left join subscriber s on s.tenant_id = a.tenant_id and s.id = a.subscriber_id
      left join invoice i on i.tenant_id = a.tenant_id and i.account_id = a.id
        and i.status in ('issued', 'partially_paid', 'overdue') and i.currency = ?
      where a.tenant_id = ? and a.currency = ? and a.is_active
      """;

  private static final String INSERT = """
      insert into bank_statement_row (tenant_id, id, statement_id, collection_account_id, row_no,
        row_hash, booked_on, currency, amount_minor, reference, payer, status, match_rule,
        account_id, invoice_id)
      select ?, n.id, ?, ?, n.row_no, n.row_hash, n.booked_on::date, ?, n.amount_minor,
        nullif(n.reference, ''), nullif(n.payer, ''), n.status, n.match_rule, n.account_id,
        n.invoice_id
      from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::uuid[], ?::uuid[])
        as n(id, row_no, row_hash, booked_on, amount_minor, reference, payer, status, match_rule,
          account_id, invoice_id)
      on conflict (tenant_id, collection_account_id, row_hash) do nothing
      """;

  private BankRows() {}

  /** Gives how many were new. */
  static int write(Tx tx, BankStatement statement, List<StatementRow> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    Currency currency = rows.get(0).amount().currency();
    Matching matching = new Matching(tx.jdbc(connection -> candidates(connection, tx, currency)));
    return tx.jdbc(connection -> insert(connection, tx, statement, rows, matching));
  }

  /** Rows that are equal in everything are told apart by their order; a file repeats them alike. */
  static List<String> hashes(List<StatementRow> rows) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> hashes = new ArrayList<>();
    for (StatementRow row : rows) {
      String text = String.join(
          "\u001f",
          row.bookedOn().toString(),
          row.amount().toString(),
          row.reference(),
          row.payer());
      hashes.add(sha256(text + "\u001f" + seen.merge(text, 1, Integer::sum)));
    }
    return hashes;
  }

  private static List<Matching.Candidate> candidates(
      Connection connection, Tx tx, Currency currency) throws SQLException {
    List<Matching.Candidate> all = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(CANDIDATES)) {
      query.setString(1, currency.getCurrencyCode());
      query.setObject(2, tx.tenant().value());
      query.setString(3, currency.getCurrencyCode());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          all.addAll(candidates(row, currency));
        }
      }
    }
    return all;
  }

  /** The account as such, and its invoice if the row has one. */
  private static List<Matching.Candidate> candidates(ResultSet row, Currency currency)
      throws SQLException {
    UUID account = row.getObject("id", UUID.class);
    UUID invoice = row.getObject("invoice_id", UUID.class);
    String name = row.getString("name");
    List<String> numbers = new ArrayList<>(List.of(row.getString("account_number")));
    if (row.getString("subscriber_number") != null) {
      numbers.add(row.getString("subscriber_number"));
    }
    List<Matching.Candidate> found = new ArrayList<>();
    found.add(new Matching.Candidate(account, null, name, numbers, null));
    if (invoice != null) {
      found.add(new Matching.Candidate(
          account,
          invoice,
          name,
          List.of(row.getString("invoice_number")),
          Money.ofMinor(row.getLong("balance_due_minor"), currency)));
    }
    return found;
  }

  private static int insert(
      Connection connection,
      Tx tx,
      BankStatement statement,
      List<StatementRow> rows,
      Matching matching)
      throws SQLException {
    List<String> hashes = hashes(rows);
    List<Optional<Matching.Match>> matches = rows.stream().map(matching::of).toList();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, tx.tenant().value());
      insert.setObject(2, statement.id().value());
      insert.setObject(3, statement.collection().value());
      insert.setString(4, rows.get(0).amount().currencyCode());
      array(insert, 5, "uuid", rows.stream().map(row -> Ids.next()).toArray());
      array(insert, 6, "int4", rows.stream().map(StatementRow::no).toArray());
      array(insert, 7, "text", hashes.toArray());
      array(
          insert, 8, "text", rows.stream().map(row -> row.bookedOn().toString()).toArray());
      array(insert, 9, "int8", rows.stream().map(row -> row.amount().minor()).toArray());
      array(insert, 10, "text", rows.stream().map(StatementRow::reference).toArray());
      array(insert, 11, "text", rows.stream().map(StatementRow::payer).toArray());
      array(
          insert,
          12,
          "text",
          each(
              matches,
              match -> WireName.of(
                  match.isPresent() ? BankRowStatus.PROPOSED : BankRowStatus.UNMATCHED)));
      array(insert, 13, "text", each(matches, match -> match.map(Matching.Match::rule)));
      array(
          insert,
          14,
          "uuid",
          each(matches, match -> match.map(m -> m.candidate().account())));
      array(
          insert,
          15,
          "uuid",
          each(matches, match -> match.map(m -> m.candidate().invoice())));
      return insert.executeUpdate();
    }
  }

  /** Absent values become SQL's null. */
  @SuppressWarnings("NullAway") // arrays of a database hold nulls
  private static Object[] each(
      List<Optional<Matching.Match>> matches, Function<Optional<Matching.Match>, Object> value) {
    Object[] values = new Object[matches.size()];
    for (int i = 0; i < values.length; i++) {
      Object found = value.apply(matches.get(i));
      values[i] = found instanceof Optional<?> optional ? optional.orElse(null) : found;
    }
    return values;
  }

  private static void array(PreparedStatement insert, int at, String type, Object[] values)
      throws SQLException {
    insert.setArray(at, insert.getConnection().createArrayOf(type, values));
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is not available", impossible);
    }
  }
}
