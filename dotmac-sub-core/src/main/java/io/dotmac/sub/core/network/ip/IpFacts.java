package io.dotmac.sub.core.network.ip;

import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What decides which addresses the logins of a tenant are given.
 *
 * @param pools those in use, by name
 * @param assigned what services were given for good, the first first, by the credential that gets
 *     it: the first of the service
 */
public record IpFacts(Map<String, Pool> pools, Map<UUID, List<IpNetwork>> assigned) {
  private static final String POOLS = """
      select p.id, p.name, p.prefix_length, p.gateway, p.dns_primary, p.dns_secondary, b.cidr,
        p.ip_version
      from ip_pool p
      left join ip_block b on b.tenant_id = p.tenant_id and b.pool_id = p.id and b.is_active
      where p.tenant_id = ? and p.is_active
      order by p.id, b.created_at, b.id
      """;

  private static final String ASSIGNED = """
      select first.id, h.prefix from ip_holding h
      join lateral (select c.id from access_credential c where c.tenant_id = h.tenant_id
          and c.subscription_id = h.subscription_id and c.is_active
        order by c.created_at, c.id limit 1) first on true
      where h.tenant_id = ? and h.kind = 'assigned' and h.access_credential_id is null
      order by h.created_at, h.id
      """;

  /** A pool that is in use. */
  public record Pool(
      UUID id,
      String name,
      IpVersion version,
      int unitLength,
      @Nullable IpNetwork gateway,
      List<IpNetwork> dns,
      List<IpNetwork> blocks) {
    /** Whether logins may be given that. */
    public boolean gives(IpNetwork prefix) {
      for (int i = 0; i < blocks.size(); i++) {
        if (blocks.get(i).contains(prefix)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Of a tenant without pools. */
  public static final IpFacts NONE = new IpFacts(Map.of(), Map.of());

  /** Copies the maps. */
  public IpFacts {
    pools = Map.copyOf(pools);
    assigned = Map.copyOf(assigned);
  }

  /** Of the transaction's tenant. */
  public static IpFacts of(Tx tx) {
    return tx.jdbc(connection -> new IpFacts(pools(connection, tx), assigned(connection, tx)));
  }

  private static Map<String, Pool> pools(Connection connection, Tx tx) throws SQLException {
    Map<String, Pool> pools = new HashMap<>();
    Map<String, List<IpNetwork>> blocks = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(POOLS)) {
      query.setObject(1, tx.tenant().value());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          List<IpNetwork> of = blocks.computeIfAbsent(row.getString(2), name -> new ArrayList<>());
          if (row.getString(7) != null) {
            of.add(IpNetwork.of(row.getString(7)));
          }
          pools.put(row.getString(2), pool(row, of));
        }
      }
    }
    return pools;
  }

  private static Pool pool(ResultSet row, List<IpNetwork> blocks) throws SQLException {
    List<IpNetwork> dns = new ArrayList<>();
    for (int column = 5; column <= 6; column++) {
      if (row.getString(column) != null) {
        dns.add(IpNetwork.of(row.getString(column)));
      }
    }
    String gateway = row.getString(4);
    return new Pool(
        row.getObject(1, UUID.class),
        row.getString(2),
        WireName.parse(IpVersion.class, row.getString(8)),
        row.getInt(3),
        gateway == null ? null : IpNetwork.of(gateway),
        List.copyOf(dns),
        List.copyOf(blocks));
  }

  private static Map<UUID, List<IpNetwork>> assigned(Connection connection, Tx tx)
      throws SQLException {
    Map<UUID, List<IpNetwork>> assigned = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(ASSIGNED)) {
      query.setObject(1, tx.tenant().value());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          assigned
              .computeIfAbsent(row.getObject(1, UUID.class), credential -> new ArrayList<>())
              .add(IpNetwork.of(row.getString(2)));
        }
      }
    }
    return assigned;
  }
}
