package io.dotmac.sub.core.network.cpe;

import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Fixed;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A port of a subscriber's equipment. */
@Item(table = "cpe_port", order = "name")
@Constraint(name = "cpe_port_name", field = "name", says = "the device has a port of this name")
public record CpePort(
    @Fixed @RefersTo("cpe_device") UUID deviceId,
    @Text(max = 80) String name,
    @Usually("ethernet") PortType portType,
    @Usually("down") Status status,
    @Nullable @Text(max = 10_000) String notes) {
  /** What is plugged in there. */
  public enum PortType {
    PON,
    ETHERNET,
    WIFI,
    MGMT
  }

  /** Whether it carries traffic. */
  public enum Status {
    UP,
    DOWN,
    DISABLED
  }
}
