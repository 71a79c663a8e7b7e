package io.dotmac.sub.core.network.ip;

/** The statements of {@link IpLeases}. Each changes any number of rows. */
final class LeaseSql {
  private static final String COLUMNS = """
       returning h.id, h.version, h.access_credential_id, h.pool_id, h.slot, h.prefix
      """;

  private static final String WISHES = """
      unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::int4[])
        as w (access_credential_id, subscriber_id, subscription_id, pool_id, slot)
      """;

  private static final String OF_WISH = """
       h.tenant_id = ? and h.kind = 'leased'
        and h.access_credential_id = w.access_credential_id and h.pool_id = w.pool_id
        and h.slot = w.slot
      """;

  /** What lies in no block of its pool any more is given up by who asks anew. */
  static final String GIVE_UP =
      "delete from ip_holding h using " + WISHES + " where" + OF_WISH + """
             and not exists (select 1 from ip_block b where b.tenant_id = h.tenant_id
              and b.pool_id = h.pool_id and b.is_active and b.cidr::inet >>= h.prefix::inet)
            """;

  static final String TAKE_KNOWN = """
      update ip_holding h set
        owned_since = case when h.node_id = ? then h.owned_since else now() end, node_id = ?,
        subscriber_id = w.subscriber_id, subscription_id = w.subscription_id,
        used_at = ?, released_at = null, updated_at = now(), version = h.version + 1
      from
      """ + WISHES + " where" + OF_WISH + COLUMNS;

  static final String TAKE_NEW = """
      insert into ip_holding as h (tenant_id, id, kind, prefix, pool_id, access_credential_id,
        subscriber_id, subscription_id, slot, node_id, owned_since, used_at)
      select ?, w.id, 'leased', w.prefix, w.pool_id, w.access_credential_id, w.subscriber_id,
        w.subscription_id, w.slot, ?, now(), ?
      from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::int4[], ?::uuid[], ?::text[])
        as w (access_credential_id, subscriber_id, subscription_id, pool_id, slot, id, prefix)
      on conflict do nothing
      """ + COLUMNS;

  /**
   * A node may go on giving back what it believes is its own until it has followed the others, or
   * has not for so long that it gives nothing any more; a minute is left for transactions.
   */
  static final String IDLE = """
      select h.id, h.version, h.access_credential_id, h.pool_id, h.slot, h.prefix
      from ip_holding h
      where h.tenant_id = ? and h.pool_id = ? and h.kind = 'leased' and h.released_at < ?
        and (h.node_id is null or h.node_id = ? or not exists (select 1 from ip_node n
          where n.node_id = h.node_id and n.followed_at > now() - make_interval(secs => ?)))
        and h.owned_since < (select coalesce(min(n.followed_at) - interval '1 minute', 'infinity')
          from ip_node n
          where n.node_id <> ? and n.followed_at > now() - make_interval(secs => ?))
        and not exists (select 1 from radius_session_open r where r.tenant_id = h.tenant_id
          and r.subscription_id = h.subscription_id
          and r.access_credential_id = h.access_credential_id)
        and exists (select 1 from ip_block b where b.tenant_id = h.tenant_id
          and b.pool_id = h.pool_id and b.is_active and b.cidr::inet >>= h.prefix::inet)
      order by h.released_at, h.id limit ? for update of h skip locked
      """;

  static final String PASS_ON = """
      update ip_holding h set access_credential_id = w.access_credential_id,
        subscriber_id = w.subscriber_id, subscription_id = w.subscription_id, slot = w.slot,
        owned_since = case when h.node_id = ? then h.owned_since else now() end, node_id = ?,
        used_at = ?, released_at = null, updated_at = now(), version = h.version + 1
      from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::int4[], ?::uuid[], ?::int4[])
        as w (access_credential_id, subscriber_id, subscription_id, pool_id, slot, id, version)
      where h.tenant_id = ? and h.id = w.id and h.version = w.version and h.kind = 'leased'
        and h.pool_id = w.pool_id
      """ + COLUMNS;

  static final String USES = """
      update ip_holding h set used_at = greatest(h.used_at, w.used_at),
        released_at = w.released_at, updated_at = now()
      from unnest(?::uuid[], ?::int4[], ?::timestamptz[], ?::timestamptz[])
        as w (id, version, used_at, released_at)
      where h.tenant_id = ? and h.id = w.id and h.version = w.version and h.node_id = ?
        and h.kind = 'leased'
      returning h.id
      """;

  static final String DISOWN = """
      update ip_holding h set node_id = null, updated_at = now(), version = h.version + 1
      where h.tenant_id = ? and h.node_id = ? and h.id = any (?) and h.kind = 'leased'
      """;

  static final String DROP = """
      delete from ip_holding h
      where h.tenant_id = ? and h.node_id = ? and h.id = any (?) and h.kind = 'leased'
      """;

  static final String OWN = """
      select h.id, h.version, h.access_credential_id, h.pool_id, h.slot, h.prefix, h.released_at,
        exists (select 1 from radius_session_open r where r.tenant_id = h.tenant_id
          and r.subscription_id = h.subscription_id
          and r.access_credential_id = h.access_credential_id)
      from ip_holding h
      where h.tenant_id = ? and h.node_id = ? and h.kind = 'leased'
      """;

  static final String MINE = """
      select h.id, h.version, h.access_credential_id from ip_holding h
      where h.tenant_id = ? and h.node_id = ? and h.id = any (?) and h.kind = 'leased'
      """;

  private LeaseSql() {}
}
