package io.dotmac.sub.core.provisioning.run;

import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the inventory in step with what was read back from line terminals: which ONT serves which
 * service, on which PON port. A device that is no line terminal of the inventory leaves it alone.
 */
final class OntRecords {
  /** By its name, or by the places of its shelf, card and port. */
  private static final String PORT = """
      select p.id from provisioning_device d
      join pon_port p on p.tenant_id = d.tenant_id and p.olt_id = d.olt_id and p.is_active
      left join olt_card_port k on k.tenant_id = p.tenant_id and k.id = p.olt_card_port_id
      left join olt_card c on c.tenant_id = k.tenant_id and c.id = k.card_id
      left join olt_shelf s on s.tenant_id = c.tenant_id and s.id = c.shelf_id
      where d.tenant_id = ? and d.id = ?
        and (s.shelf_number || '/' || c.slot_number || '/' || k.port_number = ? or p.name = ?)
      order by k.id is null limit 1
      """;

  private static final String UNIT = """
      insert into ont_unit (tenant_id, id, serial_number) values (?, ?, ?)
      on conflict (tenant_id, serial_number) where status <> 'retired'
        do update set status = 'active', updated_at = now(), version = ont_unit.version + 1
      returning id
      """;

  /** What the device says is so: whoever else had the ONT, its number or the service has not. */
  private static final String MAKE_WAY = """
      update ont_assignment set status = 'inactive', updated_at = now(), version = version + 1
      where tenant_id = ? and status = 'active'
        and (ont_unit_id = ? or subscription_id = ? or (pon_port_id = ? and ont_number = ?))
      """;

  private static final String ASSIGN = """
      insert into ont_assignment
        (tenant_id, id, ont_unit_id, pon_port_id, ont_number, subscription_id, service_address_id)
      select u.tenant_id, ?, ?, ?, ?, u.id, u.service_address_id
      from subscription u where u.tenant_id = ? and u.id = ?
      """;

  private static final String RELEASE = """
      update ont_assignment a set status = 'inactive', updated_at = now(), version = a.version + 1
      from ont_unit o
      where a.tenant_id = ? and a.status = 'active' and a.subscription_id = ?
        and o.tenant_id = a.tenant_id and o.id = a.ont_unit_id and o.serial_number = ?
      """;

  private OntRecords() {}

  /** The ONT of a run was read back at its number. */
  static void assigned(Tx tx, ProvisioningRun run, int number) {
    tx.jdbc(connection -> {
      Optional<UUID> port = port(connection, tx, run);
      if (port.isPresent()) {
        assign(connection, tx, run, port.get(), number);
      }
      return port.isPresent();
    });
  }

  /** The ONT of a run is gone from its device. */
  static void released(Tx tx, ProvisioningRun run) {
    tx.jdbc(connection -> {
      try (PreparedStatement release = connection.prepareStatement(RELEASE)) {
        release.setObject(1, tx.tenant().value());
        release.setObject(2, run.subscription().value());
        release.setString(3, run.input().canonicalSerial());
        return release.executeUpdate();
      }
    });
  }

  private static Optional<UUID> port(Connection connection, Tx tx, ProvisioningRun run)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(PORT)) {
      query.setObject(1, tx.tenant().value());
      query.setObject(2, run.input().deviceId().value());
      query.setString(3, run.input().ponPort());
      query.setString(4, run.input().ponPort());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
      }
    }
  }

  private static void assign(
      Connection connection, Tx tx, ProvisioningRun run, UUID port, int number)
      throws SQLException {
    UUID service = run.subscription().value();
    UUID unit = unit(connection, tx, run.input().canonicalSerial());
    try (PreparedStatement way = connection.prepareStatement(MAKE_WAY);
        PreparedStatement assign = connection.prepareStatement(ASSIGN)) {
      way.setObject(1, tx.tenant().value());
      way.setObject(2, unit);
      way.setObject(3, service);
      way.setObject(4, port);
      way.setInt(5, number);
      way.executeUpdate();
      assign.setObject(1, Ids.next());
      assign.setObject(2, unit);
      assign.setObject(3, port);
      assign.setInt(4, number);
      assign.setObject(5, tx.tenant().value());
      assign.setObject(6, service);
      assign.executeUpdate();
    }
  }

  private static UUID unit(Connection connection, Tx tx, String serial) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(UNIT)) {
      insert.setObject(1, tx.tenant().value());
      insert.setObject(2, Ids.next());
      insert.setString(3, serial);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getObject(1, UUID.class);
      }
    }
  }
}
