package io.dotmac.sub.server.demo.watch;

import io.dotmac.sub.core.network.traffic.Rollup;
import io.dotmac.sub.core.tx.Columns;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was read of devices in the last two weeks, as if they had been: one statement a table. */
final class WatchHistory {
  private static final Duration FINE = Duration.ofMinutes(5);
  private static final Duration COARSE = Duration.ofMinutes(30);
  private static final Duration RECENT = Duration.ofHours(26);
  private static final Duration ALL = Duration.ofDays(14);

  /** Of each device; what matters of one comes first. */
  private static final int PORTS = 12;

  private static final String STATE = """
      update snmp_target_state s set last_poll_at = n.at, last_answer_at = n.at,
        next_poll_at = n.at, system_name = n.name, system_description = n.about,
        uptime_seconds = n.uptime, cpu_percent = n.cpu, memory_percent = n.memory,
        temperature_c = n.heat
      from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::numeric[], ?::numeric[],
        ?::numeric[], ?::timestamptz[]) as n (id, name, about, uptime, cpu, memory, heat, at)
      where s.tenant_id = ? and s.snmp_target_id = n.id
      """;

  private static final String INTERFACES = """
      insert into monitored_interface (tenant_id, id, snmp_target_id, if_index, name, description,
        status, is_enabled, speed_mbps, rx_bps, tx_bps, octets_in, octets_out, uptime_seconds,
        sampled_at, seen_at, counted_at, counter_bits)
      select ?, n.id, n.target, n.number, n.name, n.about, n.status, n.used, n.mbps, n.rx, n.tx,
        n.octets_in, n.octets_out, n.uptime, n.at, n.at, n.at, 64
      from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::boolean[],
        ?::int[], ?::bigint[], ?::bigint[], ?::numeric[], ?::numeric[], ?::bigint[],
        ?::timestamptz[]) as n (id, target, number, name, about, status, used, mbps, rx, tx,
        octets_in, octets_out, uptime, at)
      """;

  private static final String SAMPLES = """
      insert into bandwidth_sample (tenant_id, interface_id, sample_at, seconds, rx_bps, tx_bps)
      select ?, n.* from unnest(?::uuid[], ?::timestamptz[], ?::int[], ?::bigint[], ?::bigint[])
        as n
      """;

  /** What is too weak now was well until three days ago; of many ONTs only the weakest are told. */
  private static final String LIGHT = """
      insert into ont_optics_sample (tenant_id, ont_unit_id, read_at, ont_rx_dbm, ont_tx_dbm,
        olt_rx_dbm)
      select r.tenant_id, r.ont_unit_id, g.at, r.ont_rx_dbm + l.more, r.ont_tx_dbm,
        r.olt_rx_dbm + l.more
      from (select tenant_id, ont_unit_id, ont_rx_dbm, ont_tx_dbm, olt_rx_dbm, distance_m
        from ont_reading where tenant_id = ? and ont_rx_dbm is not null
        order by ont_rx_dbm, ont_unit_id limit 150) r
      cross join (select ?::timestamptz as now) c
      cross join lateral generate_series(
        c.now - interval '7 days', c.now - interval '20 minutes', interval '90 minutes') g (at)
      cross join lateral (select
        round((0.12 * sin(extract(epoch from g.at) / 13750 + r.distance_m))::numeric, 2)
        + case when r.ont_rx_dbm < -27 and g.at < c.now - interval '3 days' then 8.4 else 0 end
          as more) l
      on conflict do nothing
      """;

  /** A cut cable, mended within the hour. */
  private static final String OUTAGE = """
      with port as (
        select p.tenant_id, p.id, o.name || ' ' || p.name as name, count(*) as onts
        from pon_port p
        join olt_device o on o.tenant_id = p.tenant_id and o.id = p.olt_id
        join ont_assignment a on a.tenant_id = p.tenant_id and a.pon_port_id = p.id
          and a.status = 'active'
        where p.tenant_id = ? group by p.tenant_id, p.id, o.name, p.name
        order by count(*) desc, length(p.name) desc, p.name limit 1),
      made as (
        insert into outage (tenant_id, id, cause, pon_port_id, name, status, began_at, ended_at,
          lost_count, affected_count, notes)
        select tenant_id, gen_random_uuid(), 'pon_port', id, name, 'resolved',
          ?::timestamptz - interval '61 hours 47 minutes', ?::timestamptz - interval '61 hours',
          onts, onts, 'The cable was cut by road works and spliced.'
        from port returning *)
      insert into outage_subscriber (tenant_id, id, outage_id, ont_unit_id, subscription_id,
        subscriber_id, lost_at, restored_at)
      select m.tenant_id, gen_random_uuid(), m.id, a.ont_unit_id, a.subscription_id,
        a.subscriber_id, m.began_at, m.ended_at
      from made m
      join ont_assignment a on a.tenant_id = m.tenant_id and a.pon_port_id = m.pon_port_id
        and a.status = 'active'
      """;

  private final Tx tx;
  private final Instant now;

  WatchHistory(Tx tx) {
    this.tx = tx;
    this.now = tx.systemNow();
  }

  /** A device and its target. */
  record Polled(UUID target, WatchedDevice device) {}

  private record PolledPort(UUID target, WatchedPort port) {}

  private record Sample(UUID port, Instant at, long seconds, long rx, long tx) {}

  /** Writes all of it down. */
  void write(List<Polled> polled) {
    List<PolledPort> ports = new ArrayList<>();
    polled.forEach(each ->
        each.device().ports().forEach(port -> ports.add(new PolledPort(each.target(), port))));
    tx.jdbc(connection -> states(connection, polled)
        + interfaces(connection, ports)
        + samples(connection, polled)
        + light(connection)
        + outage(connection));
    Rollup.add(tx);
  }

  private int states(Connection connection, List<Polled> polled) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(STATE)) {
      new Columns(connection, update)
          .add("uuid", polled, Polled::target)
          .add("text", polled, each -> each.device().name())
          .add("text", polled, each -> each.device().kind().description())
          .add("int8", polled, each -> WatchedDevice.uptimeSeconds(now))
          .add("numeric", polled, each -> each.device().processorPercent(now))
          .add("numeric", polled, each -> each.device().kind().memoryPercent())
          .add("numeric", polled, this::celsius)
          .add("text", polled, each -> now.toString())
          .value(tx.tenant().value());
      return update.executeUpdate();
    }
  }

  /** Routers do not say it where it is read. */
  private @Nullable Integer celsius(Polled polled) {
    return polled.device().kind() == WatchedDevice.Kind.OLT ? polled.device().celsius(now) : null;
  }

  private int interfaces(Connection connection, List<PolledPort> ports) throws SQLException {
    Instant before = now.minus(FINE);
    try (PreparedStatement insert = connection.prepareStatement(INTERFACES)) {
      new Columns(connection, insert)
          .value(tx.tenant().value())
          .add("uuid", ports, each -> each.port().id())
          .add("uuid", ports, PolledPort::target)
          .add("int4", ports, each -> (int) each.port().index())
          .add("text", ports, each -> each.port().name())
          .add("text", ports, each -> each.port().about())
          .add("text", ports, each -> each.port().status())
          .add("bool", ports, each -> each.port().used())
          .add("int4", ports, each -> each.port().speedMbps())
          .add("int8", ports, each -> each.port().in().bps(before, now))
          .add("int8", ports, each -> each.port().out().bps(before, now))
          .add("numeric", ports, each -> each.port().in().octets(now))
          .add("numeric", ports, each -> each.port().out().octets(now))
          .add("int8", ports, each -> WatchedDevice.uptimeSeconds(now))
          .add("text", ports, each -> now.toString());
      return insert.executeUpdate();
    }
  }

  private int samples(Connection connection, List<Polled> polled) throws SQLException {
    List<Sample> samples = new ArrayList<>();
    for (Polled each : polled) {
      each.device().ports().stream()
          .filter(WatchedPort::up)
          .limit(PORTS)
          .forEach(port -> samples(port, samples));
    }
    try (PreparedStatement insert = connection.prepareStatement(SAMPLES)) {
      new Columns(connection, insert)
          .value(tx.tenant().value())
          .add("uuid", samples, Sample::port)
          .add("text", samples, each -> each.at().toString())
          .add("int4", samples, Sample::seconds)
          .add("int8", samples, Sample::rx)
          .add("int8", samples, Sample::tx);
      return insert.executeUpdate();
    }
  }

  private void samples(WatchedPort port, List<Sample> samples) {
    Instant at = now.minus(ALL);
    while (at.isBefore(now)) {
      Duration step = at.isBefore(now.minus(RECENT)) ? COARSE : FINE;
      Instant next = at.plus(step);
      samples.add(new Sample(
          port.id(), next, step.toSeconds(), port.in().bps(at, next), port.out().bps(at, next)));
      at = next;
    }
  }

  private int light(Connection connection) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(LIGHT)) {
      insert.setObject(1, tx.tenant().value());
      insert.setObject(2, now.atOffset(ZoneOffset.UTC));
      return insert.executeUpdate();
    }
  }

  private int outage(Connection connection) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(OUTAGE)) {
      insert.setObject(1, tx.tenant().value());
      insert.setObject(2, now.atOffset(ZoneOffset.UTC));
      insert.setObject(3, now.atOffset(ZoneOffset.UTC));
      return insert.executeUpdate();
    }
  }
}
