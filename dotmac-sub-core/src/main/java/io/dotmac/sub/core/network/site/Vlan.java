package io.dotmac.sub.core.network.site;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A VLAN, by its tag, which is given once in a region. */
@Item(
    table = "vlan",
    search = {"name", "description"},
    order = "tag")
@Constraint(name = "vlan_tag", field = "tag", says = "a VLAN of this region has this tag")
public record Vlan(
    @Nullable @RefersTo("region_zone") UUID regionId,
    @Nullable @RefersTo("pop_site") UUID popSiteId,
    @Between(low = 1, high = 4094) int tag,
    @Nullable String name,
    @Usually("internet") Purpose purpose,
    @Nullable @Text(max = 1000) String description,
    @Usually("true") boolean isActive) {
  /** What it carries. */
  public enum Purpose {
    INTERNET,
    MANAGEMENT,
    VOICE,
    VIDEO,
    HOTSPOT,
    WHOLESALE,
    OTHER
  }
}
