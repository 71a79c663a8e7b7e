package io.dotmac.sub.server.api.network.plant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.network.plant.map.MapLayer;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Id;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feature as it was sent.
 *
 * @param number its place in the collection
 * @param id of a thing of ours, if that is what the feature's id looks like
 * @param fields the properties with the geometry among them, as the record of the layer has it
 */
record SentFeature(int number, MapLayer layer, @Nullable UUID id, ObjectNode fields) {
  /** Records what is wrong with the form; then there is none. */
  static @Nullable SentFeature read(Checks checks, int number, JsonNode feature) {
    JsonNode properties = feature.path("properties");
    JsonNode geometry = feature.path("geometry");
    if (!(properties instanceof ObjectNode named)) {
      checks.rule(false, "/properties", "required", "an object was expected and none found");
      return null;
    }
    Optional<MapLayer> layer = layer(checks, named);
    if (layer.isEmpty()) {
      return null;
    }
    String type = layer.get().isLine() ? "LineString" : "Point";
    JsonNode coordinates = geometry.path("coordinates");
    boolean fits = geometry.path("type").asText().equals(type)
        && coordinates.isArray()
        && (layer.get().isLine() || isPosition(coordinates));
    checks.rule(
        fits, "/geometry", "geometry", "a " + type + " of longitudes and latitudes was expected");
    if (!fits) {
      return null;
    }
    ObjectNode fields = named.deepCopy();
    fields.remove(GeoJson.LAYER);
    if (layer.get().isLine()) {
      fields.set("route", coordinates);
    } else {
      fields.set("longitude", coordinates.get(0));
      fields.set("latitude", coordinates.get(1));
    }
    return new SentFeature(number, layer.get(), id(feature), fields);
  }

  /** A height may follow longitude and latitude, and is left out. */
  private static boolean isPosition(JsonNode coordinates) {
    return coordinates.size() >= 2
        && coordinates.size() <= 3
        && coordinates.get(0).isNumber()
        && coordinates.get(1).isNumber();
  }

  private static Optional<MapLayer> layer(Checks checks, ObjectNode properties) {
    try {
      return Optional.of(
          GeoJson.layer("/properties/layer", properties.path(GeoJson.LAYER).asText()));
    } catch (ProblemException e) {
      checks.rule(false, "/properties/layer", "enum", e.problem().detail());
      return Optional.empty();
    }
  }

  private static @Nullable UUID id(JsonNode feature) {
    try {
      return Id.parse(feature.path("id").asText());
    } catch (ProblemException e) {
      // Other programs number their features as they like.
      return null;
    }
  }

  /** The name as things are found by it; empty when there is none. */
  String key() {
    return fields.path("name").asText().strip().toLowerCase(Locale.ROOT);
  }
}
