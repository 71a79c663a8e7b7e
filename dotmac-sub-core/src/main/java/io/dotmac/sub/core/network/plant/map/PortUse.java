package io.dotmac.sub.core.network.plant.map;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How many outputs a splitter has, and on how many of them something hangs. */
public record PortUse(UUID splitterId, long outputs, long used, long free) {
  private static final String OUTPUTS = """
      select count(*) as outputs, count(*) filter (where
        exists (select 1 from fiber_strand s where s.tenant_id = p.tenant_id
          and s.upstream_splitter_port_id = p.id)
        or exists (select 1 from splitter_port_assignment a where a.tenant_id = p.tenant_id
          and a.splitter_port_id = p.id and a.is_active)) as used
      from splitter_port p
      where p.tenant_id = ? and p.splitter_id = ? and p.port_type = 'output' and p.is_active
      """;

  /** Of one splitter. */
  public static PortUse ofSplitter(Tx tx, UUID splitter) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(OUTPUTS)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, splitter);
        try (ResultSet row = query.executeQuery()) {
          row.next();
          long outputs = row.getLong("outputs");
          long used = row.getLong("used");
          return new PortUse(splitter, outputs, used, outputs - used);
        }
      }
    });
  }

  /** The number of ONTs that are assigned to each of these PON ports; none where there is none. */
  public static Map<UUID, Long> onts(Tx tx, Collection<UUID> ponPorts) {
    return tx.jdbc(connection -> {
      Map<UUID, Long> onts = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(
          "select pon_port_id, count(*) as onts from ont_assignment where tenant_id = ?"
              + " and status = 'active' and pon_port_id = any (?) group by pon_port_id")) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("uuid", ponPorts.toArray()));
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            onts.put(row.getObject("pon_port_id", UUID.class), row.getLong("onts"));
          }
        }
      }
      return onts;
    });
  }
}
