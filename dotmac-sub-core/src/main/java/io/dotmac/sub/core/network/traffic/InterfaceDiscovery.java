package io.dotmac.sub.core.network.traffic;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;

/** Takes the interfaces that were read over into the inventory of network devices. */
public final class InterfaceDiscovery {
  private static final String TAKE_OVER = """
      insert into device_interface as i (tenant_id, id, device_id, name, description, status,
        speed_mbps, if_index)
      select m.tenant_id, gen_random_uuid(), t.network_device_id, m.name, m.description, m.status,
        nullif(m.speed_mbps, 0), case when m.if_index > 0 then m.if_index end
      from monitored_interface m
      join snmp_target t on t.tenant_id = m.tenant_id and t.id = m.snmp_target_id
      where m.tenant_id = ? and t.is_active and t.network_device_id is not null
      on conflict (tenant_id, device_id, name) do update set status = excluded.status,
        description = coalesce(i.description, excluded.description),
        speed_mbps = excluded.speed_mbps, if_index = excluded.if_index, updated_at = now(),
        version = i.version + 1
      where (i.status, i.speed_mbps, i.if_index)
        is distinct from (excluded.status, excluded.speed_mbps, excluded.if_index)
      """;

  private InterfaceDiscovery() {}

  /** Adds those that are new and changes those that differ; gives how many. */
  public static int takeOver(Tx tx) {
    return tx.jdbc(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(TAKE_OVER)) {
        insert.setObject(1, tx.tenant().value());
        return insert.executeUpdate();
      }
    });
  }
}
