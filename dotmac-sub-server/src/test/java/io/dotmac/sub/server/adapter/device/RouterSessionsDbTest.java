package io.dotmac.sub.server.adapter.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.enforcement.SessionDriver;
import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevices;
import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions ended on a simulated router behind a real SSH server. */
class RouterSessionsDbTest {
  private static final Credential LOGIN = Credential.of("admin", "open sesame 4711");

  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final SimulatedRouteros router =
      new SimulatedRouteros("edge").connected("ada", "100.64.0.7", "1h2m3s");
  private final SshSimulator server = SshSimulator.start(router, LOGIN);
  private final SecretBox secrets = new SecretBox(Keyring.generate());
  private final UUID nas = Ids.next();
  private final RouterSessions sessions = new RouterSessions(
      db, new DeviceDoor(Devices.network(), secrets, DeviceAddresses.of(OrderWorld.HERE)));

  @AfterEach
  void stop() {
    server.close();
  }

  private void known(String password) {
    DeviceTerms terms = DeviceTerms.at(
            "edge",
            ProvisioningVendor.MIKROTIK,
            server.address().getHostString(),
            server.address().getPort(),
            LOGIN.user(),
            server.pin().fingerprint())
        .asNas(nas);
    db.run(tenant, tx -> {
      tx.session()
          .createNativeMutationQuery("insert into nas_device (tenant_id, id, name, vendor, nas_ip)"
              + " values (:tenant, :id, 'edge', 'mikrotik', '192.0.2.1')")
          .setParameter("tenant", tenant.value())
          .setParameter("id", nas)
          .executeUpdate();
      new ProvisioningDevices(secrets, OrderWorld.HERE::flaw)
          .create(tx, terms, ProvisioningDevices.Passwords.of(password));
    });
  }

  private SessionDriver.Target session(String user) {
    return new SessionDriver.Target(tenant, nas, "81200001", user, "100.64.0.7");
  }

  @Test
  void aSessionIsEndedOverTheManagementOfARouterAndReadBack() {
    known(LOGIN.password());

    assertThat(sessions.serves(tenant, nas)).isTrue();
    assertThat(sessions.disconnect(session("ada"))).isEmpty();
    assertThat(router.log()).anyMatch(line -> line.contains("remove"));
    assertThat(sessions.disconnect(session("ada"))).as("it is gone").isEmpty();
  }

  @Test
  void aRouterThatRefusesTheLoginIsSaidToBeInTheWayWithoutThePassword() {
    known("not the password");

    assertThat(sessions.disconnect(session("ada"))).isPresent();
    assertThat(sessions.disconnect(session("ada")).orElseThrow())
        .doesNotContain("not the password");
  }

  @Test
  void anAccessServerThatIsNoKnownDeviceIsLeftAlone() {
    assertThat(sessions.serves(tenant, nas)).isFalse();
    assertThat(sessions.disconnect(session("ada"))).isPresent();
    assertThat(router.log()).isEmpty();
  }
}
