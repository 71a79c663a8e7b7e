package io.dotmac.sub.core.network.oncall;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * People who take turns.
 *
 * @param timezone in which shifts begin at the same time of day; absent: the tenant's
 * @param shiftHours how long each has it; a week is 168
 * @param startsAt when the shift of the first began
 */
@Item(
    table = "on_call_rotation",
    search = {"name"},
    order = "name")
@Constraint(name = "on_call_rotation_name", field = "name", says = "another rotation has this name")
public record OnCallRotation(
    @Text String name,
    @Nullable @Text(max = 60) String timezone,
    @Usually("168") @Between(low = 1, high = 1_344) int shiftHours,
    Instant startsAt,
    @Usually("true") boolean isActive,
    @Nullable @Text(max = 10_000) String notes) {}
