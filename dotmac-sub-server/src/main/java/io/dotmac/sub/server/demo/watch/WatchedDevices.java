package io.dotmac.sub.server.demo.watch;

import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.devices.olt.PonPort;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The devices of the demo's network that answer SNMP, as its inventory has them: both line
 * terminals and the router before them.
 *
 * @param onts the ONTs of a line terminal, by its name
 */
record WatchedDevices(List<WatchedDevice> devices, Map<String, List<WatchedOnt>> onts) {
  /** What a home takes and sends on average. */
  private static final long HOME_DOWN = 2_400_000;

  private static final long HOME_UP = HOME_DOWN / 9;

  private static final int OFTEN = 60;

  /** Line terminals with so many ONTs are read less often, as they would be. */
  private static final int USUAL = 300;

  private static final int PON_MBPS = 2_488;
  private static final long FIRST_ETHERNET = (7L << 25) + (9L << 13);

  private static final String PORTS = """
      select o.id, o.name as olt, p.name, count(a.id) as onts
      from olt_device o
      join pon_port p on p.tenant_id = o.tenant_id and p.olt_id = o.id and p.is_active
      left join ont_assignment a on a.tenant_id = p.tenant_id and a.pon_port_id = p.id
        and a.status = 'active'
      where o.tenant_id = ? group by o.id, o.name, p.id, p.name
      order by o.name, length(p.name), p.name
      """;

  private static final String ONTS = """
      select o.name as olt, p.name, u.serial_number, a.ont_number, r.state, r.ont_rx_dbm,
        r.ont_tx_dbm, r.olt_rx_dbm, r.temperature_c, r.distance_m
      from ont_assignment a
      join ont_unit u on u.tenant_id = a.tenant_id and u.id = a.ont_unit_id
      join pon_port p on p.tenant_id = a.tenant_id and p.id = a.pon_port_id
      join olt_device o on o.tenant_id = p.tenant_id and o.id = p.olt_id
      join ont_reading r on r.tenant_id = u.tenant_id and r.ont_unit_id = u.id
      where a.tenant_id = ? and a.status = 'active' and a.ont_number is not null
      """;

  private static final String ROUTER =
      "select id from network_device where tenant_id = ? and name = ?";

  /** What a line terminal has to carry. */
  private record Terminal(UUID id, String name, List<WatchedPort> ports, long homes) {}

  /**
   * Reads them.
   *
   * @param plugged PON ports on which ONTs show themselves that nobody has let in
   */
  static WatchedDevices read(Tx tx, String router, List<String> plugged) {
    return tx.jdbc(connection -> {
      List<Terminal> terminals = terminals(connection, tx, plugged);
      List<WatchedDevice> devices = new ArrayList<>();
      terminals.forEach(each -> devices.add(new WatchedDevice(
          each.id(),
          WatchedDevice.Kind.OLT,
          each.name(),
          each.homes() == 0 ? OFTEN : USUAL,
          each.ports())));
      devices.add(router(connection, tx, router, terminals));
      return new WatchedDevices(List.copyOf(devices), onts(connection, tx));
    });
  }

  private static List<Terminal> terminals(Connection connection, Tx tx, List<String> plugged)
      throws SQLException {
    Map<String, Terminal> terminals = new LinkedHashMap<>();
    try (PreparedStatement query = connection.prepareStatement(PORTS)) {
      query.setObject(1, tx.tenant().value());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          String name = row.getString("olt");
          UUID id = row.getObject("id", UUID.class);
          long homes = row.getLong("onts");
          Terminal before =
              terminals.getOrDefault(name, new Terminal(id, name, new ArrayList<>(), 0));
          before.ports().add(pon(row.getString("name"), homes, plugged));
          terminals.put(name, new Terminal(id, name, before.ports(), before.homes() + homes));
        }
      }
    }
    terminals.values().forEach(each -> each.ports().add(0, uplink(each)));
    return List.copyOf(terminals.values());
  }

  private static WatchedPort pon(String name, long homes, List<String> plugged) {
    boolean up = homes > 0 || plugged.contains(name);
    // Neighbouring names have neighbouring hash codes: they are spread first.
    int shift = Math.floorMod(name.hashCode() * 0x9e3779b9, 7_000);
    return new WatchedPort(
        Ids.next(),
        WatchedOnt.portIndex(PonPort.parse(name).orElseThrow()),
        "GPON " + name,
        "",
        PON_MBPS,
        up,
        up,
        new Traffic(homes * HOME_UP, shift),
        new Traffic(homes * HOME_DOWN, shift));
  }

  private static WatchedPort uplink(Terminal terminal) {
    return new WatchedPort(
        Ids.next(),
        FIRST_ETHERNET,
        "ethernet0/9/0",
        "Uplink",
        WatchedPort.speedFor(terminal.homes() * HOME_DOWN),
        true,
        true,
        down(terminal.homes(), 0),
        up(terminal.homes(), 0));
  }

  private static Traffic down(long homes, int shift) {
    return new Traffic(homes * HOME_DOWN + 60_000, shift);
  }

  private static Traffic up(long homes, int shift) {
    return new Traffic(homes * HOME_UP + 20_000, shift);
  }

  private static WatchedDevice router(
      Connection connection, Tx tx, String name, List<Terminal> terminals) throws SQLException {
    List<WatchedPort> ports = new ArrayList<>();
    long homes = terminals.stream().mapToLong(Terminal::homes).sum();
    ports.add(
        ethernet(2, "sfp-sfpplus1", "Uplink to the exchange", down(homes, 40), up(homes, 40)));
    int index = 3;
    for (Terminal each : terminals) {
      ports.add(ethernet(
          index,
          "sfp-sfpplus" + (index - 1),
          each.name(),
          up(each.homes(), 0),
          down(each.homes(), 0)));
      index++;
    }
    ports.add(ethernet(1, "ether1", "Management", new Traffic(14_000, 7), new Traffic(38_000, 9)));
    // Meant to be up, and is not: somebody has to look.
    ports.add(new WatchedPort(
        Ids.next(),
        index,
        "sfp-sfpplus" + (index - 1),
        "Spare way to Ikeja",
        10_000,
        true,
        false,
        Traffic.NONE,
        Traffic.NONE));
    try (PreparedStatement query = connection.prepareStatement(ROUTER)) {
      query.setObject(1, tx.tenant().value());
      query.setString(2, name);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return new WatchedDevice(
            row.getObject("id", UUID.class), WatchedDevice.Kind.ROUTER, name, OFTEN, ports);
      }
    }
  }

  private static WatchedPort ethernet(
      int index, String name, String about, Traffic in, Traffic out) {
    int mbps = index == 1 ? 1_000 : WatchedPort.speedFor(Math.max(in.meanBps(), out.meanBps()));
    return new WatchedPort(Ids.next(), index, name, about, mbps, true, true, in, out);
  }

  private static Map<String, List<WatchedOnt>> onts(Connection connection, Tx tx)
      throws SQLException {
    Map<String, List<WatchedOnt>> onts = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(ONTS)) {
      query.setObject(1, tx.tenant().value());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          onts.computeIfAbsent(row.getString("olt"), it -> new ArrayList<>()).add(ont(row));
        }
      }
    }
    return onts;
  }

  private static WatchedOnt ont(ResultSet row) throws SQLException {
    return new WatchedOnt(
        row.getString("serial_number"),
        PonPort.parse(row.getString("name")).orElseThrow(),
        row.getInt("ont_number"),
        row.getString("state").equals("online") && row.getBigDecimal("ont_rx_dbm") != null,
        hundredths(row, "ont_rx_dbm"),
        hundredths(row, "ont_tx_dbm"),
        hundredths(row, "olt_rx_dbm"),
        row.getInt("temperature_c"),
        row.getInt("distance_m"));
  }

  private static int hundredths(ResultSet row, String column) throws SQLException {
    BigDecimal dbm = row.getBigDecimal(column);
    return dbm == null ? 0 : dbm.movePointRight(2).intValue();
  }
}
