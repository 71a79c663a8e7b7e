package io.dotmac.sub.server.adapter.device;

import io.dotmac.sub.core.enforcement.SessionDriver;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevice;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevices;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.nas.NasDriver;
import io.dotmac.sub.devices.plan.PlanResult;
import java.util.Optional;
import java.util.UUID;

/**
 * Ends sessions over the management of routers, where RADIUS does not reach them: of those access
 * servers that are known as devices too. That a session is gone is read back from the router.
 */
public final class RouterSessions implements SessionDriver {
  private final Database db;
  private final DeviceDoor door;

  /** Reaches routers of this database through that door. */
  public RouterSessions(Database db, DeviceDoor door) {
    this.db = db;
    this.door = door;
  }

  @Override
  public boolean serves(TenantId tenant, UUID nasDevice) {
    return device(tenant, nasDevice).isPresent();
  }

  @Override
  public Optional<String> disconnect(Target session) {
    Optional<ProvisioningDevice> device = device(session.tenant(), session.nasDevice());
    if (device.isEmpty()) {
      return Optional.of("the access server is not known as a device");
    }
    try (Driver driver = door.open(StepRequest.Target.of(device.get()))) {
      PlanResult result =
          driver.require(NasDriver.class).planDisconnect(session.username()).apply();
      return result.match(
          applied -> Optional.empty(),
          unchanged -> Optional.empty(),
          rejected -> Optional.of(rejected.error().message()),
          partial -> Optional.of(partial.error().message()),
          unknown -> Optional.of(unknown.error().message()));
    } catch (DeviceException e) {
      return Optional.of(e.error().message());
    }
  }

  private Optional<ProvisioningDevice> device(TenantId tenant, UUID nasDevice) {
    return db.inTx(
        Caller.system(tenant, "enforcement"), tx -> ProvisioningDevices.ofNas(tx, nasDevice));
  }
}
