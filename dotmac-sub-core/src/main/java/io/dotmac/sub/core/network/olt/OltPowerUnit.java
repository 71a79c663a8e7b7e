package io.dotmac.sub.core.network.olt;

import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Fixed;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A power unit of an OLT. */
@Item(table = "olt_power_unit", order = "slot")
@Constraint(
    name = "olt_power_unit_slot",
    field = "slot",
    says = "another power unit is in this slot")
public record OltPowerUnit(
    @Fixed @RefersTo("olt_device") UUID oltId,
    @Text(max = 40) String slot,
    @Nullable Status status,
    @Nullable @Text(max = 10_000) String notes,
    @Usually("true") boolean isActive) {
  /** How it is. */
  public enum Status {
    OK,
    FAILED,
    ABSENT
  }
}
