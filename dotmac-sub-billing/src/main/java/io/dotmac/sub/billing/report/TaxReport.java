package io.dotmac.sub.billing.report;

import io.dotmac.sub.billing.bulk.BulkRead;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Taxes by rate, of the documents of some days. A voided invoice counts against its last day. */
public final class TaxReport {
  private static final String SUMS = """
      with params as materialized (
        select ?::uuid as tenant, ?::date as first, ?::date as last, ?::text as zone)
      select x.currency, x.tax ->> 'tax_rate_id', x.tax ->> 'name',
        (x.tax ->> 'percent')::numeric, x.tax ->> 'application',
        sum(x.net) filter (where x.charge), sum(x.part) filter (where x.charge),
        -sum(x.net) filter (where not x.charge), -sum(x.part) filter (where not x.charge)
      from (
        select i.currency, true as charge, l.amount_minor as net, t.tax,
          (t.tax ->> 'amount_minor')::bigint as part
        from params p join invoice i on i.tenant_id = p.tenant
          and i.issued_on between p.first and p.last and i.status <> 'draft'
        join invoice_line l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
        cross join lateral jsonb_array_elements(l.taxes) t(tax)
        union all
        select i.currency, false, -l.amount_minor, t.tax,
          -(t.tax ->> 'amount_minor')::bigint
        from params p join invoice i on i.tenant_id = p.tenant and i.issued_on is not null
          and i.voided_at >= p.first::timestamp at time zone p.zone
          and i.voided_at < (p.last + 1)::timestamp at time zone p.zone
        join invoice_line l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
        cross join lateral jsonb_array_elements(l.taxes) t(tax)
        union all
        select c.currency, false, -l.amount_minor, t.tax, -(t.tax ->> 'amount_minor')::bigint
        from params p join credit_note c on c.tenant_id = p.tenant
          and c.issued_on between p.first and p.last and c.status <> 'draft'
        join credit_note_line l on l.tenant_id = c.tenant_id and l.credit_note_id = c.id
        cross join lateral jsonb_array_elements(l.taxes) t(tax)
        union all
        select c.currency, true, l.amount_minor, t.tax, (t.tax ->> 'amount_minor')::bigint
        from params p join credit_note c on c.tenant_id = p.tenant
          and c.voided_at >= p.first::timestamp at time zone p.zone
          and c.voided_at < (p.last + 1)::timestamp at time zone p.zone
        join credit_note_line l on l.tenant_id = c.tenant_id and l.credit_note_id = c.id
        cross join lateral jsonb_array_elements(l.taxes) t(tax)) x
      group by 1, 2, 3, 4, 5 order by 1, 3, 4, 2
      """;

  private TaxReport() {}

  /**
   * One rate in one currency.
   *
   * @param percent 7.5 is 7.5 %
   * @param base what was charged before tax
   * @param tax the tax of it
   * @param baseGivenBack what was given back before tax: credit notes and voided invoices
   * @param taxGivenBack the tax of that
   */
  public record Row(
      UUID rate,
      String name,
      BigDecimal percent,
      TaxApplication application,
      Money base,
      Money tax,
      Money baseGivenBack,
      Money taxGivenBack) {
    /** What is to be paid to the authority. */
    public Money due() {
      return tax.minus(taxGivenBack);
    }
  }

  /** The rates with which something was charged or given back from that day to that, included. */
  public static List<Row> between(Tx tx, LocalDate from, LocalDate to) {
    Reports.requireWhole(tx);
    Reports.requireRange(from, to);
    return BulkRead.rows(
        tx,
        SUMS,
        row -> {
          Currency currency = Money.currency(row.getString(1));
          return new Row(
              UUID.fromString(row.getString(2)),
              row.getString(3),
              row.getBigDecimal(4),
              WireName.parse(TaxApplication.class, row.getString(5)),
              Money.ofMinor(row.getLong(6), currency),
              Money.ofMinor(row.getLong(7), currency),
              Money.ofMinor(row.getLong(8), currency),
              Money.ofMinor(row.getLong(9), currency));
        },
        tx.tenant().value(),
        from,
        to,
        tx.zone().getId());
  }
}
