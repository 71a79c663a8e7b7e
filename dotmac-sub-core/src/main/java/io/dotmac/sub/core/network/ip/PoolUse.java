package io.dotmac.sub.core.network.ip;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How much of a pool is held, in units of what one login is given.
 *
 * @param capacity what its blocks hold
 * @param inUse leases of sessions
 * @param kept leases of nobody's session, which the next who needs them gets
 */
public record PoolUse(long capacity, long reserved, long assigned, long inUse, long kept) {
  /** Of no pool. */
  public static final PoolUse NOTHING = new PoolUse(0, 0, 0, 0, 0);

  private static final String SQL = """
      select p.id,
        (select coalesce(sum(2::numeric ^ (p.prefix_length - masklen(b.cidr::inet))
            - case when p.ip_version = 'ipv4' and masklen(b.cidr::inet) < 31 then 2 else 0 end), 0)
          from ip_block b
          where b.tenant_id = p.tenant_id and b.pool_id = p.id and b.is_active) as capacity,
        coalesce(h.reserved, 0), coalesce(h.assigned, 0), coalesce(h.used, 0), coalesce(h.kept, 0)
      from ip_pool p
      left join lateral (select
          sum(2::numeric ^ greatest(0, p.prefix_length - masklen(x.prefix::inet)))
            filter (where x.kind = 'reserved') as reserved,
          sum(2::numeric ^ greatest(0, p.prefix_length - masklen(x.prefix::inet)))
            filter (where x.kind = 'assigned') as assigned,
          count(*) filter (where x.kind = 'leased' and x.released_at is null) as used,
          count(*) filter (where x.kind = 'leased' and x.released_at is not null) as kept
        from ip_holding x where x.tenant_id = p.tenant_id and x.pool_id = p.id) h on true
      where p.tenant_id = ? and p.id = any (?)
      """;

  /** Of these pools. */
  public static Map<UUID, PoolUse> of(Tx tx, Collection<UUID> pools) {
    return tx.jdbc(connection -> {
      Map<UUID, PoolUse> uses = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(SQL)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("uuid", pools.toArray()));
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            uses.put(
                row.getObject(1, UUID.class),
                new PoolUse(
                    row.getBigDecimal(2).longValue(),
                    row.getBigDecimal(3).longValue(),
                    row.getBigDecimal(4).longValue(),
                    row.getLong(5),
                    row.getLong(6)));
          }
        }
      }
      return uses;
    });
  }

  /** Of that pool; nothing if there is none. */
  public static PoolUse of(Tx tx, IpPoolId pool) {
    return of(tx, List.of(pool.value())).getOrDefault(pool.value(), NOTHING);
  }

  /** What nobody holds. */
  public long free() {
    return Math.max(0, capacity - reserved - assigned - inUse - kept);
  }
}
