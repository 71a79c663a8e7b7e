package io.dotmac.sub.billing.journal;

import io.dotmac.sub.billing.bulk.BulkRead;
import io.dotmac.sub.billing.ledger.LedgerNature;
import io.dotmac.sub.billing.ledger.LedgerPurpose;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Reads a journal page by page. */
final class JournalPages {
  private static final int PAGE = 500;

  private static final String ACCOUNTS = """
      select a.id, a.purpose, a.nature, c.name from ledger_account a
      left join collection_account c on c.tenant_id = a.tenant_id
        and c.id = a.collection_account_id
      where a.tenant_id = ? order by a.nature, a.purpose, c.name nulls first, a.id
      """;

  /** Jumps from currency to currency along the accounts, whose number is small beside entries. */
  private static final String CURRENCIES = """
      select currency from billing_account where tenant_id = ? union select ?::text
      union select currency from collection_account where tenant_id = ? order by 1
      """;

  /** What commits later belongs to the next export, also between two pages of this one. */
  private static final String PAGE_SQL = """
      select t.id, t.seq, t.booked_on, t.kind, t.source, b.account_number, t.memo, t.reversal_of,
        e.ledger_account_id, e.currency, case e.entry_type when 'debit' then 1 else -1 end
          * e.amount_minor
      from (select * from ledger_transaction
        where tenant_id = ? and booked_on <= ? and (booked_on, seq) > (?, ?)
          and txid < ?::text::xid8
        order by booked_on, seq limit ?) t
      join ledger_entry e on e.tenant_id = t.tenant_id and e.transaction_id = t.id
      left join billing_account b on b.tenant_id = t.tenant_id and b.id = t.account_id
      order by t.booked_on, t.seq, e.id
      """;

  private JournalPages() {}

  static JournalHead head(Tx tx, JournalRange range) {
    Map<UUID, JournalAccount> accounts = accounts(tx);
    UUID tenant = tx.tenant().value();
    List<Currency> currencies = BulkRead.rows(
        tx,
        CURRENCIES,
        row -> Money.currency(row.getString(1)),
        tenant,
        tx.tenantInfo().currency(),
        tenant);
    String before = BulkRead.rows(
            tx, "select pg_snapshot_xmin(pg_current_snapshot())::text", row -> row.getString(1))
        .get(0);
    String days = (range.from() == null ? "" : " from " + range.from())
        + (range.to() == null ? "" : " to " + range.to());
    return new JournalHead(tx.tenantInfo().name() + days, range, accounts, currencies, before);
  }

  /** The chart, in the order in which it is shown. */
  static Map<UUID, JournalAccount> accounts(Tx tx) {
    Map<UUID, JournalAccount> accounts = new LinkedHashMap<>();
    BulkRead.rows(
            tx,
            ACCOUNTS,
            row -> new JournalAccount(
                row.getObject(1, UUID.class),
                WireName.parse(LedgerPurpose.class, row.getString(2)),
                WireName.parse(LedgerNature.class, row.getString(3)),
                row.getString(4)),
            tx.tenant().value())
        .forEach(account -> accounts.put(account.id(), account));
    return accounts;
  }

  /** The transactions behind a day and number; an empty list is the end. */
  static List<JournalTransaction> after(Tx tx, JournalHead head, LocalDate on, long seq) {
    Map<UUID, JournalTransaction> page = new LinkedHashMap<>();
    BulkRead.rows(
        tx,
        PAGE_SQL,
        row -> page.computeIfAbsent(row.getObject(1, UUID.class), id -> transaction(id, row))
            .entries()
            .add(entry(head, row)),
        tx.tenant().value(),
        head.range().last(),
        on,
        seq,
        head.before(),
        PAGE);
    return List.copyOf(page.values());
  }

  private static JournalTransaction transaction(UUID id, ResultSet row) {
    try {
      return new JournalTransaction(
          id,
          row.getLong(2),
          row.getObject(3, LocalDate.class),
          row.getString(4),
          row.getString(5),
          row.getString(6),
          row.getString(7),
          row.getObject(8, UUID.class),
          new ArrayList<>());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JournalTransaction.Entry entry(JournalHead head, ResultSet row)
      throws SQLException {
    UUID account = row.getObject(9, UUID.class);
    return new JournalTransaction.Entry(
        Objects.requireNonNull(head.accounts().get(account)),
        Money.ofMinor(row.getLong(11), Money.currency(row.getString(10))));
  }
}
