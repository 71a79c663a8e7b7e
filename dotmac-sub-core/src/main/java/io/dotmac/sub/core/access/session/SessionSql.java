package io.dotmac.sub.core.access.session;

/** The statements of {@link SessionRows}. Each changes any number of rows. */
final class SessionSql {
  private static final String KNOWN = """
      s.nas_key, s.session_id, s.username, s.id, s.started_at, s.version, s.octets_in, s.octets_out,
        s.duration_seconds, s.last_update_at, s.counter_fell, s.is_synthetic, s.subscriber_id,
        s.subscription_id, s.access_credential_id
      """;

  private static final String ASKED = """
      unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[])
        as w (nas_key, session_id, username, started_at)
      """;

  /** Not locked: a change counts only if nobody else changed the session meanwhile. */
  static final String OPEN = "select " + KNOWN + " from " + ASKED + """
             join radius_session_open s on s.tenant_id = ? and s.nas_key = w.nas_key
              and s.session_id = w.session_id and s.username = w.username
            """;

  static final String CLOSED = "select " + KNOWN + " from " + ASKED + """
             join radius_session_closed s on s.tenant_id = ? and s.nas_key = w.nas_key
              and s.session_id = w.session_id and s.username = w.username
              and s.started_at >= w.started_at - make_interval(secs => ?)
              and s.started_at <= w.started_at + make_interval(secs => ?)
            """;

  /** What is up on ports. */
  static final String ON_PORTS = "select s.nas_port, " + KNOWN + """
       from (select distinct nas_key, nas_port
        from unnest(?::text[], ?::int8[]) as p (nas_key, nas_port)) w
       join radius_session_open s on s.tenant_id = ? and s.nas_key = w.nas_key
        and s.nas_port = w.nas_port and s.nas_port <> 0
      """;

  static final String INSERT = """
      insert into radius_accounting_session (tenant_id, is_open, ended_at, id, status_type,
        started_at, last_update_at, nas_key, session_id, username, subscriber_id, subscription_id,
        access_credential_id, radius_client_id, nas_device_id, octets_in, octets_out,
        duration_seconds, counter_fell, multi_session_id, framed_ip, framed_ipv6_prefix,
        delegated_ipv6_prefix, calling_station_id, called_station_id, nas_port_id, nas_port,
        terminate_cause)
      select ?, w.status_type <> 'stop', case when w.status_type = 'stop' then w.at end, w.*
      from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[],
        ?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::int8[], ?::int8[],
        ?::int8[], ?::bool[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::int8[], ?::text[])
        as w (id, status_type, started_at, at, nas_key, session_id, username, subscriber_id,
          subscription_id, access_credential_id, radius_client_id, nas_device_id, octets_in,
          octets_out, duration_seconds, counter_fell, multi_session_id, framed_ip,
          framed_ipv6_prefix, delegated_ipv6_prefix, calling_station_id, called_station_id,
          nas_port_id, nas_port, terminate_cause)
      """;

  private static final String CHANGED = """
       from unnest(?::uuid[], ?::timestamptz[], ?::int8[], ?::int8[], ?::int8[], ?::int8[],
        ?::timestamptz[], ?::bool[], ?::timestamptz[], ?::text[], ?::bool[], ?::text[], ?::text[],
        ?::text[])
        as w (id, started_at, version, octets_in, octets_out, seconds, at, fell, ended_at, cause,
          synthetic, framed_ip, framed_ipv6_prefix, delegated_ipv6_prefix)
      where s.tenant_id = ? and s.id = w.id and s.started_at = w.started_at
        and s.version = w.version
      """;

  private static final String GROWN = """
       set octets_in = w.octets_in, octets_out = w.octets_out, duration_seconds = w.seconds,
        counter_fell = w.fell, last_update_at = w.at,
        framed_ip = coalesce(w.framed_ip, s.framed_ip),
        framed_ipv6_prefix = coalesce(w.framed_ipv6_prefix, s.framed_ipv6_prefix),
        delegated_ipv6_prefix = coalesce(w.delegated_ipv6_prefix, s.delegated_ipv6_prefix),
        updated_at = now(), version = s.version + 1
      """;

  static final String GROW =
      "update radius_session_open s" + GROWN + ", status_type = 'interim'" + CHANGED;

  static final String END =
      "update radius_accounting_session s" + GROWN + """
            , status_type = 'stop', is_open = false, ended_at = w.ended_at,
             terminate_cause = w.cause, is_synthetic = w.synthetic
            """ + CHANGED + " and s.is_open";

  static final String REOPEN =
      "update radius_accounting_session s" + GROWN + """
            , status_type = 'interim', is_open = true, ended_at = null, terminate_cause = null,
             is_synthetic = false
            """ + CHANGED + " and not s.is_open";

  static final String LATE =
      "update radius_accounting_session s" + GROWN + CHANGED + " and not s.is_open";

  /** The growth, in the bucket of its period if there is one, whose sum grows with it. */
  static final String USAGE = """
      with grown as (
        select w.*, q.id as quota_bucket_id
        from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::int8[], ?::int8[])
          as w (id, subscription_id, session_id, at, octets_in, octets_out)
        cross join (select ?::uuid as tenant_id) t
        left join quota_bucket q on q.tenant_id = t.tenant_id
          and q.subscription_id = w.subscription_id
          and q.period_start <= w.at and q.period_end > w.at),
      counted as (
        update quota_bucket q set used_octets = q.used_octets + g.octets, updated_at = now(),
          version = q.version + 1
        from (select quota_bucket_id, sum(octets_in + octets_out) as octets from grown
          where quota_bucket_id is not null group by quota_bucket_id) g
        where q.tenant_id = (select nullif(current_setting('dotmac.tenant', true), '')::uuid)
          and q.id = g.quota_bucket_id)
      insert into usage_record (tenant_id, id, recorded_at, subscription_id, quota_bucket_id,
        session_id, source, octets_in, octets_out)
      select (select nullif(current_setting('dotmac.tenant', true), '')::uuid), g.id, g.at,
        g.subscription_id, g.quota_bucket_id, g.session_id, 'radius', g.octets_in, g.octets_out
      from grown g
      """;

  private static final String CLOSE = """
      update radius_accounting_session s set status_type = 'stop', is_open = false,
        is_synthetic = true, updated_at = now(), version = s.version + 1,
      """;

  static final String NAS_RESTARTED = CLOSE + """
             terminate_cause = 'nas_reboot', ended_at = least(?, s.last_update_at)
            where s.tenant_id = ? and s.is_open and s.nas_key = ? and s.started_at < ? returning
            """ + KNOWN;

  static final String SILENT = CLOSE + """
             terminate_cause = 'lost_service', ended_at = s.last_update_at
            where s.tenant_id = ? and s.is_open and s.last_update_at < ? returning
            """ + KNOWN;

  private SessionSql() {}
}
