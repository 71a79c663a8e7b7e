package io.dotmac.sub.core.network.plant;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a cable ends. */
@Item(
    table = "fiber_termination_point",
    search = {"name"},
    order = "created_at")
@Constraint(
    name = "fiber_termination_point_what",
    field = "endpoint_type",
    code = "mismatch",
    says = "the type of what it refers to was expected")
public record FiberTerminationPoint(
    @Nullable String name,
    EndpointType endpointType,
    @Nullable @RefersTo("pop_site") UUID popSiteId,
    @Nullable @RefersTo("fdh_cabinet") UUID fdhCabinetId,
    @Nullable @RefersTo("fiber_splice_closure") UUID closureId,
    @Nullable @RefersTo("fiber_access_point") UUID accessPointId,
    @Nullable @RefersTo("address") UUID serviceAddressId,
    @Nullable @Between(low = -90, high = 90) Double latitude,
    @Nullable @Between(low = -180, high = 180) Double longitude,
    @Nullable @Text(max = 10_000) String notes,
    @Usually("true") boolean isActive) {
  /** What it ends in. */
  public enum EndpointType {
    POP_SITE,
    FDH_CABINET,
    SPLICE_CLOSURE,
    ACCESS_POINT,
    SUBSCRIBER,
    OTHER
  }
}
