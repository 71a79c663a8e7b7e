package io.dotmac.sub.billing.report;

import io.dotmac.sub.billing.bulk.BulkRead;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;

/**
 * What was billed and is not earned yet, month by month. The ledger books revenue when a document
 * is issued; this schedule is computed from the days of its lines: each line is earned in equal
 * parts by day, rounded on the running sum so that it is earned to the last unit. A line without
 * days is earned at once.
 */
public final class DeferredRevenue {
  /**
   * The part of a line that is unearned at the end of a month; one line counts for the few months
   * between its issue and its last day. Billed is what the ledger booked as revenue.
   */
  private static final String ROLL_FORWARD = """
      with params as materialized (
        select ?::uuid as tenant, ?::date as first, ?::date as last, ?::text as zone),
      month as (
        select m::date as starts, (m + interval '1 month')::date as after
        from params p, generate_series(p.first - interval '1 month', p.last, interval '1 month') m),
      document as (
        select i.currency, l.amount_minor, l.span_start, l.span_end, i.issued_on,
          (i.voided_at at time zone p.zone)::date as voided_on
        from params p join invoice i on i.tenant_id = p.tenant and i.status <> 'draft'
          and i.issued_on is not null
        join invoice_line l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
          and l.span_end > p.first
        union all
        select c.currency, -l.amount_minor, l.span_start, l.span_end, c.issued_on,
          (c.voided_at at time zone p.zone)::date
        from params p join credit_note c on c.tenant_id = p.tenant and c.status <> 'draft'
          and c.issued_on is not null
        join credit_note_line l on l.tenant_id = c.tenant_id and l.credit_note_id = c.id
          and l.span_end > p.first),
      unearned as (
        select m.starts, d.currency, sum(d.amount_minor - round(d.amount_minor::numeric
          * greatest(m.after - d.span_start, 0) / (d.span_end - d.span_start))) as amount
        from month m join document d on d.issued_on < m.after and d.span_end > m.after
          and (d.voided_on is null or d.voided_on >= m.after)
        group by 1, 2),
      billed as (
        select date_trunc('month', e.booked_on)::date as starts, e.currency,
          sum(case e.entry_type when 'credit' then e.amount_minor else -e.amount_minor end)
            as amount
        from params p join ledger_account a on a.tenant_id = p.tenant and a.purpose = 'revenue'
        join ledger_entry e on e.tenant_id = a.tenant_id and e.ledger_account_id = a.id
          and e.booked_on >= p.first and e.booked_on < p.last + interval '1 month'
        group by 1, 2),
      currency as (select currency from unearned union select currency from billed)
      select c.currency, m.starts, coalesce(o.amount, 0), coalesce(b.amount, 0),
        coalesce(u.amount, 0)
      from params p cross join currency c cross join month m
      left join unearned u on u.starts = m.starts and u.currency = c.currency
      left join unearned o on o.starts = m.starts - interval '1 month'
        and o.currency = c.currency
      left join billed b on b.starts = m.starts and b.currency = c.currency
      where m.starts >= p.first order by 1, 2
      """;

  private DeferredRevenue() {}

  /**
   * One month in one currency. Opening plus billed less earned is closing.
   *
   * @param opening unearned when it began
   * @param billed what the ledger booked as revenue in it, less what was given back
   * @param closing unearned when it ended
   */
  public record Row(YearMonth month, Money opening, Money billed, Money closing) {
    /** What was earned in the month, of whenever it was billed. */
    public Money earned() {
      return opening.plus(billed).minus(closing);
    }
  }

  /** Every month from the first to the last, by currency. */
  public static List<Row> between(Tx tx, YearMonth first, YearMonth last) {
    Reports.requireWhole(tx);
    Reports.requireRange(first.atDay(1), last.atEndOfMonth());
    return BulkRead.rows(
        tx,
        ROLL_FORWARD,
        row -> {
          Currency currency = Money.currency(row.getString(1));
          return new Row(
              YearMonth.from(row.getObject(2, LocalDate.class)),
              Money.ofMinor(row.getLong(3), currency),
              Money.ofMinor(row.getLong(4), currency),
              Money.ofMinor(row.getLong(5), currency));
        },
        tx.tenant().value(),
        first.atDay(1),
        last.atDay(1),
        tx.zone().getId());
  }
}
