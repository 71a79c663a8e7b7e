package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.enforcement.SessionDriver;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A tenant with services, a NAS at 127.0.0.1 and the real RADIUS service on ports of its own. */
final class RadiusFixture implements AutoCloseable {
  static final SharedSecret SECRET = SharedSecret.of("a long shared secret");

  final TestDatabase test;
  final Database db;
  final TenantId tenant;
  final ServiceFixture services;
  final SecretBox secrets;
  final ServiceLocks locks = new ServiceLocks();
  final UUID nas = Ids.next();
  final UUID client = Ids.next();
  final RadiusService radius;
  final RadiusClient asking;

  /** The NAS is a MikroTik that takes changes on {@code coaPort}. */
  RadiusFixture(Path keys, int coaPort) throws IOException {
    this(TestDatabase.fresh(), keys, coaPort, List.of());
  }

  /** The same, with options that are changed by {@code more}. */
  RadiusFixture(Path keys, int coaPort, UnaryOperator<RadiusOptions> more) throws IOException {
    this(TestDatabase.fresh(), keys, coaPort, List.of(), more);
  }

  RadiusFixture(TestDatabase test, Path keys, int coaPort, List<SessionDriver> drivers)
      throws IOException {
    this(test, keys, coaPort, drivers, UnaryOperator.identity());
  }

  private RadiusFixture(
      TestDatabase test,
      Path keys,
      int coaPort,
      List<SessionDriver> drivers,
      UnaryOperator<RadiusOptions> more)
      throws IOException {
    this.test = test;
    db = test.database(CoreEntities.ALL);
    tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
    services = new ServiceFixture(db, tenant);
    secrets = new SecretBox(Keyring.loadOrCreate(keys.resolve("keys")));
    services.sql(
        "insert into nas_device (tenant_id, id, name, vendor, nas_ip, coa_port)"
            + " values (?, ?, 'edge', 'mikrotik', '127.0.0.1', ?)",
        tenant.value(),
        nas,
        coaPort);
    services.sql(
        "insert into radius_client (tenant_id, id, nas_device_id, client_ip, shared_secret_sealed)"
            + " values (?, ?, ?, '127.0.0.1', ?)",
        tenant.value(),
        client,
        nas,
        secrets.encrypt("a long shared secret"));
    radius = RadiusService.start(db, secrets, more.apply(options(keys)), OtherWays.to(drivers));
    asking = RadiusClient.open(
        InetAddress.getLoopbackAddress(), radius.authPort(), radius.acctPort(), SECRET);
  }

  /** Any free ports of this machine, no waiting; journal and snapshot are in that folder. */
  static RadiusOptions options(Path folder) {
    return RadiusOptions.onPorts(0, 0)
        .at(InetAddress.getLoopbackAddress())
        .waiting(Duration.ZERO, List.of(Duration.ofMillis(100), Duration.ofMillis(200)))
        .journaling(folder.resolve("accounting"), 64L << 20)
        .keeping(folder.resolve("index"));
  }

  /** A credential of that service with a clear password. */
  UUID credential(UUID service, UUID subscriber, String username, String password) {
    return credential(service, subscriber, username, "clear", password);
  }

  UUID credential(UUID service, UUID subscriber, String username, String kind, String secret) {
    UUID id = Ids.next();
    services.sql(
        "insert into access_credential (tenant_id, id, subscriber_id, subscription_id, username,"
            + " secret_sealed, secret_kind) values (?, ?, ?, ?, ?, ?, ?)",
        tenant.value(),
        id,
        subscriber,
        service,
        username,
        secrets.encrypt(secret),
        kind);
    return id;
  }

  void lock(UUID service, LockReason reason, LockEffect effect) {
    db.run(tenant, tx -> locks.lock(tx, service, reason, effect, "dunning", null));
  }

  void release(UUID service, LockReason reason) {
    db.run(tenant, tx -> locks.release(tx, service, reason));
  }

  /** The reply to a login, or an exception when there is none. */
  PacketView login(String username, String password) {
    return reply(asking.pap(username, password, AttributeBlock.EMPTY).join());
  }

  /** Whether a login is accepted. */
  boolean accepted(String username, String password) {
    return login(username, password).code() == 2;
  }

  /** Reports on a session; returns when it is acknowledged. */
  void account(AcctStatusType status, String session, String username, long octets) {
    reply(asking.account(status, report(session, username, octets)).join());
  }

  /** What a NAS reports of a session: as many octets up, and ten times as many down. */
  static AttributeBlock report(String session, String username, long octets) {
    return AttributeBlock.builder()
        .add(Attributes.ACCT_SESSION_ID, session)
        .add(Attributes.USER_NAME, username)
        .add(Attributes.NAS_IP_ADDRESS, (Inet4Address) InetAddress.getLoopbackAddress())
        .add(Attributes.ACCT_INPUT_OCTETS, octets)
        .add(Attributes.ACCT_OUTPUT_OCTETS, octets * 10)
        .build();
  }

  /** The first column of a query whose only parameter is the tenant. */
  List<String> rows(String sql) {
    return db.inTx(
        tenant,
        tx -> tx.jdbc(connection -> {
          List<String> values = new ArrayList<>();
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, tenant.value());
            ResultSet row = query.executeQuery();
            while (row.next()) {
              values.add(row.getString(1));
            }
          }
          return values;
        }));
  }

  private static PacketView reply(SendOutcome outcome) {
    if (outcome instanceof SendOutcome.Answered answered) {
      return answered.reply();
    }
    throw new IllegalStateException("no answer: " + outcome);
  }

  @Override
  public void close() {
    asking.close();
    radius.close();
    test.close();
  }
}
