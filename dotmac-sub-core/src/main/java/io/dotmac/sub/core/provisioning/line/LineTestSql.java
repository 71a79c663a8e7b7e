package io.dotmac.sub.core.provisioning.line;

import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements of tests of lines. */
final class LineTestSql {
  private static final String SERIAL =
      "select serial_number from ont_unit where tenant_id = ? and id = ?";

  /** The line terminal of its assignment, else the one it was last worked on. */
  private static final String DEVICE = """
      select coalesce(
        (select d.id from provisioning_device d
          join pon_port p on p.tenant_id = d.tenant_id and p.olt_id = d.olt_id
          join ont_assignment a on a.tenant_id = p.tenant_id and a.pon_port_id = p.id
            and a.status = 'active'
          where d.tenant_id = ? and d.is_active and a.ont_unit_id = ? limit 1),
        (select r.device_id from provisioning_run r
          where r.tenant_id = ? and r.serial_number = ? and r.status = 'success'
          order by r.id desc limit 1)) as device
      """;

  private static final String SERVICE = """
      select s.id, o.down_kbps / 1000 as download,
        s.status = 'suspended' or exists (select from service_lock l
          where l.tenant_id = s.tenant_id and l.subscription_id = s.id
            and l.released_at is null and l.effect in ('suspend', 'reject')) as locked,
        exists (select from access_credential c where c.tenant_id = s.tenant_id
          and c.subscription_id = s.id and c.is_active) as has_login,
        (select max(r.started_at) from radius_session_open r
          where r.tenant_id = s.tenant_id and r.subscription_id = s.id) as online_since,
        (select l.reason from radius_auth_log l
          where l.tenant_id = s.tenant_id and l.subscription_id = s.id
            and l.occurred_at > now() - interval '7 days'
            and l.occurred_at > coalesce((select max(r.started_at)
              from radius_accounting_session r where r.tenant_id = s.tenant_id
                and r.subscription_id = s.id), '-infinity')
          order by l.occurred_at desc limit 1) as refused_for
      from ont_assignment a
      join subscription s on s.tenant_id = a.tenant_id and s.id = a.subscription_id
      join catalog_offer o on o.tenant_id = s.tenant_id and o.id = s.offer_id
      where a.tenant_id = ? and a.ont_unit_id = ? and a.status = 'active'
      """;

  private static final String KEEP = """
      insert into line_test as t (tenant_id, ont_unit_id, device_id, tested_at, tested_by, state,
        down_cause, distance_m, ont_rx_dbm, ont_tx_dbm, olt_rx_dbm, temperature_c, ethernet_ports,
        mac_addresses, subscription_id, download_mbps, locked, has_login, online_since,
        refused_for, findings)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::text[], ?, ?, ?, ?, ?, ?, ?)
      on conflict (tenant_id, ont_unit_id) do update set device_id = excluded.device_id,
        tested_at = excluded.tested_at, tested_by = excluded.tested_by, state = excluded.state,
        down_cause = excluded.down_cause, distance_m = excluded.distance_m,
        ont_rx_dbm = excluded.ont_rx_dbm, ont_tx_dbm = excluded.ont_tx_dbm,
        olt_rx_dbm = excluded.olt_rx_dbm, temperature_c = excluded.temperature_c,
        ethernet_ports = excluded.ethernet_ports, mac_addresses = excluded.mac_addresses,
        subscription_id = excluded.subscription_id, download_mbps = excluded.download_mbps,
        locked = excluded.locked, has_login = excluded.has_login,
        online_since = excluded.online_since, refused_for = excluded.refused_for,
        findings = excluded.findings
      where t.tested_at <= excluded.tested_at
      """;

  private static final String LAST =
      "select * from line_test where tenant_id = ? and ont_unit_id = ?";

  private LineTestSql() {}

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static <T> Optional<T> first(Tx tx, String sql, Reading<T> reading, Object... values) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.length; i++) {
          query.setObject(i + 1, values[i]);
        }
        try (ResultSet row = query.executeQuery()) {
          return row.next() ? Optional.of(reading.of(row)) : Optional.empty();
        }
      }
    });
  }

  static Optional<String> serialNumber(Tx tx, UUID ont) {
    return first(tx, SERIAL, row -> row.getString(1), tx.tenant().value(), ont);
  }

  static Optional<ProvisioningDeviceId> device(Tx tx, UUID ont, String serial) {
    UUID tenant = tx.tenant().value();
    return first(
            tx,
            DEVICE,
            row -> Optional.ofNullable(row.getObject(1, UUID.class)),
            tenant,
            ont,
            tenant,
            serial)
        .flatMap(found -> found)
        .map(ProvisioningDeviceId::new);
  }

  static LineService service(Tx tx, UUID ont) {
    return first(
            tx,
            SERVICE,
            row -> new LineService(
                row.getObject("id", UUID.class),
                row.getObject("download", Integer.class),
                row.getBoolean("locked"),
                row.getBoolean("has_login"),
                instant(row, "online_since"),
                row.getString("refused_for")),
            tx.tenant().value(),
            ont)
        .orElse(LineService.NONE);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static void keep(Tx tx, LineTest test) {
    SeenLine line = test.line();
    LineService service = test.service();
    Instant since = service.onlineSince();
    tx.jdbc(connection -> {
      try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
        Object[] values = {
          tx.tenant().value(),
          test.ontUnitId(),
          test.deviceId().value(),
          test.testedAt().atOffset(ZoneOffset.UTC),
          test.testedBy(),
          WireName.of(line.state()),
          line.downCause(),
          line.distanceM(),
          line.light().ontRxDbm(),
          line.light().ontTxDbm(),
          line.light().oltRxDbm(),
          line.light().temperatureC(),
          line.ethernetPorts() == null ? null : WireJson.write(line.ethernetPorts()),
          line.macAddresses() == null
              ? null
              : connection.createArrayOf("text", line.macAddresses().toArray()),
          service.subscriptionId(),
          service.downloadMbps(),
          service.locked(),
          service.hasLogin(),
          since == null ? null : since.atOffset(ZoneOffset.UTC),
          service.refusedFor(),
          connection.createArrayOf(
              "text", test.findings().stream().map(WireName::of).toArray())
        };
        for (int i = 0; i < values.length; i++) {
          keep.setObject(i + 1, values[i]);
        }
        return keep.executeUpdate();
      }
    });
  }

  static Optional<LineTest> last(Tx tx, UUID ont) {
    return first(tx, LAST, LineTestSql::test, tx.tenant().value(), ont);
  }

  private static LineTest test(ResultSet row) throws SQLException {
    return new LineTest(
        row.getObject("ont_unit_id", UUID.class),
        new ProvisioningDeviceId(row.getObject("device_id", UUID.class)),
        row.getObject("tested_at", OffsetDateTime.class).toInstant(),
        row.getString("tested_by"),
        line(row),
        new LineService(
            row.getObject("subscription_id", UUID.class),
            row.getObject("download_mbps", Integer.class),
            row.getBoolean("locked"),
            row.getBoolean("has_login"),
            instant(row, "online_since"),
            row.getString("refused_for")),
        Stream.of((String[]) row.getArray("findings").getArray())
            .map(text -> WireName.parse(LineFinding.class, text))
            .toList());
  }

  private static SeenLine line(ResultSet row) throws SQLException {
    String ports = row.getString("ethernet_ports");
    java.sql.Array macs = row.getArray("mac_addresses");
    return new SeenLine(
        WireName.parse(LineState.class, row.getString("state")),
        row.getString("down_cause"),
        row.getObject("distance_m", Integer.class),
        new SeenLine.Light(
            row.getBigDecimal("ont_rx_dbm"),
            row.getBigDecimal("ont_tx_dbm"),
            row.getBigDecimal("olt_rx_dbm"),
            row.getBigDecimal("temperature_c")),
        ports == null ? null : List.of(WireJson.read(ports, SeenLine.LanPort[].class)),
        macs == null ? null : List.of((String[]) macs.getArray()));
  }
}
