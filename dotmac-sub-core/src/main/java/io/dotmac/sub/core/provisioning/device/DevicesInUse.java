package io.dotmac.sub.core.provisioning.device;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.function.Predicate;

/** Devices in use of those kinds that something is done for. */
public final class DevicesInUse {
  private DevicesInUse() {}

  /** All of them, in an order that stays. */
  public static List<ProvisioningDevice> of(Tx tx, Predicate<DeviceTerms> served) {
    return tx
        .session()
        .createSelectionQuery(
            "from ProvisioningDevice e where e.terms.isActive = true order by e.id.value",
            ProvisioningDevice.class)
        .getResultList()
        .stream()
        .filter(device -> served.test(device.terms()))
        .toList();
  }

  /**
   * One of them.
   *
   * @param code of the problem when it is none
   * @param unserved says so of a device of another kind
   */
  public static ProvisioningDevice require(
      Tx tx, ProvisioningDeviceId id, Predicate<DeviceTerms> served, String code, String unserved) {
    ProvisioningDevice device = tx.require(ProvisioningDevice.class, id);
    if (!device.terms().isActive()) {
      throw Problem.conflict(code, "the device is not in use");
    }
    if (!served.test(device.terms())) {
      throw Problem.conflict(code, unserved);
    }
    return device;
  }
}
