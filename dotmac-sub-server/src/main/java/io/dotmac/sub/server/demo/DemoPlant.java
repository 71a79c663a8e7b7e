package io.dotmac.sub.server.demo;

import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The fibre plant of a provider: an OLT, a PON port for every 32 services, cabinets with a splitter
 * a port, a drop and an ONT for each service, and what was last read of the ONTs. Each step is one
 * statement, whatever the number of services; all places and lengths follow from numbers.
 */
final class DemoPlant {
  private static final String SERVICES = """
      with t as (select ?::uuid as id, ?::timestamptz as now),
      service as (
        select u.tenant_id, u.id, u.subscriber_id,
          (row_number() over (order by u.subscription_number) - 1)::int as n
        from subscription u, t
        where u.tenant_id = t.id and u.status in ('active', 'suspended')),
      size as (select (count(*)::int + 31) / 32 as ports from service)
      """;

  /** Sixteen ports a card, each with optics of class B+. */
  private static final List<String> OLT = List.of("""
      insert into pop_site (tenant_id, id, name, code, city, country_code, latitude, longitude)
      select t.id, gen_random_uuid(), 'Lekki', 'LEK', 'Lagos', 'NG', 6.4478, 3.4723 from t
      """, """
      insert into olt_device (tenant_id, id, pop_site_id, name, code, mgmt_ip, vendor, model,
        serial_number, firmware_version)
      select t.id, gen_random_uuid(), s.id, 'OLT-LEK-01', 'olt-01', '10.20.0.5', 'huawei',
        'MA5800-X7', '210235A1B2C3D4', 'V100R019C12'
      from t join pop_site s on s.tenant_id = t.id
      """, """
      insert into olt_shelf (tenant_id, id, olt_id, shelf_number)
      select t.id, gen_random_uuid(), o.id, 0 from t join olt_device o on o.tenant_id = t.id
      """, """
      insert into olt_power_unit (tenant_id, id, olt_id, slot, status)
      select t.id, gen_random_uuid(), o.id, 'PWR' || n, 'ok'
      from t join olt_device o on o.tenant_id = t.id cross join generate_series(0, 1) n
      """, """
      insert into olt_card (tenant_id, id, shelf_id, slot_number, card_type, model)
      select t.id, gen_random_uuid(), s.id, n, 'GPON', 'H901GPSF'
      from t join olt_shelf s on s.tenant_id = t.id cross join size
      cross join generate_series(1, greatest(1, (ports + 15) / 16)) n
      """, """
      insert into olt_card_port (tenant_id, id, card_id, port_number)
      select t.id, gen_random_uuid(), c.id, n
      from t join olt_card c on c.tenant_id = t.id cross join generate_series(0, 15) n
      """, """
      insert into olt_sfp_module (tenant_id, id, olt_card_port_id, vendor, sfp_class,
        wavelength_nm, tx_power_dbm)
      select t.id, gen_random_uuid(), p.id, 'Huawei', 'gpon_b_plus', 1490, 3.2
      from t join olt_card_port p on p.tenant_id = t.id
      """, """
      insert into pon_port (tenant_id, id, olt_id, olt_card_port_id, name, port_number, max_onts)
      select t.id, gen_random_uuid(), s.olt_id, p.id,
        '0/' || c.slot_number || '/' || p.port_number, p.port_number, 64
      from t join olt_card_port p on p.tenant_id = t.id
      join olt_card c on c.tenant_id = t.id and c.id = p.card_id
      join olt_shelf s on s.tenant_id = t.id and s.id = c.shelf_id
      """, """
      insert into vlan (tenant_id, id, pop_site_id, tag, name, purpose)
      select t.id, gen_random_uuid(), s.id, v.tag, v.name, v.purpose
      from t join pop_site s on s.tenant_id = t.id
      cross join (values (100, 'Homes', 'internet'), (200, 'Offices', 'internet'),
        (900, 'ONTs', 'management'), (950, 'Telephones', 'voice')) v (tag, name, purpose)
      """, """
      insert into network_device (tenant_id, id, pop_site_id, nas_device_id, name, mgmt_ip,
        vendor, model, device_type, role, status)
      select t.id, gen_random_uuid(), s.id, n.id, n.name, '10.20.0.1', 'MikroTik', n.model,
        'router', 'edge', 'online'
      from t join pop_site s on s.tenant_id = t.id join nas_device n on n.tenant_id = t.id
      union all
      select t.id, gen_random_uuid(), s.id, null, 'SW-LEK-01', '10.20.0.2', 'Huawei', 'S6730',
        'switch', 'aggregation', 'online'
      from t join pop_site s on s.tenant_id = t.id
      """);

  /** A cabinet for four ports; its cable has a fibre for each and eight to spare. */
  private static final List<String> CABINETS = List.of("""
      insert into fdh_cabinet (tenant_id, id, name, code, latitude, longitude)
      select t.id, gen_random_uuid(), 'Cabinet ' || n, 'FDH-' || lpad(n::text, 2, '0'),
        6.4478 + 0.018 * sin(n * 2.4), 3.4723 + 0.024 * cos(n * 2.4)
      from t cross join size cross join generate_series(1, (ports + 3) / 4) n
      """, """
      insert into fiber_segment (tenant_id, id, name, segment_type, cable_type, fiber_count,
        length_m, route)
      select t.id, gen_random_uuid(), 'F-' || substr(c.code, 5), 'feeder', 'underground', 12,
        2100 + 170 * substr(c.code, 5)::int,
        format('[(3.4723,6.4478),(%s,6.4478),(%s,%s)]', c.longitude, c.longitude, c.latitude)::path
      from t join fdh_cabinet c on c.tenant_id = t.id
      """, """
      insert into splitter (tenant_id, id, fdh_id, name, splitter_ratio)
      select t.id, gen_random_uuid(), c.id, 'S-' || n, '1:32'
      from t cross join size cross join generate_series(0, ports - 1) n
      join fdh_cabinet c on c.tenant_id = t.id and substr(c.code, 5)::int = n / 4 + 1
      """, """
      update fiber_strand s set status = 'in_use', upstream_pon_port_id = p.id,
        downstream_splitter_port_id = q.id
      from t cross join size cross join generate_series(0, ports - 1) n
      join fiber_segment g on g.tenant_id = t.id
        and g.name = 'F-' || lpad((n / 4 + 1)::text, 2, '0')
      join pon_port p on p.tenant_id = t.id and p.name = '0/' || n / 16 + 1 || '/' || n % 16
      join splitter x on x.tenant_id = t.id and x.name = 'S-' || n
      join splitter_port q on q.tenant_id = t.id and q.splitter_id = x.id
        and q.port_type = 'input'
      where s.tenant_id = t.id and s.segment_id = g.id and s.strand_number = n % 4 + 1
      """);

  /** One in eleven is a little weak, one in 61 far too weak, one in 29 off. */
  private static final List<String> HOMES = List.of("""
      insert into ont_unit (tenant_id, id, serial_number, vendor, model, firmware_version)
      select t.id, gen_random_uuid(), 'HWTC' || upper(lpad(to_hex(1048576 + n), 8, '0')),
        'Huawei', 'EG8145V5', 'V5R020C10'
      from t cross join service
      """, """
      insert into ont_assignment (tenant_id, id, ont_unit_id, pon_port_id, ont_number,
        subscriber_id, subscription_id)
      select t.id, gen_random_uuid(), u.id, p.id, n % 32, v.subscriber_id, v.id
      from t cross join service v
      join ont_unit u on u.tenant_id = t.id
        and u.serial_number = 'HWTC' || upper(lpad(to_hex(1048576 + n), 8, '0'))
      join pon_port p on p.tenant_id = t.id
        and p.name = '0/' || n / 512 + 1 || '/' || n / 32 % 16
      """, """
      insert into fiber_segment (tenant_id, id, name, segment_type, cable_type, fiber_count,
        length_m)
      select t.id, gen_random_uuid(), 'D-' || lpad(n::text, 5, '0'), 'drop', 'aerial', 1,
        60 + n * 37 % 340
      from t cross join service
      """, """
      update fiber_strand s set status = 'in_use', upstream_splitter_port_id = q.id,
        downstream_ont_unit_id = u.id
      from t cross join service v
      join fiber_segment g on g.tenant_id = t.id and g.name = 'D-' || lpad(n::text, 5, '0')
      join ont_unit u on u.tenant_id = t.id
        and u.serial_number = 'HWTC' || upper(lpad(to_hex(1048576 + n), 8, '0'))
      join splitter x on x.tenant_id = t.id and x.name = 'S-' || n / 32
      join splitter_port q on q.tenant_id = t.id and q.splitter_id = x.id
        and q.port_type = 'output' and q.port_number = n % 32 + 1
      where s.tenant_id = t.id and s.segment_id = g.id
      """, """
      insert into ont_reading (tenant_id, ont_unit_id, state, ont_rx_dbm, ont_tx_dbm, olt_rx_dbm,
        temperature_c, distance_m, read_at)
      select t.id, u.id, case when n % 29 = 7 then 'offline' else 'online' end,
        case when n % 29 = 7 then null else -18.4 - n % 13 * 0.21 - w.more end,
        case when n % 29 = 7 then null else 2.1 + n % 5 * 0.1 end,
        case when n % 29 = 7 then null else -20.2 - n % 11 * 0.23 - w.more end,
        38 + n % 9, 2300 + n / 128 * 170 + n * 37 % 340, t.now - interval '4 minutes'
      from t cross join service
      join ont_unit u on u.tenant_id = t.id
        and u.serial_number = 'HWTC' || upper(lpad(to_hex(1048576 + n), 8, '0'))
      cross join lateral (select case when n % 61 = 11 then 9.4 when n % 11 = 4 then 6.1
        else 0 end as more) w
      """);

  private DemoPlant() {}

  /** Builds it for the services there are. */
  static void build(Tx tx) {
    tx.jdbc(connection -> {
      int rows = 0;
      try (Statement statement = connection.createStatement()) {
        // Nothing is known yet of tables that are just being filled: loops within loops would do.
        statement.execute("set local enable_nestloop = off");
      }
      for (List<String> part : List.of(OLT, CABINETS, HOMES)) {
        for (String statement : part) {
          rows += run(tx, connection, SERVICES + statement);
        }
      }
      return rows;
    });
  }

  private static int run(Tx tx, Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, tx.tenant().value());
      statement.setObject(2, tx.systemNow().atOffset(ZoneOffset.UTC));
      return statement.executeUpdate();
    }
  }
}
