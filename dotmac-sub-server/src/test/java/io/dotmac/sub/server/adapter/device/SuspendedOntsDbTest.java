package io.dotmac.sub.server.adapter.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.AccessState;
import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.enforcement.AccessEnforcer;
import io.dotmac.sub.core.enforcement.EnforcementResult;
import io.dotmac.sub.core.enforcement.EnforcementWorker;
import io.dotmac.sub.core.enforcement.router.RouterBlock;
import io.dotmac.sub.core.enforcement.router.RouterEnforcer;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.provisioning.device.DeviceTerms;
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
import io.dotmac.sub.devices.simulator.Faults;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.simulator.SshSimulator;
import io.dotmac.sub.server.outbound.DeviceAddresses;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services that nobody logs in for, held back by a simulated line terminal behind real SSH. */
class SuspendedOntsDbTest {
  private static final Credential LOGIN = Credential.of("root", "open sesame 4711");
  private static final String SERIAL = "HWTC0D21C001";

  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final ServiceFixture fixture = new ServiceFixture(db, tenant);
  private final ServiceLocks locks = new ServiceLocks();
  private final SimulatedSmartax olt =
      new SimulatedSmartax("MA5800-X7").authorized(SERIAL, "0/1/0", 5);
  private final SshSimulator server = SshSimulator.start(olt, LOGIN);
  private final SecretBox secrets = new SecretBox(Keyring.generate());
  private final RouterLists lists = new RouterLists(
      new DeviceDoor(Devices.network(), secrets, DeviceAddresses.of(OrderWorld.HERE)));
  private final UUID subscriber = fixture.subscriber();
  private final UUID home = fixture.service(subscriber);

  @BeforeEach
  void recordOneHome() {
    UUID terminal = Ids.next();
    UUID port = Ids.next();
    UUID ont = Ids.next();
    fixture.sql(
        "insert into olt_device (tenant_id, id, name) values (?, ?, 'olt-1')",
        tenant.value(),
        terminal);
    fixture.sql(
        "insert into pon_port (tenant_id, id, olt_id, name) values (?, ?, ?, '0/1/0')",
        tenant.value(),
        port,
        terminal);
    fixture.sql(
        "insert into ont_unit (tenant_id, id, serial_number) values (?, ?, ?)",
        tenant.value(),
        ont,
        SERIAL);
    fixture.sql(
        "insert into ont_assignment (tenant_id, id, ont_unit_id, pon_port_id, ont_number,"
            + " subscription_id) values (?, ?, ?, ?, 5, ?)",
        tenant.value(),
        Ids.next(),
        ont,
        port,
        home);
    DeviceTerms terms = DeviceTerms.at(
            "olt-1",
            ProvisioningVendor.HUAWEI,
            server.address().getHostString(),
            server.address().getPort(),
            LOGIN.user(),
            server.pin().fingerprint())
        .asOlt(terminal)
        .suspendingBy(SuspendBy.ONT);
    db.run(
        tenant,
        tx -> new ProvisioningDevices(secrets, OrderWorld.HERE::flaw)
            .create(tx, terms, ProvisioningDevices.Passwords.of(LOGIN.password())));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** RADIUS has nothing to do for it. */
  private void enforce() {
    AccessEnforcer radius = (who, services) -> services.stream()
        .collect(Collectors.toMap(
            Function.identity(),
            service -> new EnforcementResult(
                AccessState.SUSPENDED, "test", EnforcementResult.Outcome.DONE, List.of(), null)));
    fixture.sql("update enforcement_intent set due_at = now() where tenant_id = ?", tenant.value());
    new EnforcementWorker(db, new RouterEnforcer(db, radius, lists)).work(tenant);
  }

  private void overdue() {
    db.run(
        tenant,
        tx -> locks.lock(tx, home, LockReason.OVERDUE, LockEffect.SUSPEND, "dunning", null));
  }

  private void paid() {
    db.run(tenant, tx -> locks.release(tx, home, LockReason.OVERDUE));
  }

  private boolean isOn() {
    return olt.letIn().get(0).online();
  }

  private List<RouterBlock> blocks() {
    return db.inTx(
        tenant, tx -> RouterBlock.LISTING.fetch(tx, ListQuery.first()).items());
  }

  @Test
  void theOntIsSuspendedFromDunningUntilItIsPaid() {
    overdue();
    enforce();

    assertThat(isOn()).isFalse();
    assertThat(blocks()).singleElement().satisfies(block -> {
      assertThat(block.way()).isEqualTo(SuspendBy.ONT);
      assertThat(block.value()).isEqualTo(SERIAL);
      assertThat(block.heldAt()).isPresent();
    });
    List<String> before = olt.changes();
    db.run(tenant, tx -> locks.lock(tx, home, LockReason.ADMIN, LockEffect.SUSPEND, "staff", null));
    enforce();
    assertThat(olt.changes()).isEqualTo(before);

    paid();
    db.run(tenant, tx -> locks.release(tx, home, LockReason.ADMIN));
    enforce();
    assertThat(isOn()).isTrue();
    assertThat(blocks()).isEmpty();
  }

  @Test
  void aLineTerminalThatRefusesIsListedWithItsWordsUntilItDoesAsItIsTold() {
    olt.faults().refuse(1, "ont deactivate", "Failure: Today is a holiday");
    overdue();
    enforce();

    assertThat(isOn()).isTrue();
    assertThat(blocks().get(0).error())
        .hasValueSatisfying(why -> assertThat(why).contains("holiday"));

    paid();
    overdue();
    enforce();
    assertThat(isOn()).isFalse();
    assertThat(blocks().get(0).error()).isEmpty();
  }

  @Test
  void whatBreaksInTheMiddleIsResolvedAndTheServiceIsHeldBackInTheEnd() {
    olt.faults().once(Faults.Kind.DROP_AFTER, "ont deactivate");
    overdue();
    enforce();
    db.inTx(tenant, RouterEnforcer::reconcile);
    enforce();

    assertThat(isOn()).isFalse();
    assertThat(blocks().get(0).heldAt()).isPresent();
  }

  @Test
  void aServiceWithALoginIsLeftToRadius() {
    fixture.sql(
        "insert into access_credential (tenant_id, id, subscriber_id, subscription_id, username)"
            + " values (?, ?, ?, ?, 'home@net')",
        tenant.value(),
        Ids.next(),
        subscriber,
        home);
    overdue();
    enforce();

    assertThat(isOn()).isTrue();
    assertThat(blocks()).isEmpty();
    assertThat(olt.log()).isEmpty();
  }
}
