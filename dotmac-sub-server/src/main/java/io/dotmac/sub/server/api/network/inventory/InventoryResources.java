package io.dotmac.sub.server.api.network.inventory;

import io.dotmac.sub.core.tx.Database;
import java.util.ArrayList;
import java.util.List;

/** Makes the REST resources of the inventory. */
public final class InventoryResources {
  private InventoryResources() {}

  /** All of them, over that database. */
  public static List<Object> of(Database db) {
    List<Object> all = new ArrayList<>();
    all.addAll(SiteResources.of(db));
    all.addAll(OltResources.of(db));
    all.addAll(CpeResources.of(db));
    all.addAll(PlantResources.of(db));
    return List.copyOf(all);
  }
}
