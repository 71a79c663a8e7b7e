package io.dotmac.sub.core.network.plant;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import org.jspecify.annotations.Nullable;

/** Where cables meet and their fibres are spliced. */
@Item(
    table = "fiber_splice_closure",
    search = {"name"},
    order = "name")
@Constraint(
    name = "fiber_splice_closure_name",
    field = "name",
    says = "another closure has this name")
public record FiberSpliceClosure(
    @Text String name,
    @Nullable @Between(low = -90, high = 90) Double latitude,
    @Nullable @Between(low = -180, high = 180) Double longitude,
    @Nullable @Text(max = 10_000) String notes,
    @Usually("true") boolean isActive) {}
