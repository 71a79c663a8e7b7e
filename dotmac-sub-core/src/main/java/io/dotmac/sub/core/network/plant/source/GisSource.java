package io.dotmac.sub.core.network.plant.source;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import io.dotmac.sub.core.network.plant.map.MapLayer;
import org.jspecify.annotations.Nullable;

/**
 * An address where another system publishes the plant as GeoJSON.
 *
 * @param layer what its features are that do not say so themselves
 * @param intervalMinutes how often it is looked at; 5 minutes to 30 days
 * @param appliesAutomatically whether what differs is taken over; otherwise it is only told
 */
@Item(
    table = "gis_source",
    search = {"name", "url"},
    order = "name")
@Constraint(name = "gis_source_name", field = "name", says = "another source has this name")
@Constraint(
    name = "gis_source_url",
    field = "url",
    code = "format",
    says = "an address that begins with https:// or http:// was expected")
public record GisSource(
    @Text String name,
    @Text(max = 2000) String url,
    @Nullable MapLayer layer,
    @Usually("60") @Between(low = 5, high = 43_200) int intervalMinutes,
    @Usually("false") boolean appliesAutomatically,
    @Usually("true") boolean isActive) {}
