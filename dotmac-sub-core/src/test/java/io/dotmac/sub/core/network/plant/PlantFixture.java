package io.dotmac.sub.core.network.plant;

import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.UUID;

/** A fibre plant of one tenant, as rows. */
public final class PlantFixture {
  private final Database db;
  private final TenantId tenant;
  private final UUID card;
  private final UUID olt;
  private int ports;

  /** Makes an OLT with a card. */
  public PlantFixture(Database db, TenantId tenant) {
    this.db = db;
    this.tenant = tenant;
    olt = insert("olt_device", "name", "OLT-" + Ids.next());
    UUID shelf = insert("olt_shelf", "olt_id, shelf_number", olt, 0);
    card = insert("olt_card", "shelf_id, slot_number", shelf, 1);
  }

  /** The OLT. */
  public UUID olt() {
    return olt;
  }

  /** A PON port with optics of that class. */
  public UUID ponPort(String sfpClass) {
    UUID port = insert("olt_card_port", "card_id, port_number", card, ports);
    insert("olt_sfp_module", "olt_card_port_id, sfp_class", port, sfpClass);
    return insert("pon_port", "olt_id, olt_card_port_id, name", olt, port, "0/1/" + ports++);
  }

  /** A segment of that many strands, which come with it. */
  public UUID segment(String name, String type, int strands, double metres) {
    return insert(
        "fiber_segment",
        "name, segment_type, fiber_count, length_m",
        name,
        type,
        strands,
        java.math.BigDecimal.valueOf(metres));
  }

  /** A strand of a segment. */
  public UUID strand(UUID segment, int number) {
    return id(
        "select id from fiber_strand where tenant_id = ? and segment_id = ? and strand_number = ?",
        segment,
        number);
  }

  /** A splitter, whose ports come with it. */
  public UUID splitter(String name, String ratio) {
    return insert("splitter", "name, splitter_ratio", name, ratio);
  }

  /** A port of a splitter. */
  public UUID splitterPort(UUID splitter, String type, int number) {
    return id(
        "select id from splitter_port where tenant_id = ? and splitter_id = ? and port_type = ?"
            + " and port_number = ?",
        splitter,
        type,
        number);
  }

  /** An ONT. */
  public UUID ont(String serial) {
    return insert("ont_unit", "serial_number", serial);
  }

  /** Joins what is at an end of a strand. */
  public void join(UUID strand, String column, UUID what) {
    sql(
        "update fiber_strand set " + column + " = ? where tenant_id = ? and id = ?",
        what,
        tenant.value(),
        strand);
  }

  /** Splices two strands. */
  public UUID splice(UUID from, UUID to) {
    return insert("fiber_splice", "from_strand_id, to_strand_id", from, to);
  }

  /** A row of any table. */
  public UUID insert(String table, String columns, Object... values) {
    UUID id = Ids.next();
    Object[] all = new Object[values.length + 2];
    all[0] = tenant.value();
    all[1] = id;
    System.arraycopy(values, 0, all, 2, values.length);
    sql(
        "insert into " + table + " (tenant_id, id, " + columns + ") values (?, ?"
            + ", ?".repeat(values.length) + ")",
        all);
    return id;
  }

  /** Runs a statement as this tenant; gives the number of rows changed. */
  public int sql(String sql, Object... parameters) {
    return db.inTx(
        tenant,
        tx -> tx.jdbc(connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
              statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
          }
        }));
  }

  private UUID id(String sql, Object... parameters) {
    return db.inTx(
        tenant,
        tx -> tx.jdbc(connection -> {
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, tenant.value());
            for (int i = 0; i < parameters.length; i++) {
              query.setObject(i + 2, parameters[i]);
            }
            try (ResultSet row = query.executeQuery()) {
              if (!row.next()) {
                throw new AssertionError("no row: " + sql);
              }
              return row.getObject(1, UUID.class);
            }
          }
        }));
  }
}
