package io.dotmac.sub.server.adapter.freeradius;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.access.sync.PasswordFormat;
import io.dotmac.sub.core.access.sync.RadiusSyncJobId;
import io.dotmac.sub.core.access.sync.RadiusSyncJobs;
import io.dotmac.sub.core.access.sync.RadiusSyncRun;
import io.dotmac.sub.core.access.sync.RadiusSyncTerms;
import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A tenant with services and a NAS, and the empty database of a FreeRADIUS beside it. */
final class SyncFixture implements AutoCloseable {
  static final String NAS_SECRET = "a long shared secret";

  final TestDatabase test = TestDatabase.fresh();
  final TestDatabase outside = TestDatabase.empty();
  final Database db = test.database(CoreEntities.ALL);
  final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  final ServiceFixture services = new ServiceFixture(db, tenant);
  final ServiceLocks locks = new ServiceLocks();
  final SecretBox secrets;
  final FreeRadiusSync sync;
  final UUID amaka = services.subscriber();
  private int number;

  SyncFixture(Path keys) throws IOException {
    secrets = new SecretBox(Keyring.loadOrCreate(keys.resolve("keys")));
    sync = new FreeRadiusSync(db, secrets);
    try (InputStream schema = SyncFixture.class.getResourceAsStream("/freeradius/schema.sql")) {
      outside(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
    }
    nas("127.0.0.1", "mikrotik");
  }

  Caller caller() {
    return Caller.system(tenant, "test");
  }

  /** Where the external database is. */
  DatabaseAccess access() {
    return outside.superuserAccess().inSchema("public");
  }

  /** Its address, without the parameters a driver's user may want. */
  String url() {
    return access().url().replaceAll("\\?.*", "");
  }

  void nas(String address, String vendor) {
    UUID device = Ids.next();
    services.sql(
        "insert into nas_device (tenant_id, id, name, vendor, nas_ip) values (?, ?, 'edge', ?, ?)",
        tenant.value(),
        device,
        vendor,
        address);
    services.sql(
        "insert into radius_client (tenant_id, id, nas_device_id, client_ip, shared_secret_sealed)"
            + " values (?, ?, ?, ?, ?)",
        tenant.value(),
        Ids.next(),
        device,
        address,
        secrets.encrypt(NAS_SECRET));
  }

  /** A user of a new service, by name. */
  Service user(String name, String password) {
    UUID service = services.service(amaka);
    services.sql(
        "insert into access_credential (tenant_id, id, subscriber_id, subscription_id, username,"
            + " secret_sealed, secret_kind) values (?, ?, ?, ?, ?, ?, 'clear')",
        tenant.value(),
        Ids.next(),
        amaka,
        service,
        name,
        secrets.encrypt(password));
    return new Service(service, name);
  }

  /** A service and the name of its user. */
  record Service(UUID id, String user) {}

  String freshName() {
    return "user" + ++number;
  }

  void suspend(Service service) {
    db.run(
        tenant,
        tx ->
            locks.lock(tx, service.id(), LockReason.OVERDUE, LockEffect.SUSPEND, "dunning", null));
  }

  void restore(Service service) {
    db.run(tenant, tx -> locks.release(tx, service.id(), LockReason.OVERDUE));
  }

  RadiusSyncJobId job(PasswordFormat format, boolean adopt) {
    return job(url(), access().password(), format, adopt);
  }

  RadiusSyncJobId job(String url, String password, PasswordFormat format, boolean adopt) {
    return db.inTx(
        tenant,
        tx -> new RadiusSyncJobs(secrets)
            .create(
                tx,
                new RadiusSyncTerms(
                    "main", null, url, access().user(), true, true, true, format, adopt, 60, true),
                password)
            .id());
  }

  RadiusSyncRun run(RadiusSyncJobId job) {
    return sync.compare(caller(), job, false);
  }

  /** Runs statements there. */
  void outside(String sql) {
    try (Connection connection = access().dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of a query there. */
  List<String> there(String sql) {
    try (Connection connection = access().dataSource().getConnection()) {
      return texts(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of a query here, as the tenant. */
  List<String> here(String sql) {
    return db.inTx(tenant, tx -> tx.jdbc(connection -> texts(connection, sql)));
  }

  /** What stands there about a user: checks, replies and groups. */
  List<String> about(String user) {
    return there(("select 'check ' || attribute || ' ' || op || ' ' || value as told from radcheck"
            + " where username = '%1$s' union all"
            + " select 'reply ' || attribute || ' ' || op || ' ' || value from radreply"
            + " where username = '%1$s' and attribute <> 'Class' union all"
            + " select 'group ' || r.attribute || ' ' || r.op || ' ' || r.value"
            + " from radusergroup g join radgroupreply r using (groupname)"
            + " where g.username = '%1$s' order by 1")
        .formatted(user));
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      ResultSet row = query.executeQuery();
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }

  @Override
  public void close() {
    outside.close();
    test.close();
  }
}
