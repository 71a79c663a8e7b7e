package io.dotmac.sub.core.network.cpe;

import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Form;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import org.jspecify.annotations.Nullable;

/** An optical network terminal, by its serial number. */
@Item(
    table = "ont_unit",
    search = {"serial_number", "model", "mac_address"},
    order = "serial_number")
@Constraint(
    name = "ont_unit_serial",
    field = "serial_number",
    says = "another ONT has this serial number")
public record OntUnit(
    @Text(max = 20, form = Form.ONT_SERIAL) String serialNumber,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable @Text(max = 17, form = Form.MAC) String macAddress,
    @Nullable String firmwareVersion,
    @Usually("active") Status status,
    @Nullable @Text(max = 10_000) String notes) {
  /** Whether it can be used. */
  public enum Status {
    ACTIVE,
    INACTIVE,
    RETIRED
  }
}
