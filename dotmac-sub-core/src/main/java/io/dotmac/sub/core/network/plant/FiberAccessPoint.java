package io.dotmac.sub.core.network.plant;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import org.jspecify.annotations.Nullable;

/** A terminal, pole, handhole or the like that drops to subscribers come from. */
@Item(
    table = "fiber_access_point",
    search = {"name", "code", "street"},
    order = "name")
@Constraint(
    name = "fiber_access_point_name",
    field = "name",
    says = "another access point has this name")
@Constraint(
    name = "fiber_access_point_code",
    field = "code",
    says = "another access point has this code")
public record FiberAccessPoint(
    @Text String name,
    @Nullable @Text(max = 40) String code,
    @Usually("terminal") AccessPointType accessPointType,
    @Nullable Placement placement,
    @Nullable String street,
    @Nullable String city,
    @Nullable String county,
    @Nullable String state,
    @Nullable @Between(low = -90, high = 90) Double latitude,
    @Nullable @Between(low = -180, high = 180) Double longitude,
    @Nullable @Text(max = 10_000) String notes,
    @Usually("true") boolean isActive) {
  /** What it is. */
  public enum AccessPointType {
    TERMINAL,
    POLE,
    HANDHOLE,
    MANHOLE,
    PEDESTAL,
    BUILDING,
    OTHER
  }

  /** Where it hangs or lies. */
  public enum Placement {
    AERIAL,
    UNDERGROUND,
    WALL,
    INDOOR
  }
}
