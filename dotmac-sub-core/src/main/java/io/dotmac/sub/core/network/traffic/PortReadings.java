package io.dotmac.sub.core.network.traffic;

import io.dotmac.sub.core.tx.Columns;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps what interfaces counted, and what they carried since: three statements for all of them. */
public final class PortReadings {
  private static final String KNOWN = """
      select id, snmp_target_id, name, if_index, counter_bits, octets_in, octets_out, counted_at,
        uptime_seconds
      from monitored_interface where tenant_id = ? and snmp_target_id = any (?::uuid[])
      """;

  private static final String KEEP = """
      insert into monitored_interface as m (tenant_id, id, snmp_target_id, if_index, name,
        description, status, is_enabled, speed_mbps, rx_bps, tx_bps, sampled_at, seen_at,
        counter_bits, octets_in, octets_out, counted_at, uptime_seconds)
      select ?, n.* from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[],
        ?::boolean[], ?::int[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[],
        ?::int[], ?::numeric[], ?::numeric[], ?::timestamptz[], ?::bigint[]) as n
      on conflict (tenant_id, snmp_target_id, name) do update set if_index = excluded.if_index,
        description = excluded.description, status = excluded.status,
        is_enabled = excluded.is_enabled, speed_mbps = excluded.speed_mbps,
        rx_bps = excluded.rx_bps, tx_bps = excluded.tx_bps,
        sampled_at = coalesce(excluded.sampled_at, m.sampled_at), seen_at = excluded.seen_at,
        counter_bits = excluded.counter_bits, octets_in = excluded.octets_in,
        octets_out = excluded.octets_out, counted_at = excluded.counted_at,
        uptime_seconds = excluded.uptime_seconds, updated_at = now()
      """;

  private static final String SAMPLE = """
      insert into bandwidth_sample (tenant_id, interface_id, sample_at, seconds, rx_bps, tx_bps)
      select ?, n.* from unnest(?::uuid[], ?::timestamptz[], ?::int[], ?::bigint[], ?::bigint[])
        as n
      on conflict do nothing
      """;

  private PortReadings() {}

  private record Place(UUID target, String name) {}

  private record Known(UUID id, int index, @Nullable Counters counters) {}

  private record Kept(UUID id, PortReading now, Counters.@Nullable Rate rate) {
    @Nullable
    Long rx() {
      return rate == null ? null : Long.valueOf(rate.rxBps());
    }

    @Nullable
    Long tx() {
      return rate == null ? null : Long.valueOf(rate.txBps());
    }

    @Nullable
    String countedAt() {
      return now.counters() == null ? null : now.counters().at().toString();
    }
  }

  /** Keeps all of them. */
  public static void keep(Tx tx, List<PortReading> readings) {
    if (readings.isEmpty()) {
      return;
    }
    Map<Place, Known> known = tx.jdbc(connection -> known(connection, tx, readings));
    List<Kept> kept = readings.stream()
        .map(each -> kept(each, known.get(new Place(each.target(), each.name()))))
        .toList();
    tx.jdbc(connection -> write(connection, tx, kept));
    List<Kept> sampled = kept.stream().filter(each -> each.rate() != null).toList();
    if (!sampled.isEmpty()) {
      tx.jdbc(connection -> sample(connection, tx, sampled));
    }
  }

  /** An interface whose number changed counts from another beginning. */
  private static Kept kept(PortReading now, @Nullable Known before) {
    Counters.Rate rate = before == null
            || before.counters() == null
            || now.counters() == null
            || before.index() != now.index()
        ? null
        : now.counters().since(before.counters(), now.speedMbps()).orElse(null);
    return new Kept(before == null ? Ids.next() : before.id(), now, rate);
  }

  private static Map<Place, Known> known(Connection connection, Tx tx, List<PortReading> readings)
      throws SQLException {
    Map<Place, Known> known = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(KNOWN)) {
      List<UUID> targets = readings.stream().map(PortReading::target).distinct().toList();
      new Columns(connection, query).value(tx.tenant().value()).add("uuid", targets, each -> each);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          known.put(
              new Place(row.getObject("snmp_target_id", UUID.class), row.getString("name")),
              new Known(row.getObject("id", UUID.class), row.getInt("if_index"), counters(row)));
        }
      }
    }
    return known;
  }

  private static @Nullable Counters counters(ResultSet row) throws SQLException {
    BigDecimal in = row.getBigDecimal("octets_in");
    BigDecimal out = row.getBigDecimal("octets_out");
    return in == null || out == null
        ? null
        : new Counters(
            in.toBigInteger(),
            out.toBigInteger(),
            row.getInt("counter_bits"),
            row.getObject("counted_at", OffsetDateTime.class).toInstant(),
            row.getObject("uptime_seconds", Long.class));
  }

  private static int write(Connection connection, Tx tx, List<Kept> kept) throws SQLException {
    String seen = tx.systemNow().toString();
    try (PreparedStatement upsert = connection.prepareStatement(KEEP)) {
      new Columns(connection, upsert)
          .value(tx.tenant().value())
          .add("uuid", kept, Kept::id)
          .add("uuid", kept, each -> each.now().target())
          .add("int4", kept, each -> each.now().index())
          .add("text", kept, each -> each.now().name())
          .add("text", kept, each -> each.now().description())
          .add("text", kept, each -> each.now().status())
          .add("bool", kept, each -> each.now().enabled())
          .add("int4", kept, each -> each.now().speedMbps())
          .add("int8", kept, Kept::rx)
          .add("int8", kept, Kept::tx)
          .add("text", kept, each -> each.rate() == null ? null : each.countedAt())
          .add("text", kept, each -> seen)
          .add("int4", kept, each -> counter(each, Counters::bits))
          .add("numeric", kept, each -> counter(each, it -> new BigDecimal(it.octetsIn())))
          .add("numeric", kept, each -> counter(each, it -> new BigDecimal(it.octetsOut())))
          .add("text", kept, Kept::countedAt)
          .add("int8", kept, each -> counter(each, Counters::uptimeSeconds));
      return upsert.executeUpdate();
    }
  }

  private static @Nullable Object counter(Kept kept, Function<Counters, @Nullable Object> part) {
    Counters counters = kept.now().counters();
    return counters == null ? null : part.apply(counters);
  }

  private static int sample(Connection connection, Tx tx, List<Kept> sampled) throws SQLException {
    List<Counters.Rate> rates = new ArrayList<>();
    sampled.forEach(each -> rates.add(Objects.requireNonNull(each.rate())));
    try (PreparedStatement insert = connection.prepareStatement(SAMPLE)) {
      new Columns(connection, insert)
          .value(tx.tenant().value())
          .add("uuid", sampled, Kept::id)
          .add("text", sampled, Kept::countedAt)
          .add("int4", rates, Counters.Rate::seconds)
          .add("int8", rates, Counters.Rate::rxBps)
          .add("int8", rates, Counters.Rate::txBps);
      return insert.executeUpdate();
    }
  }
}
