package io.dotmac.sub.server.adapter.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.AccessState;
import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.enforcement.AccessEnforcer;
import io.dotmac.sub.core.enforcement.EnforcementIntent;
import io.dotmac.sub.core.enforcement.EnforcementResult;
import io.dotmac.sub.core.enforcement.EnforcementWorker;
import io.dotmac.sub.core.enforcement.router.RouterBlock;
import io.dotmac.sub.core.enforcement.router.RouterEnforcer;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevices;
import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import io.dotmac.sub.core.provisioning.device.SuspendBy;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.devices.simulator.SimulatedRouteros;
import io.dotmac.sub.devices.simulator.SshSimulator;
import io.dotmac.sub.server.outbound.DeviceAddresses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Suspended services held back by a simulated router behind a real SSH server. */
class RouterListsDbTest {
  private static final Credential LOGIN = Credential.of("admin", "open sesame 4711");
  private static final String LIST = "ip/firewall/address-list";

  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final ServiceFixture fixture = new ServiceFixture(db, tenant);
  private final ServiceLocks locks = new ServiceLocks();
  private final SimulatedRouteros router = new SimulatedRouteros("edge");
  private final SshSimulator server = SshSimulator.start(router, LOGIN);
  private final SecretBox secrets = new SecretBox(Keyring.generate());
  private final ProvisioningDevices devices =
      new ProvisioningDevices(secrets, OrderWorld.HERE::flaw);
  private final RouterLists lists = new RouterLists(
      new DeviceDoor(Devices.network(), secrets, DeviceAddresses.of(OrderWorld.HERE)));
  private final UUID nas = Ids.next();
  private final UUID subscriber = fixture.subscriber();
  private final UUID home = fixture.service(subscriber);

  @AfterEach
  void stop() {
    server.close();
  }

  /** A node of its own each time: it knows nothing of routers that were silent. */
  private void enforce() {
    AccessEnforcer radius = (who, services) -> {
      Map<UUID, EnforcementResult> results = new LinkedHashMap<>();
      services.forEach(service -> results.put(
          service,
          new EnforcementResult(
              AccessState.SUSPENDED, "test", EnforcementResult.Outcome.DONE, List.of(), null)));
      return results;
    };
    fixture.sql("update enforcement_intent set due_at = now() where tenant_id = ?", tenant.value());
    new EnforcementWorker(db, new RouterEnforcer(db, radius, lists)).work(tenant);
  }

  private ProvisioningDeviceId known(SuspendBy way, int port) {
    fixture.sql(
        "insert into nas_device (tenant_id, id, name, vendor, nas_ip)"
            + " values (?, ?, 'edge', 'mikrotik', '192.0.2.1')",
        tenant.value(),
        nas);
    DeviceTerms terms = DeviceTerms.at(
            "edge",
            ProvisioningVendor.MIKROTIK,
            server.address().getHostString(),
            port,
            LOGIN.user(),
            server.pin().fingerprint())
        .asNas(nas)
        .suspendingBy(way);
    return db.inTx(
        tenant,
        tx -> devices
            .create(tx, terms, ProvisioningDevices.Passwords.of(LOGIN.password()))
            .id());
  }

  private void known(SuspendBy way) {
    known(way, server.address().getPort());
  }

  private void assigned(UUID service, String prefix) {
    fixture.sql(
        "insert into ip_holding (tenant_id, id, kind, prefix, subscription_id)"
            + " values (?, ?, 'assigned', ?, ?)",
        tenant.value(),
        Ids.next(),
        prefix,
        service);
  }

  private void login(String username, UUID boundTo) {
    fixture.sql(
        "insert into access_credential (tenant_id, id, subscriber_id, subscription_id, username,"
            + " nas_device_id) values (?, ?, ?, ?, ?, ?)",
        tenant.value(),
        Ids.next(),
        subscriber,
        home,
        username,
        boundTo);
  }

  private void overdue() {
    db.run(
        tenant,
        tx -> locks.lock(tx, home, LockReason.OVERDUE, LockEffect.SUSPEND, "dunning", null));
  }

  private void paid() {
    db.run(tenant, tx -> locks.release(tx, home, LockReason.OVERDUE));
  }

  private int reconciled() {
    return db.inTx(tenant, RouterEnforcer::reconcile);
  }

  private List<String> listed() {
    return router.items(LIST).stream()
        .map(item -> item.get("list") + " " + item.get("address"))
        .sorted()
        .toList();
  }

  private List<RouterBlock> blocks() {
    return db.inTx(
        tenant, tx -> RouterBlock.LISTING.fetch(tx, ListQuery.first()).items());
  }

  private List<EnforcementIntent> intents() {
    return db.inTx(
        tenant, tx -> EnforcementIntent.LISTING.fetch(tx, ListQuery.first()).items());
  }

  @Test
  void theAddressesOfAServiceAreOnTheListFromDunningUntilItIsPaid() {
    known(SuspendBy.ADDRESS_LIST);
    assigned(home, "100.64.0.9/32");
    assigned(home, "100.64.8.0/29");
    overdue();

    enforce();

    assertThat(listed()).containsExactly("dotmac-suspended 100.64.0.9");
    assertThat(router.items(LIST).get(0).get("comment")).startsWith("service ");
    assertThat(router.items("ip/firewall/filter")).hasSize(4);
    assertThat(blocks()).singleElement().satisfies(block -> {
      assertThat(block.status().name()).isEqualTo("HELD");
      assertThat(block.error()).isEmpty();
    });
    assertThat(intents().get(0).evidence().toString()).contains("100.64.0.9", "address_list");
    List<String> before = router.changes();
    db.run(tenant, tx -> locks.lock(tx, home, LockReason.ADMIN, LockEffect.REJECT, "staff", null));
    enforce();
    assertThat(router.changes()).isEqualTo(before);

    paid();
    enforce();
    assertThat(listed()).hasSize(1);
    db.run(tenant, tx -> locks.release(tx, home, LockReason.ADMIN));
    enforce();

    assertThat(listed()).isEmpty();
    assertThat(blocks()).isEmpty();
  }

  @Test
  void aRouterThatCannotBeReachedIsListedAndToldWhenItIsBack() {
    ProvisioningDeviceId device = known(SuspendBy.ADDRESS_LIST, 1);
    assigned(home, "100.64.0.9/32");
    overdue();

    enforce();

    assertThat(listed()).isEmpty();
    assertThat(intents()).singleElement().satisfies(intent -> {
      assertThat(intent.status()).isEqualTo("pending");
      assertThat(intent.error()).hasValueSatisfying(why -> assertThat(why).contains("edge"));
    });
    assertThat(blocks()).singleElement().satisfies(block -> {
      assertThat(block.status().name()).isEqualTo("PENDING");
      assertThat(block.error()).isPresent();
    });

    fixture.sql(
        "update provisioning_device set port = ? where tenant_id = ? and id = ?",
        server.address().getPort(),
        tenant.value(),
        device.value());
    enforce();
    assertThat(listed()).containsExactly("dotmac-suspended 100.64.0.9");
    assertThat(intents().get(0).status()).isEqualTo("done");

    server.close();
    paid();
    enforce();
    assertThat(blocks().get(0).status().name()).isEqualTo("LIFTING");
    assertThat(blocks().get(0).error()).isPresent();
  }

  @Test
  void whatIsMissingOnARouterIsAskedForByTheReconcilerAndWhatSomebodyTookOffIsPutBack() {
    overdue();
    enforce();
    known(SuspendBy.ADDRESS_LIST);
    assigned(home, "100.64.0.9/32");

    assertThat(reconciled()).isEqualTo(1);
    enforce();
    assertThat(listed()).hasSize(1);
    assertThat(reconciled()).isZero();

    router.edit(LIST, router.items(LIST).get(0).get("comment"), Map.of("disabled", "true"));
    db.run(tenant, tx -> locks.lock(tx, home, LockReason.ADMIN, LockEffect.SUSPEND, "staff", null));
    enforce();
    assertThat(router.items(LIST).get(0)).containsEntry("disabled", "false");
  }

  @Test
  void anAddressThatIsTakenAwayMeanwhileIsLetGoAndTheNextOneHeldBack() {
    known(SuspendBy.ADDRESS_LIST);
    assigned(home, "100.64.0.9/32");
    overdue();
    enforce();
    fixture.sql("delete from ip_holding where tenant_id = ?", tenant.value());
    assigned(home, "100.64.0.10/32");

    reconciled();
    enforce();

    assertThat(listed()).containsExactly("dotmac-suspended 100.64.0.10");
    fixture.sql(
        "update subscription set status = 'canceled', canceled_at = now(), end_on = current_date"
            + " where tenant_id = ? and id = ?",
        tenant.value(),
        home);
    enforce();
    assertThat(listed()).isEmpty();
  }

  @Test
  void anAccountThatTheRouterKeepsIsDisabledItsSessionEndedAndEnabledAgain() {
    known(SuspendBy.PPP_SECRET);
    login("ada", null);
    login("nobody there", null);
    router.connected("ada", "100.64.0.7", "1h2m3s");
    router.keeping("ada", "kept");
    overdue();

    enforce();

    assertThat(router.items("ppp/secret"))
        .singleElement()
        .satisfies(item ->
            assertThat(item).containsEntry("disabled", "true").containsEntry("password", "kept"));
    assertThat(router.items("ppp/active")).isEmpty();
    assertThat(router.items("ip/firewall/filter")).isEmpty();

    paid();
    enforce();
    assertThat(router.items("ppp/secret").get(0)).containsEntry("disabled", "false");
    assertThat(blocks()).isEmpty();
  }

  @Test
  void aRouterThatTheLoginIsNotBoundToIsLeftAlone() {
    known(SuspendBy.ADDRESS_LIST);
    UUID other = Ids.next();
    fixture.sql(
        "insert into nas_device (tenant_id, id, name, vendor, nas_ip)"
            + " values (?, ?, 'west', 'mikrotik', '192.0.2.2')",
        tenant.value(),
        other);
    login("ada", other);
    assigned(home, "100.64.0.9/32");
    overdue();

    enforce();

    assertThat(blocks()).isEmpty();
    assertThat(router.log()).isEmpty();
  }

  @Test
  void whatTheRouterRefusesIsSaidAndSomebodyMustSeeToIt() {
    known(SuspendBy.ADDRESS_LIST);
    assigned(home, "100.64.0.9/32");
    overdue();
    router.faults().refuse(9, ".*address-list.*add.*", "failure: not today");

    enforce();

    assertThat(intents().get(0).status()).isEqualTo("failed");
    assertThat(intents().get(0).error())
        .hasValueSatisfying(why -> assertThat(why).contains("edge", "not today"));
    assertThat(blocks().get(0).error()).isPresent();
  }
}
