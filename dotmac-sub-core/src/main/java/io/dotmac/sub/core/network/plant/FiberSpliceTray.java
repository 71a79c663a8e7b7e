package io.dotmac.sub.core.network.plant;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Fixed;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tray of splices in a closure. */
@Item(table = "fiber_splice_tray", order = "tray_number")
@Constraint(
    name = "fiber_splice_tray_number",
    field = "tray_number",
    says = "the closure has a tray of this number")
public record FiberSpliceTray(
    @Fixed @RefersTo("fiber_splice_closure") UUID closureId,
    @Between(low = 1, high = 999) int trayNumber,
    @Nullable String name,
    @Nullable @Text(max = 10_000) String notes) {}
