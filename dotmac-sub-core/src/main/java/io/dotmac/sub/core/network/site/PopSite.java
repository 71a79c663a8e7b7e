package io.dotmac.sub.core.network.site;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Form;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where equipment of the provider stands: a point of presence. */
@Item(
    table = "pop_site",
    search = {"name", "code", "city"},
    order = "name")
@Constraint(name = "pop_site_name", field = "name", says = "another site has this name")
@Constraint(name = "pop_site_code", field = "code", says = "another site has this code")
public record PopSite(
    @Text String name,
    @Nullable @Text(max = 40) String code,
    @Nullable @RefersTo("region_zone") UUID regionId,
    @Nullable String addressLine1,
    @Nullable String addressLine2,
    @Nullable String city,
    @Nullable String region,
    @Nullable @Text(max = 20) String postalCode,
    @Nullable @Text(max = 2, form = Form.COUNTRY) String countryCode,
    @Nullable @Between(low = -90, high = 90) Double latitude,
    @Nullable @Between(low = -180, high = 180) Double longitude,
    @Nullable @Text(max = 10_000) String notes,
    @Usually("true") boolean isActive) {}
