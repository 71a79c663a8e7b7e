package io.dotmac.sub.core.network.plant;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cabinet that fibre is distributed from, with splitters in it. */
@Item(
    table = "fdh_cabinet",
    search = {"name", "code"},
    order = "name")
@Constraint(name = "fdh_cabinet_name", field = "name", says = "another cabinet has this name")
@Constraint(name = "fdh_cabinet_code", field = "code", says = "another cabinet has this code")
public record FdhCabinet(
    @Text String name,
    @Nullable @Text(max = 40) String code,
    @Nullable @RefersTo("region_zone") UUID regionId,
    @Nullable @Between(low = -90, high = 90) Double latitude,
    @Nullable @Between(low = -180, high = 180) Double longitude,
    @Nullable @Text(max = 10_000) String notes,
    @Usually("true") boolean isActive) {}
