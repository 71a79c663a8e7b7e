package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.dunning.policy.PastInvoice;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads what accounts owed and paid over some days: three queries, whatever their number. */
final class SimulationReader {
  private static final String CONCERNED = """
      select distinct account_id from invoice
      where tenant_id = ? and account_id > ? and due_on < ? and status not in ('draft', 'void')
        and (balance_due_minor > 0 or paid_at is null or paid_at >= ?)
      order by account_id limit ?
      """;

  private static final String INVOICES = """
      select account_id, id, issued_on, due_on, total_minor, currency, written_off_minor,
        (updated_at at time zone ?)::date
      from invoice
      where tenant_id = ? and account_id = any(?) and due_on < ?
        and status not in ('draft', 'void')
        and (balance_due_minor > 0 or paid_at is null or paid_at >= ?)
      order by account_id, due_on, id
      """;

  private static final String SETTLED = """
      select l.invoice_id, (p.paid_at at time zone ?)::date, l.amount_minor, true
      from payment_allocation l join payment p on p.tenant_id = l.tenant_id and p.id = l.payment_id
      where l.tenant_id = ? and l.invoice_id = any(?) and l.amount_minor > 0
        and p.paid_at is not null
      union all
      select c.invoice_id, c.applied_on, c.amount_minor, false
      from credit_note_application c
      where c.tenant_id = ? and c.invoice_id = any(?) and c.amount_minor > 0
      """;

  private final Connection connection;
  private final Tx tx;

  private SimulationReader(Connection connection, Tx tx) {
    this.connection = connection;
    this.tx = tx;
  }

  private record Head(
      UUID account,
      UUID id,
      LocalDate issuedOn,
      LocalDate dueOn,
      Money total,
      Money lost,
      LocalDate lostOn) {}

  /** The next accounts that owed something between those days, by id. */
  static List<UUID> concerned(Tx tx, LocalDate from, LocalDate to, UUID after, int limit) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(CONCERNED)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, after);
        query.setObject(3, to);
        query.setObject(4, from.atStartOfDay(tx.zone()).toOffsetDateTime());
        query.setInt(5, limit);
        List<UUID> ids = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            ids.add(row.getObject(1, UUID.class));
          }
        }
        return ids;
      }
    });
  }

  /** Their invoices by account. */
  static Map<UUID, List<PastInvoice>> read(
      Tx tx, Collection<UUID> accounts, LocalDate from, LocalDate to) {
    return tx.jdbc(connection -> {
      SimulationReader reader = new SimulationReader(connection, tx);
      List<Head> heads = reader.heads(accounts, from, to);
      return reader.withSettlements(heads);
    });
  }

  private List<Head> heads(Collection<UUID> accounts, LocalDate from, LocalDate to)
      throws SQLException {
    List<Head> heads = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(INVOICES)) {
      query.setString(1, tx.zone().getId());
      query.setObject(2, tx.tenant().value());
      query.setArray(3, connection.createArrayOf("uuid", accounts.toArray()));
      query.setObject(4, to);
      query.setObject(5, from.atStartOfDay(tx.zone()).toOffsetDateTime());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          java.util.Currency currency = Money.currency(row.getString(6));
          heads.add(new Head(
              row.getObject(1, UUID.class),
              row.getObject(2, UUID.class),
              row.getObject(3, LocalDate.class),
              row.getObject(4, LocalDate.class),
              Money.ofMinor(row.getLong(5), currency),
              Money.ofMinor(row.getLong(7), currency),
              row.getObject(8, LocalDate.class)));
        }
      }
    }
    return heads;
  }

  private Map<UUID, List<PastInvoice>> withSettlements(List<Head> heads) throws SQLException {
    Map<UUID, Head> byId = new HashMap<>();
    Map<UUID, List<PastInvoice.Settled>> settled = new HashMap<>();
    for (Head head : heads) {
      byId.put(head.id(), head);
      List<PastInvoice.Settled> parts = new ArrayList<>();
      if (head.lost().isPositive()) {
        parts.add(new PastInvoice.Settled(head.lostOn(), head.lost(), false));
      }
      settled.put(head.id(), parts);
    }
    try (PreparedStatement query = connection.prepareStatement(SETTLED)) {
      java.sql.Array ids = connection.createArrayOf("uuid", byId.keySet().toArray());
      query.setString(1, tx.zone().getId());
      query.setObject(2, tx.tenant().value());
      query.setArray(3, ids);
      query.setObject(4, tx.tenant().value());
      query.setArray(5, ids);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          UUID id = row.getObject(1, UUID.class);
          Head head = java.util.Objects.requireNonNull(byId.get(id));
          java.util.Objects.requireNonNull(settled.get(id))
              .add(new PastInvoice.Settled(
                  row.getObject(2, LocalDate.class),
                  Money.ofMinor(row.getLong(3), head.total().currency()),
                  row.getBoolean(4)));
        }
      }
    }
    Map<UUID, List<PastInvoice>> byAccount = new HashMap<>();
    for (Head head : heads) {
      byAccount
          .computeIfAbsent(head.account(), id -> new ArrayList<>())
          .add(new PastInvoice(
              head.id(),
              head.issuedOn(),
              head.dueOn(),
              head.total(),
              settled.getOrDefault(head.id(), List.of())));
    }
    return byAccount;
  }
}
