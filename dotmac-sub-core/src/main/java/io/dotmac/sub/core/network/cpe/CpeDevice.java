package io.dotmac.sub.core.network.cpe;

import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Form;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Equipment at a subscriber's. */
@Item(
    table = "cpe_device",
    search = {"serial_number", "mac_address", "model"},
    order = "created_at")
@Constraint(
    name = "cpe_device_serial",
    field = "serial_number",
    says = "another device has this serial number")
@Constraint(
    name = "cpe_device_mac",
    field = "mac_address",
    says = "another device has this address")
@Constraint(
    name = "cpe_device_subscriber",
    field = "subscription_id",
    code = "mismatch",
    says = "a service of the same subscriber was expected")
public record CpeDevice(
    @RefersTo("subscriber") UUID subscriberId,
    @Nullable @RefersTo("subscription") UUID subscriptionId,
    @Nullable @RefersTo("address") UUID serviceAddressId,
    DeviceType deviceType,
    @Usually("active") Status status,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable String serialNumber,
    @Nullable @Text(max = 17, form = Form.MAC) String macAddress,
    @Nullable Instant installedAt,
    @Nullable @Text(max = 10_000) String notes) {
  /** What it is. */
  public enum DeviceType {
    ONT,
    ROUTER,
    MODEM,
    CPE
  }

  /** Whether it is in use. */
  public enum Status {
    ACTIVE,
    INACTIVE,
    RETIRED
  }
}
