package io.dotmac.sub.core.network.olt;

import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Form;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An optical line terminal. */
@Item(
    table = "olt_device",
    search = {"name", "code", "hostname", "mgmt_ip", "serial_number"},
    order = "name")
@Constraint(name = "olt_device_name", field = "name", says = "another OLT has this name")
@Constraint(name = "olt_device_address", field = "mgmt_ip", says = "another OLT has this address")
public record OltDevice(
    @Nullable @RefersTo("pop_site") UUID popSiteId,
    @Text String name,
    @Nullable @Text(max = 40) String code,
    @Nullable @Text(max = 253) String hostname,
    @Nullable @Text(max = 45, form = Form.IP_ADDRESS) String mgmtIp,
    @Usually("other") Vendor vendor,
    @Nullable String model,
    @Nullable String serialNumber,
    @Nullable @Text(max = 17, form = Form.MAC) String macAddress,
    @Nullable String firmwareVersion,
    @Usually("active") Status status,
    @Nullable @Text(max = 10_000) String notes) {
  /** Who made it. */
  public enum Vendor {
    HUAWEI,
    ZTE,
    NOKIA,
    OTHER
  }

  /** Whether it serves. */
  public enum Status {
    ACTIVE,
    MAINTENANCE,
    OFFLINE,
    RETIRED
  }
}
