package io.dotmac.sub.core.network.plant.trace;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that light passes.
 *
 * @param id of the strand, port or ONT
 * @param after the hop before it on the way down; absent for the first
 * @param label what people call it
 * @param place the cabinet, closure or OLT it is in
 * @param joint how it is joined to the hop before it
 * @param lengthM of a strand, in metres
 * @param isEstimated whether a length is missing or a cord was assumed
 * @param loss of the joint and the thing itself
 * @param total from the first hop to this one
 */
public record Hop(
    HopKind kind,
    UUID id,
    @Nullable UUID after,
    String label,
    @Nullable String place,
    Joint joint,
    @Nullable BigDecimal lengthM,
    boolean isEstimated,
    Loss loss,
    Loss total) {}
