package io.dotmac.sub.core.provisioning.drift;

import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.drift.KnownOnt.Links;
import io.dotmac.sub.core.provisioning.drift.KnownOnt.Wanted;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the records say of the ONTs of a device: the assignments of the line terminal that it is,
 * and, where there never was one, the last run that set something up.
 */
final class OntBelief {
  private static final String PLACES = """
      places as (
        select p.id, p.olt_id, case when k.id is not null
            then s.shelf_number || '/' || c.slot_number || '/' || k.port_number
            when p.name ~ '^[0-9]{1,3}/[0-9]{1,3}/[0-9]{1,3}$' then p.name end as place, p.name
        from pon_port p
        left join olt_card_port k on k.tenant_id = p.tenant_id and k.id = p.olt_card_port_id
        left join olt_card c on c.tenant_id = k.tenant_id and c.id = k.card_id
        left join olt_shelf s on s.tenant_id = c.tenant_id and s.id = c.shelf_id
        where p.tenant_id = ? and p.is_active)
      """;

  private static final String PORTS = "with " + PLACES + """
      select x.place from places x
      join provisioning_device d on d.tenant_id = ? and d.id = ? and d.olt_id = x.olt_id
      where x.place is not null
      union
      select r.pon_port from provisioning_run r where r.tenant_id = ? and r.device_id = ?
      """;

  private static final String KNOWN = "with " + PLACES + """
      , last as (
        select distinct on (r.subscription_id) r.* from provisioning_run r
        where r.tenant_id = ? and r.status = 'success' and r.subscription_id in (
          select o.subscription_id from provisioning_run o
          where o.tenant_id = ? and o.device_id = ?)
        order by r.subscription_id, r.id desc),
      up as (select * from last where direction = 'apply' and device_id = ?),
      given as (
        select u.id as run_id, array_agg(distinct coalesce(t.vlan, u.vlan))
            filter (where t.template_id is null and coalesce(t.vlan, u.vlan) is not null) as vlans,
          array_agg(distinct coalesce(t.vlan, u.vlan)
              || ' ' || coalesce(t.upstream_profile, t.inbound_table::text, '-')
              || '/' || coalesce(t.downstream_profile, t.outbound_table::text, '-'))
            filter (where t.template_id is null and coalesce(t.vlan, u.vlan) is not null) as limits,
          bool_or(t.template_id is not null) as more
        from up u
        join provisioning_run_step t on t.tenant_id = u.tenant_id and t.run_id = u.id
          and t.step_type = 'push_config'
        group by u.id),
      known as (
        select o.serial_number, x.place, a.ont_number, a.subscription_id, o.id as unit_id
        from provisioning_device d
        join places x on x.olt_id = d.olt_id
        join ont_assignment a on a.tenant_id = d.tenant_id and a.pon_port_id = x.id
          and a.status = 'active'
        join ont_unit o on o.tenant_id = a.tenant_id and o.id = a.ont_unit_id
        where d.tenant_id = ? and d.id = ?
        union all
        select u.serial_number, u.pon_port, u.ont_number, u.subscription_id, o.id
        from up u
        left join ont_unit o on o.tenant_id = u.tenant_id and o.serial_number = u.serial_number
          and o.status <> 'retired'
        where not exists (select from ont_assignment a where a.tenant_id = u.tenant_id
          and (a.ont_unit_id = o.id or a.subscription_id = u.subscription_id)))
      select k.serial_number, k.place, k.ont_number, k.unit_id, k.subscription_id,
        u.service_order_id, coalesce(g.vlans, '{}') as vlans,
        coalesce(g.limits, '{}') as limits, coalesce(g.more, false) as more,
        s.status, exists (select from service_lock l where l.tenant_id = s.tenant_id
            and l.subscription_id = s.id and l.released_at is null
            and l.effect in ('suspend', 'reject')) as locked,
        exists (select from access_credential c where c.tenant_id = s.tenant_id
            and c.subscription_id = s.id and c.is_active) as logs_in
      from known k
      left join subscription s on s.tenant_id = ? and s.id = k.subscription_id
      left join up u on u.subscription_id = k.subscription_id and u.serial_number = k.serial_number
      left join given g on g.run_id = u.id
      """;

  private static final String OTHERS = """
      select o.serial_number, o.id as unit_id, a.subscription_id,
        x.name || ' ' || p.name || coalesce(' ONT ' || a.ont_number, '') as elsewhere
      from ont_unit o
      left join ont_assignment a on a.tenant_id = o.tenant_id and a.ont_unit_id = o.id
        and a.status = 'active'
      left join pon_port p on p.tenant_id = a.tenant_id and p.id = a.pon_port_id
      left join olt_device x on x.tenant_id = p.tenant_id and x.id = p.olt_id
      where o.tenant_id = ? and o.serial_number = any(?) and o.status <> 'retired'
      """;

  private static final String BUSY = """
      select serial_number from provisioning_run
      where tenant_id = ? and device_id = ?
        and (status in ('pending', 'running') or completed_at >= ?)
      """;

  private OntBelief() {}

  /** The ports that there are on a device, or were worked on. */
  static Set<String> ports(Tx tx, ProvisioningDeviceId device) {
    UUID tenant = tx.tenant().value();
    return tx.jdbc(connection ->
        words(connection, PORTS, tenant, tenant, device.value(), tenant, device.value()));
  }

  /** The serial numbers on which somebody works, or has worked since then. */
  static Set<String> busy(Tx tx, ProvisioningDeviceId device, Instant since) {
    return tx.jdbc(connection -> words(
        connection, BUSY, tx.tenant().value(), device.value(), since.atOffset(ZoneOffset.UTC)));
  }

  /** The ONTs of a device; of those it shows, also the ones that are recorded elsewhere. */
  static List<KnownOnt> of(Tx tx, ProvisioningDeviceId device, Collection<SeenOnt> seen) {
    return tx.jdbc(connection -> {
      List<KnownOnt> known = new ArrayList<>(known(connection, tx, device.value()));
      Set<String> others = new HashSet<>();
      seen.forEach(ont -> others.add(ont.serialNumber()));
      known.forEach(ont -> others.remove(ont.serialNumber()));
      known.addAll(others(connection, tx, others));
      return known;
    });
  }

  private static List<KnownOnt> known(Connection connection, Tx tx, UUID device)
      throws SQLException {
    UUID tenant = tx.tenant().value();
    List<KnownOnt> known = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(KNOWN)) {
      Object[] values = {tenant, tenant, tenant, device, device, tenant, device, tenant};
      for (int i = 0; i < values.length; i++) {
        query.setObject(i + 1, values[i]);
      }
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          known.add(known(row));
        }
      }
    }
    return known;
  }

  private static KnownOnt known(ResultSet row) throws SQLException {
    String place = row.getString("place");
    Integer number = row.getObject("ont_number", Integer.class);
    return new KnownOnt(
        row.getString("serial_number"),
        place == null ? OntPlace.SOMEWHERE : new OntPlace(place, number),
        null,
        wanted(row.getString("status"), row.getBoolean("locked"), row.getBoolean("logs_in")),
        vlans(row.getArray("vlans")),
        new TreeSet<>(List.of((String[]) row.getArray("limits").getArray())),
        row.getBoolean("more"),
        new Links(
            row.getObject("unit_id", UUID.class),
            row.getObject("subscription_id", UUID.class),
            row.getObject("service_order_id", UUID.class)));
  }

  /** A login that is refused holds a service back whatever its line terminal does. */
  private static Wanted wanted(@Nullable String status, boolean locked, boolean logsIn) {
    if ("suspended".equals(status) || "active".equals(status) && locked) {
      return logsIn ? Wanted.EITHER : Wanted.OFF;
    }
    return "active".equals(status) ? Wanted.ON : Wanted.EITHER;
  }

  private static SortedSet<Integer> vlans(Array array) throws SQLException {
    return new TreeSet<>(List.of((Integer[]) array.getArray()));
  }

  private static List<KnownOnt> others(Connection connection, Tx tx, Set<String> serials)
      throws SQLException {
    List<KnownOnt> known = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(OTHERS)) {
      query.setObject(1, tx.tenant().value());
      query.setArray(2, connection.createArrayOf("text", serials.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          known.add(new KnownOnt(
              row.getString("serial_number"),
              null,
              row.getString("elsewhere"),
              Wanted.EITHER,
              new TreeSet<>(),
              new TreeSet<>(),
              false,
              new Links(
                  row.getObject("unit_id", UUID.class),
                  row.getObject("subscription_id", UUID.class),
                  null)));
        }
      }
    }
    return known;
  }

  private static Set<String> words(Connection connection, String sql, Object... values)
      throws SQLException {
    Set<String> words = new HashSet<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        query.setObject(i + 1, values[i]);
      }
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          words.add(row.getString(1));
        }
      }
    }
    return words;
  }
}
