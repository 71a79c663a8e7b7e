package io.dotmac.sub.billing.report;

import io.dotmac.sub.billing.bulk.BulkRead;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
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
  private static final String BUCKETS = """
      select currency, case when late <= 0 then 'current' when late <= 30 then '1_30'
          when late <= 60 then '31_60' when late <= 90 then '61_90' else 'over_90' end,
        count(*), count(distinct account_id), sum(balance)
      from (select currency, account_id, balance, ?::date - due_on as late from open) o
      group by 1, 2 order by 1, min(late)
      """;

  private static final String NOW = """
      with open as (select currency, account_id, due_on, balance_due_minor as balance
        from invoice where tenant_id = ? and status in ('issued', 'partially_paid', 'overdue'))
      """ + BUCKETS;

  /**
   * Open then is what is open now and what was settled since. Most of it was as issued then; of the
   * rest the ledger knows what was due.
   */
  private static final String THEN = """
      with params as materialized (
        select ?::uuid as tenant, ?::date as day, ?::timestamptz as ended),
      candidate as materialized (
        select i.id, i.account_id, i.currency, i.due_on, i.total_minor, i.first_settled_at
        from params p join invoice i on i.tenant_id = p.tenant
          and i.status in ('issued', 'partially_paid', 'overdue') and i.issued_on <= p.day
        union all
        select i.id, i.account_id, i.currency, i.due_on, i.total_minor, i.first_settled_at
        from params p
        cross join (values (0, 31), (1, 62), (2, 124), (3, 248), (4, 496), (5, 992), (6, 99999))
          as k(class, days)
        cross join lateral (select * from invoice n where n.tenant_id = p.tenant
          and n.open_class = k.class and n.settled_at >= p.ended
          and n.issued_on between p.day - k.days - 2 and p.day) i),
      open as (
        select c.currency, c.account_id, c.due_on, c.total_minor as balance
        from candidate c, params p
        where c.first_settled_at is null or c.first_settled_at >= p.ended
        union all
        select c.currency, c.account_id, c.due_on, r.balance
        from params p join candidate c on c.first_settled_at < p.ended
        cross join lateral (
          select sum(case e.entry_type when 'debit' then e.amount_minor else -e.amount_minor end)
            as balance
          from ledger_transaction t
          join ledger_entry e on e.tenant_id = t.tenant_id and e.transaction_id = t.id
          join ledger_account a on a.tenant_id = e.tenant_id and a.id = e.ledger_account_id
            and a.purpose = 'receivable'
          where t.tenant_id = p.tenant and t.invoice_id = c.id and t.booked_on <= p.day) r
        where r.balance > 0)
      """ + BUCKETS;

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
    UUID tenant = tx.tenant().value();
    if (!day.isBefore(tx.today())) {
      return BulkRead.rows(tx, NOW, AgeingReport::row, tenant, day);
    }
    OffsetDateTime ended = day.plusDays(1).atStartOfDay(tx.zone()).toOffsetDateTime();
    return BulkRead.rows(tx, THEN, AgeingReport::row, tenant, day, ended, day);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString(2),
        row.getLong(3),
        row.getLong(4),
        Money.ofMinor(row.getLong(5), Money.currency(row.getString(1))));
  }
}
