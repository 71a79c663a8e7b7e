package io.dotmac.sub.core.network.site;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Fixed;
import io.dotmac.sub.core.network.inventory.Form;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An interface of a network device. */
@Item(
    table = "device_interface",
    search = {"name", "description"},
    order = "name")
@Constraint(
    name = "device_interface_name",
    field = "name",
    says = "the device has an interface of this name")
public record DeviceInterface(
    @Fixed @RefersTo("network_device") UUID deviceId,
    @Text String name,
    @Nullable String description,
    @Usually("unknown") Status status,
    @Nullable @Between(low = 1, high = 10_000_000) Integer speedMbps,
    @Nullable @Text(max = 17, form = Form.MAC) String macAddress,
    @Nullable @Between(low = 1, high = 2_147_483_647) Integer ifIndex) {
  /** Whether it carries traffic. */
  public enum Status {
    UP,
    DOWN,
    UNKNOWN
  }
}
