package io.dotmac.sub.core.network.olt;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Fixed;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shelf, also called frame, of an OLT. */
@Item(table = "olt_shelf", order = "shelf_number")
@Constraint(
    name = "olt_shelf_number",
    field = "shelf_number",
    says = "the OLT has a shelf of this number")
public record OltShelf(
    @Fixed @RefersTo("olt_device") UUID oltId,
    @Between(low = 0, high = 255) int shelfNumber,
    @Nullable String label,
    @Nullable @Text(max = 10_000) String notes,
    @Usually("true") boolean isActive) {}
