package io.dotmac.sub.core.network.plant;

import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Fixed;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom an output of a splitter serves, where no drop is recorded. */
@Item(table = "splitter_port_assignment", order = "created_at")
@Constraint(
    name = "splitter_port_assignment_port",
    field = "splitter_port_id",
    says = "the output serves somebody else")
@Constraint(
    name = "splitter_port_assignment_subscription",
    field = "subscription_id",
    says = "the service is at another output")
@Constraint(
    name = "splitter_port_assignment_output",
    field = "splitter_port_id",
    code = "mismatch",
    says = "an output of a splitter was expected")
@Constraint(
    name = "splitter_port_assignment_subscriber",
    field = "subscription_id",
    code = "mismatch",
    says = "a service of the same subscriber was expected")
public record SplitterPortAssignment(
    @Fixed @RefersTo("splitter_port") UUID splitterPortId,
    @Nullable @RefersTo("subscriber") UUID subscriberId,
    @Nullable @RefersTo("subscription") UUID subscriptionId,
    @Nullable @RefersTo("address") UUID serviceAddressId,
    @Nullable @Text(max = 10_000) String notes,
    @Usually("true") boolean isActive) {}
