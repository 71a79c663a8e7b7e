package io.dotmac.sub.core.network.poll;

import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.network.cpe.OntReading;
import io.dotmac.sub.core.network.cpe.OntReadings;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A line terminal with ONTs, devices that are polled, and what is read of them, as rows. */
public final class PlantFixture {
  private final Database db;
  private final TenantId tenant;
  private final ServiceFixture services;
  private int made;

  /** Of that tenant. */
  public PlantFixture(Database db, TenantId tenant) {
    this.db = db;
    this.tenant = tenant;
    this.services = new ServiceFixture(db, tenant);
  }

  /** Runs a statement as the tenant. */
  public int sql(String sql, Object... parameters) {
    return services.sql(sql, parameters);
  }

  /** What a query finds, a column of text. */
  public List<String> rows(String sql) {
    return db.inTx(
        tenant,
        tx -> tx.session()
            .createNativeQuery(sql, String.class)
            .setParameter("tenant", tenant.value())
            .getResultList());
  }

  public UUID olt(String name) {
    UUID id = Ids.next();
    sql("insert into olt_device (tenant_id, id, name) values (?, ?, ?)", tenant.value(), id, name);
    return id;
  }

  public UUID device(String name) {
    UUID id = Ids.next();
    sql(
        "insert into network_device (tenant_id, id, name, device_type) values (?, ?, ?, 'router')",
        tenant.value(),
        id,
        name);
    return id;
  }

  public UUID port(UUID olt, String name) {
    UUID id = Ids.next();
    sql(
        "insert into pon_port (tenant_id, id, olt_id, name) values (?, ?, ?, ?)",
        tenant.value(),
        id,
        olt,
        name);
    return id;
  }

  /** An ONT at that number of a port, which serves a subscriber of its own. */
  public UUID ont(UUID port, int number) {
    UUID id = Ids.next();
    sql(
        "insert into ont_unit (tenant_id, id, serial_number) values (?, ?, ?)",
        tenant.value(),
        id,
        String.format("HWTC%08X", ++made));
    sql(
        "insert into ont_assignment (tenant_id, id, ont_unit_id, pon_port_id, ont_number,"
            + " subscription_id) values (?, ?, ?, ?, ?, ?)",
        tenant.value(),
        Ids.next(),
        id,
        port,
        number,
        services.service(services.subscriber()));
    return id;
  }

  /** Reads those ONTs as they are now; offline ones receive no light. */
  public void read(OntReading.State state, List<UUID> onts) {
    Map<UUID, OntReading> readings = new HashMap<>();
    Instant now = db.clock().instant();
    boolean up = state == OntReading.State.ONLINE;
    BigDecimal rx = up ? new BigDecimal("-20.00") : null;
    onts.forEach(ont -> readings.put(ont, new OntReading(state, rx, null, null, null, null, now)));
    db.run(tenant, tx -> new OntReadings().keep(tx, readings));
  }

  /** A network device that is polled and due. */
  public UUID target(String host) {
    return target(host, "network_device_id", device("at " + host));
  }

  /** That OLT, polled and due. */
  public UUID oltTarget(String host, UUID olt) {
    return target(host, "olt_id", olt);
  }

  private UUID target(String host, String column, UUID device) {
    UUID credential = Ids.next();
    sql(
        "insert into snmp_credential (tenant_id, id, name, snmp_version, community_sealed)"
            + " values (?, ?, ?, 'v2c', 'sealed')",
        tenant.value(),
        credential,
        credential.toString());
    UUID id = Ids.next();
    sql(
        "insert into snmp_target (tenant_id, id, " + column + ", credential_id, host)"
            + " values (?, ?, ?, ?, ?)",
        tenant.value(),
        id,
        device,
        credential,
        host);
    return id;
  }

  /** Every target is due. */
  public void due() {
    sql(
        "update snmp_target_state set next_poll_at = now() - interval '1 second'"
            + " where tenant_id = ?",
        tenant.value());
  }
}
