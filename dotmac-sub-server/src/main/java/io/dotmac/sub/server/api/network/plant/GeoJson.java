package io.dotmac.sub.server.api.network.plant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.inventory.Stored;
import io.dotmac.sub.core.network.plant.map.Box;
import io.dotmac.sub.core.network.plant.map.MapLayer;
import io.dotmac.sub.core.network.plant.map.PlantMap;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.http.json.Json;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The plant as GeoJSON (RFC 7946). */
final class GeoJson {
  static final String MEDIA_TYPE = "application/geo+json";
  static final String LAYER = "layer";

  /** The most features of an answer; when there are more, it says so and a smaller box helps. */
  private static final int MOST = 20_000;

  private GeoJson() {}

  static ObjectNode of(Tx tx, @Nullable String bbox, @Nullable String layers) {
    Box box = bbox == null || bbox.isEmpty() ? null : Box.parse(bbox);
    ObjectNode collection = Json.mapper().createObjectNode().put("type", "FeatureCollection");
    ArrayNode features = collection.putArray("features");
    for (MapLayer layer : layers(layers)) {
      add(tx, features, layer, layer.inventory(), box);
    }
    return collection.put("truncated", features.size() >= MOST);
  }

  private static Set<MapLayer> layers(@Nullable String names) {
    if (names == null || names.isEmpty()) {
      return EnumSet.allOf(MapLayer.class);
    }
    Set<MapLayer> layers = EnumSet.noneOf(MapLayer.class);
    for (String name : names.split(",", -1)) {
      layers.add(layer("/layers", name));
    }
    return layers;
  }

  static MapLayer layer(String pointer, String name) {
    try {
      return WireName.parse(MapLayer.class, name);
    } catch (ProblemException e) {
      throw Problem.invalid(pointer, "enum", e.problem().detail());
    }
  }

  private static <T extends Record> void add(
      Tx tx, ArrayNode features, MapLayer layer, Inventory<T> inventory, @Nullable Box box) {
    int room = MOST - features.size();
    if (room > 0) {
      PlantMap.within(tx, layer, inventory, box, room)
          .forEach(stored -> features.add(feature(layer, stored)));
    }
  }

  private static ObjectNode feature(MapLayer layer, Stored<?> stored) {
    ObjectNode properties = Json.mapper().valueToTree(stored.item());
    ObjectNode feature = Json.mapper().createObjectNode().put("type", "Feature");
    feature.put("id", stored.id().toString());
    ObjectNode geometry =
        feature.putObject("geometry").put("type", layer.isLine() ? "LineString" : "Point");
    if (layer.isLine()) {
      geometry.set("coordinates", properties.remove("route"));
    } else {
      geometry
          .putArray("coordinates")
          .add(properties.remove("longitude"))
          .add(properties.remove("latitude"));
    }
    ObjectNode named = feature.putObject("properties").put(LAYER, WireName.of(layer));
    named.setAll(properties);
    return feature;
  }
}
