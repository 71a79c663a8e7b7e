package io.dotmac.sub.core.network.poll;

import io.dotmac.sub.core.network.cpe.OntReading;
import io.dotmac.sub.core.network.cpe.OntReadings;
import io.dotmac.sub.core.network.traffic.PortReading;
import io.dotmac.sub.core.network.traffic.PortReadings;
import io.dotmac.sub.core.network.watch.DeviceEvent;
import io.dotmac.sub.core.tx.Columns;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what devices said: some statements for all of them. */
final class Readings {
  /** So often in a row it must not have answered to be offline. */
  static final int OFFLINE_AFTER = 2;

  /**
   * What another node has claimed since is that node's. The next reading is an interval after this
   * one, a little more or less, so that devices that began together do not stay so.
   */
  private static final String STATE = """
      with said as (
        select n.*, o.missed as missed_before, o.last_answer_at as answered_before,
          t.interval_seconds, t.network_device_id, coalesce(d.name, l.name, a.name) as name,
          coalesce(t.network_device_id, t.olt_id, t.nas_device_id) as device
        from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::boolean[], ?::text[], ?::text[],
            ?::text[], ?::bigint[], ?::numeric[], ?::numeric[], ?::numeric[])
          as n (id, token, at, answered, error, name_said, described, uptime, cpu, memory, heat)
        join snmp_target_state o on o.tenant_id = ? and o.snmp_target_id = n.id
          and o.lease_token = n.token
        join snmp_target t on t.tenant_id = o.tenant_id and t.id = o.snmp_target_id
        left join network_device d on d.tenant_id = t.tenant_id and d.id = t.network_device_id
        left join olt_device l on l.tenant_id = t.tenant_id and l.id = t.olt_id
        left join nas_device a on a.tenant_id = t.tenant_id and a.id = t.nas_device_id
        order by o.snmp_target_id for update of o)
      update snmp_target_state s set lease_token = null, leased_until = null,
        next_poll_at = now() + make_interval(
          secs => said.interval_seconds * (0.95 + 0.1 * random())),
        last_poll_at = said.at, error = said.error,
        last_answer_at = case when said.answered then said.at else s.last_answer_at end,
        missed = case when said.answered then 0 else s.missed + 1 end,
        system_name = coalesce(said.name_said, s.system_name),
        system_description = coalesce(said.described, s.system_description),
        uptime_seconds = said.uptime, cpu_percent = said.cpu, memory_percent = said.memory,
        temperature_c = said.heat
      from said
      where s.tenant_id = ? and s.snmp_target_id = said.id
      returning s.snmp_target_id, s.missed, said.missed_before, said.answered_before,
        said.network_device_id, said.device, said.name
      """;

  private static final String DEVICE_STATUS = """
      update network_device d set status = n.status, updated_at = now(), version = d.version + 1
      from unnest(?::uuid[], ?::text[]) as n (id, status)
      where d.tenant_id = ? and d.id = n.id and d.status <> 'maintenance' and d.status <> n.status
      """;

  /** By its serial number, else by its place. */
  private static final String ONTS = """
      select n.place, coalesce(u.id, a.ont_unit_id) as ont
      from unnest(?::int[], ?::uuid[], ?::text[], ?::text[], ?::int[])
        as n (place, target, serial, port, number)
      join snmp_target t on t.tenant_id = ? and t.id = n.target
      left join ont_unit u on u.tenant_id = t.tenant_id and u.serial_number = n.serial
        and u.status <> 'retired'
      left join pon_port p on u.id is null and n.serial is null and p.tenant_id = t.tenant_id
        and p.olt_id = t.olt_id and p.is_active and lower(p.name) = lower(n.port)
      left join ont_assignment a on a.tenant_id = p.tenant_id and a.pon_port_id = p.id
        and a.status = 'active' and a.ont_number = n.number
      where coalesce(u.id, a.ont_unit_id) is not null
      """;

  private Readings() {}

  private record Kept(
      UUID target,
      int missed,
      int missedBefore,
      @Nullable Instant answeredBefore,
      @Nullable UUID networkDevice,
      UUID device,
      String name) {
    boolean fell() {
      return missed == OFFLINE_AFTER;
    }

    boolean rose() {
      return missed == 0 && missedBefore >= OFFLINE_AFTER;
    }
  }

  /** Keeps all of them but those that another node has claimed since. */
  static void keep(Tx tx, List<DeviceReading> readings) {
    List<Kept> kept = tx.jdbc(connection -> states(connection, tx, readings));
    tell(tx, kept);
    tx.jdbc(connection -> statuses(connection, tx, kept));
    Set<UUID> targets = new HashSet<>();
    kept.forEach(each -> targets.add(each.target()));
    List<DeviceReading> ours =
        readings.stream().filter(each -> targets.contains(each.target())).toList();
    List<PortReading> ports = new ArrayList<>();
    ours.forEach(each -> ports(each, ports));
    PortReadings.keep(tx, ports);
    onts(tx, ours);
  }

  private static List<Kept> states(Connection connection, Tx tx, List<DeviceReading> readings)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(STATE)) {
      Columns columns = new Columns(connection, update);
      columns.add("uuid", readings, DeviceReading::target);
      columns.add("uuid", readings, DeviceReading::token);
      columns.add("text", readings, each -> each.at().toString());
      columns.add("bool", readings, DeviceReading::answered);
      columns.add("text", readings, DeviceReading::error);
      columns.add("text", readings, each -> each.health().name());
      columns.add("text", readings, each -> each.health().description());
      columns.add("int8", readings, each -> each.health().uptimeSeconds());
      columns.add("numeric", readings, each -> each.health().cpuPercent());
      columns.add("numeric", readings, each -> each.health().memoryPercent());
      columns.add("numeric", readings, each -> each.health().temperatureC());
      update.setObject(columns.next(), tx.tenant().value());
      update.setObject(columns.next(), tx.tenant().value());
      List<Kept> kept = new ArrayList<>();
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          OffsetDateTime before = row.getObject("answered_before", OffsetDateTime.class);
          kept.add(new Kept(
              Objects.requireNonNull(row.getObject("snmp_target_id", UUID.class)),
              row.getInt("missed"),
              row.getInt("missed_before"),
              before == null ? null : before.toInstant(),
              row.getObject("network_device_id", UUID.class),
              Objects.requireNonNull(row.getObject("device", UUID.class)),
              row.getString("name")));
        }
      }
      return kept;
    }
  }

  private static void tell(Tx tx, List<Kept> kept) {
    Instant now = tx.systemNow();
    for (Kept each : kept) {
      Instant before = each.answeredBefore();
      if (each.fell() && before != null) {
        tx.publish(
            new DeviceEvent.DeviceOffline(each.device(), each.name(), before, "no answer to SNMP"));
      } else if (each.rose()) {
        Long down = before == null ? null : Duration.between(before, now).toSeconds();
        tx.publish(new DeviceEvent.DeviceOnline(each.device(), each.name(), now, down));
      }
    }
  }

  private static int statuses(Connection connection, Tx tx, List<Kept> kept) throws SQLException {
    List<Kept> changed = kept.stream()
        .filter(each -> each.networkDevice() != null && (each.missed() == 0 || each.fell()))
        .toList();
    if (changed.isEmpty()) {
      return 0;
    }
    try (PreparedStatement update = connection.prepareStatement(DEVICE_STATUS)) {
      Columns columns = new Columns(connection, update);
      columns.add("uuid", changed, Kept::networkDevice);
      columns.add("text", changed, each -> each.fell() ? "offline" : "online");
      update.setObject(columns.next(), tx.tenant().value());
      return update.executeUpdate();
    }
  }

  /** Interfaces of one name are told apart by their numbers. */
  private static void ports(DeviceReading reading, List<PortReading> ports) {
    Map<String, Integer> named = new HashMap<>();
    reading.ports().forEach(port -> named.merge(port.name(), 1, Integer::sum));
    for (DeviceReading.Port port : reading.ports()) {
      String name = Objects.requireNonNull(named.get(port.name())) > 1
          ? port.name() + " #" + port.index()
          : port.name();
      ports.add(new PortReading(
          reading.target(),
          port.index(),
          name,
          port.description(),
          port.up(),
          port.enabled(),
          port.speedMbps(),
          port.counters(reading.at(), reading.health().uptimeSeconds())));
    }
  }

  private static void onts(Tx tx, List<DeviceReading> readings) {
    record Seen(UUID target, Instant at, DeviceReading.Ont ont) {}
    List<Seen> seen = new ArrayList<>();
    readings.forEach(reading ->
        reading.onts().forEach(ont -> seen.add(new Seen(reading.target(), reading.at(), ont))));
    if (seen.isEmpty()) {
      return;
    }
    Map<UUID, OntReading> known = tx.jdbc(connection -> {
      Map<UUID, OntReading> found = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(ONTS)) {
        Columns columns = new Columns(connection, query);
        int[] place = {0};
        columns.add("int4", seen, each -> place[0]++);
        columns.add("uuid", seen, Seen::target);
        columns.add("text", seen, each -> each.ont().serial());
        columns.add("text", seen, each -> each.ont().ponPort());
        columns.add("int4", seen, each -> each.ont().number());
        query.setObject(columns.next(), tx.tenant().value());
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            Seen one = seen.get(row.getInt("place"));
            found.put(row.getObject("ont", UUID.class), one.ont().reading(one.at()));
          }
        }
      }
      return found;
    });
    if (!known.isEmpty()) {
      new OntReadings().keep(tx, known);
    }
  }
}
