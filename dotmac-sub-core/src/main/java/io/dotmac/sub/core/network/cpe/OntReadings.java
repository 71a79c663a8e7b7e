package io.dotmac.sub.core.network.cpe;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last reading of each ONT. */
public final class OntReadings {
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** What changed the last reading of an ONT is a sample of its light, too. */
  private static final String KEEP = """
      with kept as (
        insert into ont_reading as r (tenant_id, ont_unit_id, state, ont_rx_dbm, ont_tx_dbm,
          olt_rx_dbm, temperature_c, distance_m, read_at, state_since)
        select u.tenant_id, u.id, n.state, n.ont_rx, n.ont_tx, n.olt_rx, n.temperature,
          n.distance, n.read_at, case n.state when 'online' then n.read_at end
        from unnest(?::uuid[], ?::text[], ?::numeric[], ?::numeric[], ?::numeric[],
            ?::numeric[], ?::int[], ?::timestamptz[])
          as n (id, state, ont_rx, ont_tx, olt_rx, temperature, distance, read_at)
        join ont_unit u on u.tenant_id = ? and u.id = n.id
        on conflict (tenant_id, ont_unit_id) do update set state = excluded.state,
          ont_rx_dbm = excluded.ont_rx_dbm, ont_tx_dbm = excluded.ont_tx_dbm,
          olt_rx_dbm = excluded.olt_rx_dbm, temperature_c = excluded.temperature_c,
          distance_m = excluded.distance_m, read_at = excluded.read_at,
          state_since = case when r.state = excluded.state then r.state_since
            else excluded.read_at end
        where r.read_at <= excluded.read_at
        returning *),
      sampled as (
        insert into ont_optics_sample (tenant_id, ont_unit_id, read_at, ont_rx_dbm, ont_tx_dbm,
          olt_rx_dbm)
        select tenant_id, ont_unit_id, read_at, ont_rx_dbm, ont_tx_dbm, olt_rx_dbm from kept
        where coalesce(ont_rx_dbm, ont_tx_dbm, olt_rx_dbm) is not null
        on conflict (tenant_id, ont_unit_id, read_at) do nothing)
      select count(*) from kept
      """;

  private static final String HISTORY = """
      select read_at, ont_rx_dbm, ont_tx_dbm, olt_rx_dbm from ont_optics_sample
      where tenant_id = ? and ont_unit_id = ? and read_at >= ? and read_at < ?
      order by read_at limit ?
      """;

  /** Keeps what was read of one ONT, unless a later reading is known. */
  public void keep(Tx tx, UUID ont, OntReading reading) {
    new Checks()
        .range("/ont_rx_dbm", reading.ontRxDbm(), -60, 20)
        .range("/ont_tx_dbm", reading.ontTxDbm(), -60, 20)
        .range("/olt_rx_dbm", reading.oltRxDbm(), -60, 20)
        .range("/temperature_c", reading.temperatureC(), -60, 150)
        .range("/distance_m", reading.distanceM(), 0, 200_000)
        .rule(
            !reading.readAt().isAfter(tx.systemNow().plus(AHEAD)),
            "/read_at",
            "future",
            "a moment that has passed was expected and " + reading.readAt() + " found")
        .done();
    keep(tx, Map.of(ont, reading));
    if (find(tx, ont).isEmpty()) {
      throw Problem.notFound("ont unit", ont);
    }
  }

  /** Keeps many at once; what is about no ONT of the tenant is left out. Gives how many changed. */
  public int keep(Tx tx, Map<UUID, OntReading> readings) {
    return tx.jdbc(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
        OntReading[] all = readings.values().toArray(OntReading[]::new);
        Object[][] columns = new Object[7][all.length];
        for (int i = 0; i < all.length; i++) {
          columns[0][i] = WireName.of(all[i].state());
          columns[1][i] = all[i].ontRxDbm();
          columns[2][i] = all[i].ontTxDbm();
          columns[3][i] = all[i].oltRxDbm();
          columns[4][i] = all[i].temperatureC();
          columns[5][i] = all[i].distanceM();
          columns[6][i] = all[i].readAt().toString();
        }
        String[] types = {"text", "numeric", "numeric", "numeric", "numeric", "int4", "text"};
        statement.setArray(1, connection.createArrayOf("uuid", readings.keySet().toArray()));
        for (int i = 0; i < types.length; i++) {
          statement.setArray(i + 2, connection.createArrayOf(types[i], columns[i]));
        }
        statement.setObject(types.length + 2, tx.tenant().value());
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          return row.getInt(1);
        }
      }
    });
  }

  /** What was read of the light of an ONT at a moment. */
  public record Optics(
      Instant readAt,
      @Nullable BigDecimal ontRxDbm,
      @Nullable BigDecimal ontTxDbm,
      @Nullable BigDecimal oltRxDbm) {}

  /** What was read of an ONT in {@code [from, until)}, the oldest first, up to so many. */
  public List<Optics> history(Tx tx, UUID ont, Instant from, Instant until, int most) {
    return tx.jdbc(connection -> {
      List<Optics> found = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(HISTORY)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, ont);
        query.setObject(3, from.atOffset(ZoneOffset.UTC));
        query.setObject(4, until.atOffset(ZoneOffset.UTC));
        query.setInt(5, most);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            found.add(new Optics(
                row.getObject("read_at", OffsetDateTime.class).toInstant(),
                row.getBigDecimal("ont_rx_dbm"),
                row.getBigDecimal("ont_tx_dbm"),
                row.getBigDecimal("olt_rx_dbm")));
          }
        }
      }
      return found;
    });
  }

  /** The last reading of an ONT, if there is one. */
  public Optional<OntReading> find(Tx tx, UUID ont) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(
          "select * from ont_reading where tenant_id = ? and ont_unit_id = ?")) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, ont);
        try (ResultSet row = query.executeQuery()) {
          return row.next() ? Optional.of(read(row)) : Optional.empty();
        }
      }
    });
  }

  private static OntReading read(ResultSet row) throws SQLException {
    return new OntReading(
        WireName.parse(OntReading.State.class, row.getString("state")),
        row.getBigDecimal("ont_rx_dbm"),
        row.getBigDecimal("ont_tx_dbm"),
        row.getBigDecimal("olt_rx_dbm"),
        row.getBigDecimal("temperature_c"),
        row.getObject("distance_m", Integer.class),
        row.getObject("read_at", OffsetDateTime.class).toInstant());
  }
}
