package io.dotmac.sub.core.network.cpe;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Fixed;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which ONT serves which service, on which PON port and with which number there. */
@Item(table = "ont_assignment", order = "assigned_at")
@Constraint(
    name = "ont_assignment_unit",
    field = "ont_unit_id",
    says = "the ONT is assigned elsewhere")
@Constraint(
    name = "ont_assignment_subscription",
    field = "subscription_id",
    says = "the service has another ONT")
@Constraint(
    name = "ont_assignment_number",
    field = "ont_number",
    says = "another ONT of the PON port has this number")
@Constraint(
    name = "ont_assignment_subscriber",
    field = "subscription_id",
    code = "mismatch",
    says = "a service of the same subscriber was expected")
public record OntAssignment(
    @Fixed @RefersTo("ont_unit") UUID ontUnitId,
    @RefersTo("pon_port") UUID ponPortId,
    @Nullable @Between(low = 0, high = 511) Integer ontNumber,
    @Nullable @RefersTo("subscriber") UUID subscriberId,
    @Nullable @RefersTo("subscription") UUID subscriptionId,
    @Nullable @RefersTo("address") UUID serviceAddressId,
    @Usually("active") Status status,
    @Nullable Instant assignedAt,
    @Nullable Instant releasedAt,
    @Nullable @Text(max = 10_000) String notes) {
  /** Whether it holds. */
  public enum Status {
    ACTIVE,
    INACTIVE,
    RETIRED
  }
}
