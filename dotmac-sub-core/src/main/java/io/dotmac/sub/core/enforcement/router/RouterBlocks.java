package io.dotmac.sub.core.enforcement.router;

import io.dotmac.sub.core.provisioning.device.SuspendBy;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What routers and line terminals are to hold back. A service that is suspended has its addresses
 * held back, and every service that is off its accounts and, if nobody logs in for it, its ONT: the
 * address of one that is over soon is somebody else's. Only what is a service's for good is held
 * back, since an address of a session may be another's by the time that the router is told.
 */
final class RouterBlocks {
  /** What is wanted of all services, or of some. */
  private static final String WANTED = """
      wanted as (
        select d.id as device, b.id as service, b.subscription_number, d.suspend_by as way, v.value
        from subscription b
        join provisioning_device d on d.tenant_id = b.tenant_id and d.is_active
          and d.suspend_by is not null
        cross join lateral (
          select host(h.prefix::inet) as value from ip_holding h
          where d.suspend_by = 'address_list' and h.tenant_id = b.tenant_id
            and h.kind = 'assigned' and h.ip_version = 'ipv4' and masklen(h.prefix::inet) = 32
            and (h.subscription_id = b.id or h.access_credential_id in (
              select c.id from access_credential c
              where c.tenant_id = b.tenant_id and c.subscription_id = b.id))
          union
          select host(c.ipv4_address::inet) from access_credential c
          where d.suspend_by = 'address_list' and c.tenant_id = b.tenant_id
            and c.subscription_id = b.id and c.is_active and c.ipv4_address is not null
          union
          select c.username from access_credential c
          where d.suspend_by = 'ppp_secret' and c.tenant_id = b.tenant_id
            and c.subscription_id = b.id and c.connection_type = 'pppoe'
          union
          select u.serial_number from ont_assignment a
          join pon_port p on p.tenant_id = a.tenant_id and p.id = a.pon_port_id
          join ont_unit u on u.tenant_id = a.tenant_id and u.id = a.ont_unit_id
          where d.suspend_by = 'ont' and a.tenant_id = b.tenant_id and a.subscription_id = b.id
            and a.status = 'active' and p.olt_id = d.olt_id
            and not exists (select from access_credential c where c.tenant_id = b.tenant_id
              and c.subscription_id = b.id and c.is_active)) v
        where b.tenant_id = ?
          and (d.suspend_by in ('ppp_secret', 'ont') and b.status not in ('active', 'pending')
            or b.status = 'suspended'
            or b.status = 'active' and exists (select from service_lock l
              where l.tenant_id = b.tenant_id and l.subscription_id = b.id
                and l.released_at is null and l.effect in ('suspend', 'reject')))
          and (d.suspend_by = 'ont'
            or not exists (select from access_credential c where c.tenant_id = b.tenant_id
              and c.subscription_id = b.id and c.is_active and c.nas_device_id is not null)
            or exists (select from access_credential c where c.tenant_id = b.tenant_id
              and c.subscription_id = b.id and c.is_active
              and c.nas_device_id = d.nas_device_id))
      """;

  private static final String ADD = "with " + WANTED + " and b.id = any (?)) " + """
      insert into router_block as r (tenant_id, id, device_id, subscription_id, way, value, status)
      select ?, gen_random_uuid(), w.device, w.service, w.way, w.value, 'pending' from wanted w
      on conflict (tenant_id, subscription_id, device_id, way, value) do update
        set status = 'pending', held_at = null, updated_at = now(), version = r.version + 1
        where r.status = 'lifting'
      """;

  private static final String LIFT = "with " + WANTED + " and b.id = any (?)) " + """
      update router_block r set status = 'lifting', updated_at = now(), version = r.version + 1
      where r.tenant_id = ? and r.subscription_id = any (?) and r.status <> 'lifting'
        and not exists (select from wanted w where w.device = r.device_id
          and w.service = r.subscription_id and w.way = r.way and w.value = r.value)
      """;

  /** What another service has held back there stays so. */
  private static final String WORK = """
      select r.id, r.device_id, r.subscription_id, r.way, r.value, r.status <> 'lifting'
          or exists (select from router_block o where o.tenant_id = r.tenant_id
            and o.device_id = r.device_id and o.way = r.way and o.value = r.value
            and o.id <> r.id and o.status <> 'lifting') as held,
        r.status = 'lifting' as ends, b.subscription_number
      from router_block r
      join subscription b on b.tenant_id = r.tenant_id and b.id = r.subscription_id
      where r.tenant_id = ? and r.subscription_id = any (?)
      order by r.device_id, r.way, r.value
      """;

  private static final String ADRIFT = "with " + WANTED + ") " + """
      select w.service from wanted w
      where not exists (select from router_block r where r.tenant_id = ?
        and r.device_id = w.device and r.subscription_id = w.service and r.way = w.way
        and r.value = w.value and r.status = 'held')
      union
      select r.subscription_id from router_block r
      where r.tenant_id = ? and (r.status <> 'held' or not exists (select from wanted w
        where w.device = r.device_id and w.service = r.subscription_id and w.way = r.way
          and w.value = r.value))
      """;

  private static final String HELD = """
      update router_block r set status = 'held', error = null, tried_at = now(),
        held_at = coalesce(r.held_at, now()), updated_at = now(), version = r.version + 1
      where r.tenant_id = ? and r.id = any (?) and r.status = 'pending'
      """;

  private static final String GONE = """
      delete from router_block r where r.tenant_id = ? and r.id = any (?) and r.status = 'lifting'
      """;

  private static final String FAILED = """
      update router_block r set error = n.error, tried_at = now(),
        status = case when r.status = 'held' then 'pending' else r.status end,
        updated_at = now(), version = r.version + 1
      from unnest(?::uuid[], ?::text[]) as n (id, error)
      where r.tenant_id = ? and r.id = n.id
      """;

  private RouterBlocks() {}

  /**
   * Something to tell a router.
   *
   * @param held whether it is held back then
   * @param ends whether the row goes then
   */
  record Work(
      UUID block,
      UUID device,
      UUID service,
      SuspendBy way,
      String value,
      boolean held,
      boolean ends,
      String serviceNumber) {}

  /** Writes down what is wanted of those services now, and gives all that there is to tell. */
  static List<Work> plan(Tx tx, Collection<UUID> services) {
    UUID tenant = tx.tenant().value();
    return tx.jdbc(connection -> {
      Array ids = uuids(connection, services);
      update(connection, ADD, tenant, ids, tenant);
      update(connection, LIFT, tenant, ids, tenant, ids);
      List<Work> work = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(WORK)) {
        query.setObject(1, tenant);
        query.setArray(2, ids);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            work.add(new Work(
                row.getObject("id", UUID.class),
                row.getObject("device_id", UUID.class),
                row.getObject("subscription_id", UUID.class),
                WireName.parse(SuspendBy.class, row.getString("way")),
                row.getString("value"),
                row.getBoolean("held"),
                row.getBoolean("ends"),
                row.getString("subscription_number")));
          }
        }
      }
      return work;
    });
  }

  /** Services of which a router does not hold back what it is to, or holds back what it is not. */
  static List<UUID> adrift(Tx tx) {
    UUID tenant = tx.tenant().value();
    return tx.jdbc(connection -> {
      List<UUID> found = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(ADRIFT)) {
        query.setObject(1, tenant);
        query.setObject(2, tenant);
        query.setObject(3, tenant);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            found.add(row.getObject(1, UUID.class));
          }
        }
      }
      return found;
    });
  }

  /** Writes down what became of it: what was in the way by id, everything else went well. */
  static void record(Tx tx, List<Work> done, Map<UUID, String> failed) {
    UUID tenant = tx.tenant().value();
    tx.jdbc(connection -> {
      Array ids = uuids(connection, done.stream().map(Work::block).toList());
      update(connection, HELD, tenant, ids);
      update(connection, GONE, tenant, ids);
      List<UUID> blocks = List.copyOf(failed.keySet());
      Object[] errors = blocks.stream().map(failed::get).toArray();
      update(
          connection,
          FAILED,
          uuids(connection, blocks),
          connection.createArrayOf("text", errors),
          tenant);
      return true;
    });
  }

  private static Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray());
  }

  private static void update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      update.executeUpdate();
    }
  }
}
