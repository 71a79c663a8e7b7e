package io.dotmac.sub.core.network.plant;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Fixed;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of cable; its strands come with it.
 *
 * @param lengthM how long its fibres are, in metres
 * @param route longitudes and latitudes of WGS84, as in GeoJSON
 */
@Item(
    table = "fiber_segment",
    search = {"name"},
    order = "name")
@Constraint(name = "fiber_segment_name", field = "name", says = "another segment has this name")
@Constraint(
    name = "fiber_segment_ends",
    field = "to_point_id",
    code = "mismatch",
    says = "another point than the one it comes from was expected")
public record FiberSegment(
    @Text String name,
    SegmentType segmentType,
    @Nullable CableType cableType,
    @Fixed @Between(low = 1, high = 1728) int fiberCount,
    @Nullable @RefersTo("fiber_termination_point") UUID fromPointId,
    @Nullable @RefersTo("fiber_termination_point") UUID toPointId,
    @Nullable @Between(low = 0, high = 1_000_000) BigDecimal lengthM,
    @Nullable List<List<Double>> route,
    @Nullable @Text(max = 10_000) String notes,
    @Usually("true") boolean isActive) {
  /** Which part of the plant it is. */
  public enum SegmentType {
    FEEDER,
    DISTRIBUTION,
    DROP
  }

  /** How the cable is built or laid. */
  public enum CableType {
    SINGLE_MODE,
    MULTI_MODE,
    ARMORED,
    AERIAL,
    UNDERGROUND,
    DIRECT_BURIED
  }
}
