package io.dotmac.sub.core.usage;

/** The statements of {@link Quotas}. Each concerns any number of services. */
final class QuotaSql {
  /** What a period includes; what may be used beyond it is charged. */
  private static final String INCLUDED =
      "(q.included_octets + q.rollover_octets + q.topped_up_octets)";

  /** Null: without a limit, since all beyond is charged. */
  private static final String LIMIT = """
      case when a.overage_rate is null then (q.included_octets + q.rollover_octets
          + q.topped_up_octets)
        when a.overage_cap_gb is not null then (q.included_octets + q.rollover_octets
          + q.topped_up_octets) + a.overage_cap_gb * 1000000000::int8 end
      """;

  private static final String CURRENT = """
       from quota_bucket q
        join subscription s on s.tenant_id = q.tenant_id and s.id = q.subscription_id
        join catalog_offer o on o.tenant_id = s.tenant_id and o.id = s.offer_id
        left join usage_allowance a on a.tenant_id = o.tenant_id and a.id = o.usage_allowance_id
       where q.tenant_id = ? and q.period_start <= ? and q.period_end > ?
        and q.included_octets is not null
      """;

  /** Services with an allowance and no bucket at a moment. */
  static final String WITHOUT = """
      select s.id, o.billing_cycle, s.anchor_day, s.start_on, a.included_gb * 1000000000::int8
      from subscription s
      join catalog_offer o on o.tenant_id = s.tenant_id and o.id = s.offer_id
      join usage_allowance a on a.tenant_id = o.tenant_id and a.id = o.usage_allowance_id
      where s.tenant_id = ? and s.status in ('active', 'suspended')
        and s.start_on is not null and s.anchor_day is not null and a.included_gb is not null
        and not exists (select 1 from quota_bucket q where q.tenant_id = s.tenant_id
          and q.subscription_id = s.id and q.period_start <= ? and q.period_end > ?)
      order by s.id limit ?
      """;

  /** A period begins where the one before ends, also if the service's days have moved since. */
  static final String OPEN = """
      insert into quota_bucket (tenant_id, id, subscription_id, period_start, period_end,
        included_octets)
      select ?, w.id, w.subscription_id, b.period_start, w.period_end, w.included
      from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::int8[])
        as w (id, subscription_id, period_start, period_end, included)
      cross join lateral (select greatest(w.period_start, (select max(q.period_end)
        from quota_bucket q where q.tenant_id = ? and q.subscription_id = w.subscription_id
          and q.period_start < w.period_end)) as period_start) b
      where b.period_start < w.period_end
      on conflict (tenant_id, subscription_id, period_start) do nothing
      """;

  /** A service that got another plan has that one's allowance from now on. */
  static final String FOLLOW_PLAN = """
      update quota_bucket q set included_octets = a.included_gb * 1000000000::int8,
        updated_at = now(), version = q.version + 1
      from subscription s
      join catalog_offer o on o.tenant_id = s.tenant_id and o.id = s.offer_id
      left join usage_allowance a on a.tenant_id = o.tenant_id and a.id = o.usage_allowance_id
      where q.tenant_id = ? and q.period_start <= ? and q.period_end > ?
        and s.tenant_id = q.tenant_id and s.id = q.subscription_id
        and q.included_octets is distinct from a.included_gb * 1000000000::int8
      """;

  /** Usage that was there before its bucket; a while longer, for transactions under way. */
  static final String METER = """
      with fresh as (
        select id, tenant_id, subscription_id, period_start, period_end from quota_bucket
        where tenant_id = ?
          and (metered_at is null or metered_at < created_at + interval '5 minutes')),
      counted as (
        update usage_record u set quota_bucket_id = f.id
        from fresh f
        where u.tenant_id = f.tenant_id and u.subscription_id = f.subscription_id
          and u.recorded_at >= f.period_start and u.recorded_at < f.period_end
          and u.quota_bucket_id is null
        returning f.id, u.octets_in + u.octets_out as octets),
      sums as (select id, sum(octets) as octets from counted group by id)
      update quota_bucket q set metered_at = now(), updated_at = now(), version = q.version + 1,
        used_octets = q.used_octets + coalesce(sums.octets, 0)
      from fresh left join sums on sums.id = fresh.id
      where q.tenant_id = ? and q.id = fresh.id
      """;

  /** Each threshold once, the highest where several were passed at once. */
  static final String WARN =
      """
      with due as (
        select q.id, s.subscriber_id, q.subscription_id, q.used_octets,
      """ + INCLUDED + """
           as included, t.threshold
      """ + CURRENT.replace(" where q.tenant_id", """
           cross join lateral (select max(t) as threshold from unnest(?::numeric[]) t
            where q.used_octets >= t * (q.included_octets + q.rollover_octets
              + q.topped_up_octets)) t
           where t.threshold > coalesce(q.warned_at, 0) and q.tenant_id
          """) + """
        )
      update quota_bucket q set warned_at = due.threshold, updated_at = now(),
        version = q.version + 1
      from due where q.tenant_id = ? and q.id = due.id
      returning q.id, due.subscriber_id, due.subscription_id, due.threshold, due.used_octets,
        due.included
      """;

  static final String EXHAUST = """
      with due as (
        select q.id, s.subscriber_id, q.subscription_id, q.used_octets,
      """ + LIMIT + """
           as most
      """ + CURRENT + """
         and q.exhausted_at is null)
      update quota_bucket q set exhausted_at = ?, updated_at = now(), version = q.version + 1
      from due where q.tenant_id = ? and q.id = due.id and due.used_octets >= due.most
      returning q.id, due.subscriber_id, due.subscription_id, due.used_octets, due.most
      """;

  /** Services held by their quota that now have something left. */
  static final String RELIEVED = """
      select l.subscription_id from service_lock l
      where l.tenant_id = ? and l.reason = 'quota' and l.owner = ? and l.released_at is null
        and not exists (select 1
      """ + CURRENT + """
           and q.subscription_id = l.subscription_id and q.used_octets >=
      """ + LIMIT + """
          )
      """;

  /** What is left of the current periods that were written to; null: without a limit. */
  static final String REMAINING =
      "select q.subscription_id, (" + LIMIT + """
      ) - q.used_octets, q.period_end
      """ + CURRENT + " and q.updated_at >= ?";

  static final String TOP_UP = """
      update quota_bucket q set topped_up_octets = q.topped_up_octets + ?, updated_at = now(),
        version = q.version + 1, exhausted_at = null,
        warned_at = (select max(t) from unnest(?::numeric[]) t where q.used_octets >=
          t * (q.included_octets + q.rollover_octets + q.topped_up_octets + ?))
      from subscription s
      where q.tenant_id = ? and q.subscription_id = ? and q.period_start <= ? and q.period_end > ?
        and q.included_octets is not null and s.tenant_id = q.tenant_id
        and s.id = q.subscription_id
      returning q.id, s.subscriber_id
      """;

  private QuotaSql() {}
}
