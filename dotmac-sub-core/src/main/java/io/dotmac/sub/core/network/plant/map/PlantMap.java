package io.dotmac.sub.core.network.plant.map;

import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.inventory.Stored;
import io.dotmac.sub.core.tx.Tx;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what a map shows. */
public final class PlantMap {
  private static final String POINTS =
      "is_active and longitude between ? and ? and latitude between ? and ?";
  private static final String LINES =
      "is_active and west <= ? and east >= ? and south <= ? and north >= ?";

  private PlantMap() {}

  /**
   * The things of a layer that are in use and have a place.
   *
   * @param box what they must touch; absent for everywhere
   * @param inventory that of the layer
   */
  public static <T extends Record> List<Stored<T>> within(
      Tx tx, MapLayer layer, Inventory<T> inventory, @Nullable Box box, int limit) {
    Box whole = box == null ? new Box(-180, -90, 180, 90) : box;
    return layer.isLine()
        ? inventory
            .kind()
            .list()
            .select(
                tx, LINES, List.of(whole.east(), whole.west(), whole.north(), whole.south()), limit)
        : inventory
            .kind()
            .list()
            .select(
                tx,
                POINTS,
                List.of(whole.west(), whole.east(), whole.south(), whole.north()),
                limit);
  }

  /** The things in use with one of these ids or, letters small, names. */
  public static <T extends Record> List<Stored<T>> named(
      Tx tx, Inventory<T> inventory, Collection<UUID> ids, Collection<String> names) {
    return inventory
        .kind()
        .list()
        .select(
            tx,
            "id = any (?::uuid[]) or is_active and lower(name) = any (?)",
            List.of(
                ids.stream().map(UUID::toString).toArray(String[]::new),
                names.toArray(String[]::new)),
            ids.size() + names.size());
  }
}
