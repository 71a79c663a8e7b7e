package io.dotmac.sub.server.web.data;

/**
 * Monthly recurring revenue in SQL: what each service is worth a month, before tax, on given days.
 *
 * <p>A service counts from its first day to the day before its last one, also while it is suspended
 * for a debt. Its plan on a day in the past is the one that a later change replaced; its price is
 * the one in force on that day, its discount the one valid on it; other cycles are turned into
 * months of a twelfth of a year.
 */
public final class Mrr {
  private static final String MONTHS_OF =
      "case %s when 'daily' then 365.0 / 12 when 'weekly' then 52.0 / 12 when 'quarterly'"
          + " then 1.0 / 3 when 'annual' then 1.0 / 12 else 1.0 end";

  /**
   * Common table expressions after one named {@code days(day)}: {@code worth(day, subscription_id,
   * subscriber_id, account_id, offer_id, minor)}, one row a service and day.
   */
  public static final String WORTH =
      """
      service as (
        select d.day, u.id, u.subscriber_id, u.account_id, u.quantity, u.currency,
          u.unit_price_minor, u.offer_version_id,
          coalesce(was.current_offer_id, u.offer_id) as offer_id,
          case when u.discount_type = 'percent' and (u.discount_start_on is null
              or u.discount_start_on <= d.day) and (u.discount_end_on is null
              or u.discount_end_on > d.day) then u.discount_percent else 0 end as percent_off,
          case when u.discount_type = 'fixed' and (u.discount_start_on is null
              or u.discount_start_on <= d.day) and (u.discount_end_on is null
              or u.discount_end_on > d.day) then u.discount_minor else 0 end as minor_off
        from days d join subscription u on u.tenant_id = :tenant
          and u.status <> 'pending' and u.start_on <= d.day
          and (u.end_on is null or u.end_on > d.day)
        left join lateral (
          select c.current_offer_id from subscription_change_request c
          where c.tenant_id = :tenant and c.subscription_id = u.id and c.status = 'applied'
            and c.effective_on > d.day
          order by c.effective_on limit 1) was on true),
      price as (
        select v.offer_id, v.id as version_id, v.effective_start, v.effective_end, p.currency,
          p.amount_minor, coalesce(p.billing_cycle, v.billing_cycle) as cycle
        from offer_version v join offer_price p on p.tenant_id = v.tenant_id
          and p.offer_version_id = v.id and p.price_type = 'recurring'
        where v.tenant_id = :tenant),
      worth as (
        select s.day, s.id as subscription_id, s.subscriber_id, s.account_id, s.offer_id,
          round((greatest(coalesce(s.unit_price_minor, p.amount_minor, 0) * s.quantity
              * (1 - s.percent_off / 100) - s.minor_off, 0)) * %s)::bigint
            + coalesce(extra.minor, 0) as minor
        from service s
        left join price p on p.offer_id = s.offer_id and p.currency = s.currency
          and case when s.offer_version_id is null
            then p.effective_start <= s.day
              and (p.effective_end is null or p.effective_end > s.day)
            else p.version_id = s.offer_version_id end
        left join lateral (
          select round(sum(ap.amount_minor * a.quantity * %s))::bigint as minor
          from subscription_add_on a join add_on_price ap on ap.tenant_id = a.tenant_id
            and ap.add_on_id = a.add_on_id and ap.price_type = 'recurring'
            and ap.currency = s.currency and ap.effective_start <= s.day
            and (ap.effective_end is null or ap.effective_end > s.day)
          where a.tenant_id = :tenant and a.subscription_id = s.id
            and (a.start_on is null or a.start_on <= s.day)
            and (a.end_on is null or a.end_on > s.day)) extra on true)
      """.formatted(MONTHS_OF.formatted("p.cycle"), MONTHS_OF.formatted("ap.billing_cycle"));

  /** {@link #WORTH} on the business day of the page. */
  public static final String TODAY = "with days(day) as (select :today::date), " + WORTH;

  private Mrr() {}
}
