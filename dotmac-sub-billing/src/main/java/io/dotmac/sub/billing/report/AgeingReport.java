package io.dotmac.sub.billing.report;

import io.dotmac.sub.billing.bulk.BulkRead;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * What is owed, by how late it is, today or on any day of the past. Summed by the database over all
 * invoices that were open, however many.
 */
public final class AgeingReport {
  /** By account first: the shortest keys to sort by, and few rows are left to count accounts in. */
  private static final String BUCKETS = """
      , owing as materialized (
        select currency, case when late <= 0 then 0 when late <= 30 then 1 when late <= 60 then 2
            when late <= 90 then 3 else 4 end as bucket, account_id,
          count(*) filter (where balance > 0) as invoices,
          sum(balance) filter (where balance > 0) as balance
        from open group by account_id, 2, currency)
      select currency, bucket, sum(invoices), count(*), sum(balance)
      from owing where invoices > 0
      group by currency, bucket order by currency, bucket
      """;

  private static final String NOW = """
      with open as (
        select currency, account_id, ?::date - due_on as late, balance_due_minor as balance
        from invoice where tenant_id = ? and status in ('issued', 'partially_paid', 'overdue'))
      """ + BUCKETS;

  /**
   * Open then is what is open now and what was settled since. Most of it was as issued then; of the
   * rest the ledger knows what was due.
   */
  private static final String THEN = """
      with params as materialized (
        select ?::uuid as tenant, ?::date as day, ?::timestamptz as ended),
      candidate as (
        select i.id, i.account_id, i.currency, i.due_on, i.total_minor, i.first_settled_at
        from params p join invoice i on i.tenant_id = p.tenant
          and i.status in ('issued', 'partially_paid', 'overdue') and i.issued_on <= p.day
        union all
        select i.id, i.account_id, i.currency, i.due_on, i.total_minor, i.first_settled_at
        from params p
        cross join (values (0, 31), (1, 62), (2, 124), (3, 248), (4, 496), (5, 992), (6, 99999))
          as k(class, days)
        join invoice i on i.tenant_id = p.tenant and i.open_class = k.class
          and i.settled_at is not null and i.settled_at >= p.ended
          and i.issued_on between p.day - k.days - 2 and p.day),
      open as (
        select c.currency, c.account_id, p.day - c.due_on as late,
          case when c.first_settled_at is null or c.first_settled_at >= p.ended then c.total_minor
          else (
            select sum(case e.entry_type when 'debit' then e.amount_minor else -e.amount_minor end)
            from ledger_transaction t
            join ledger_entry e on e.tenant_id = t.tenant_id and e.transaction_id = t.id
            join ledger_account a on a.tenant_id = e.tenant_id and a.id = e.ledger_account_id
              and a.purpose = 'receivable'
            where t.tenant_id = p.tenant and t.invoice_id = c.id and t.booked_on <= p.day)
          end as balance
        from params p, candidate c)
      """ + BUCKETS;

  private static final List<String> NAMES = List.of("current", "1_30", "31_60", "61_90", "over_90");

  /** Enough to sort some hundred thousand invoices without a file. */
  private static final String MEMORY = "set local work_mem = '64MB'";

  private AgeingReport() {}

  /**
   * One age in one currency.
   *
   * @param bucket {@code current}, {@code 1_30}, {@code 31_60}, {@code 61_90} or {@code over_90}
   *     days late
   */
  public record Row(String bucket, long invoices, long accounts, Money balance) {}

  /**
   * The rows at the end of that day, by currency, the youngest first; empty ages are left out. A
   * day that is still to come is seen with what is open now.
   */
  public static List<Row> on(Tx tx, LocalDate day) {
    Reports.requireWhole(tx);
    tx.<Boolean>jdbc(AgeingReport::withMemory);
    UUID tenant = tx.tenant().value();
    if (!day.isBefore(tx.today())) {
      return BulkRead.rows(tx, NOW, AgeingReport::row, day, tenant);
    }
    OffsetDateTime ended = day.plusDays(1).atStartOfDay(tx.zone()).toOffsetDateTime();
    return BulkRead.rows(tx, THEN, AgeingReport::row, tenant, day, ended);
  }

  private static boolean withMemory(Connection connection) throws SQLException {
    try (PreparedStatement set = connection.prepareStatement(MEMORY)) {
      return set.execute();
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        NAMES.get(row.getInt(2)),
        row.getLong(3),
        row.getLong(4),
        Money.ofMinor(row.getLong(5), Money.currency(row.getString(1))));
  }
}
