package io.dotmac.sub.core.network.site;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Form;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A router, switch, access point or other equipment that is no OLT. */
@Item(
    table = "network_device",
    search = {"name", "hostname", "mgmt_ip", "serial_number"},
    order = "name")
@Constraint(name = "network_device_name", field = "name", says = "another device has this name")
public record NetworkDevice(
    @Nullable @RefersTo("pop_site") UUID popSiteId,
    @Nullable @RefersTo("nas_device") UUID nasDeviceId,
    @Text String name,
    @Nullable @Text(max = 253) String hostname,
    @Nullable @Text(max = 45, form = Form.IP_ADDRESS) String mgmtIp,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable String serialNumber,
    DeviceType deviceType,
    @Usually("access") Role role,
    @Usually("offline") Status status,
    @Usually("true") boolean pingEnabled,
    @Usually("false") boolean snmpEnabled,
    @Usually("161") @Between(low = 1, high = 65_535) int snmpPort,
    @Nullable @Between(low = 1, high = 10_000_000) Integer maxConcurrentSubscribers,
    @Nullable @Text(max = 10_000) String notes,
    @Usually("true") boolean isActive) {
  /** What it is. */
  public enum DeviceType {
    ROUTER,
    SWITCH,
    HUB,
    FIREWALL,
    INVERTER,
    ACCESS_POINT,
    BRIDGE,
    MODEM,
    SERVER,
    OTHER
  }

  /** What it does in the network. */
  public enum Role {
    CORE,
    DISTRIBUTION,
    ACCESS,
    AGGREGATION,
    EDGE,
    CPE
  }

  /** How it is. */
  public enum Status {
    ONLINE,
    OFFLINE,
    DEGRADED,
    MAINTENANCE
  }
}
