package io.dotmac.sub.server.api.network.plant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.network.plant.map.MapLayer;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.api.network.plant.UploadView.Effect;
import io.dotmac.sub.server.api.network.plant.UploadView.Line;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A collection of features that somebody sends, to be compared with what there is. */
final class GeoJsonUpload {
  private static final int MOST = 5_000;
  private static final Set<String> MEMBERS = Set.of("type", "features", "name", "crs", "bbox");

  private final Map<MapLayer, List<SentFeature>> layers = new EnumMap<>(MapLayer.class);

  private GeoJsonUpload() {}

  /** Reads the form; what the features say is looked at when they are compared. */
  static GeoJsonUpload read(ObjectNode body) {
    Checks checks = new Checks();
    body.fieldNames()
        .forEachRemaining(name -> checks.rule(
            MEMBERS.contains(name),
            "/" + name,
            "unknown_field",
            "a feature collection has no " + name));
    checks.rule(
        body.path("type").asText().equals("FeatureCollection"),
        "/type",
        "type",
        "FeatureCollection was expected");
    String crs = body.at("/crs/properties/name").asText("CRS84");
    checks.rule(
        crs.endsWith("CRS84") || crs.endsWith("4326"),
        "/crs",
        "crs",
        "longitude and latitude of WGS84 were expected and " + crs + " found");
    JsonNode features = body.path("features");
    checks.rule(features.isArray(), "/features", "type", "a list of features was expected");
    checks.rule(
        features.size() <= MOST,
        "/features",
        "too_many",
        "at most " + MOST + " features were expected and " + features.size() + " found");
    checks.done();
    GeoJsonUpload upload = new GeoJsonUpload();
    for (int i = 0; i < features.size(); i++) {
      SentFeature sent = SentFeature.read(checks.below("/features/" + i), i, features.get(i));
      if (sent != null) {
        upload.layers.computeIfAbsent(sent.layer(), l -> new ArrayList<>()).add(sent);
      }
    }
    checks.done();
    return upload;
  }

  /**
   * Compares, and writes; a dry run is written and taken back, so that it finds what a real one
   * would.
   */
  UploadView apply(Tx tx, boolean dryRun) {
    if (!dryRun) {
      return apply(tx);
    }
    return tx.jdbc(connection -> {
      Savepoint before = connection.setSavepoint();
      UploadView view = apply(tx);
      connection.rollback(before);
      return new UploadView(true, view.made(), view.changed(), view.same(), view.lines());
    });
  }

  private UploadView apply(Tx tx) {
    List<Line> lines = new ArrayList<>();
    Checks checks = new Checks();
    layers.forEach((layer, sent) ->
        lines.addAll(new LayerUpload<>(layer, layer.inventory(), sent).apply(tx, checks)));
    if (!checks.errors().isEmpty()) {
      throw Problem.invalid(checks.errors());
    }
    lines.sort(Comparator.comparingInt(Line::feature));
    return new UploadView(
        false,
        count(lines, Effect.MADE),
        count(lines, Effect.CHANGED),
        count(lines, Effect.SAME),
        lines);
  }

  private static int count(List<Line> lines, Effect effect) {
    return (int) lines.stream().filter(line -> line.effect() == effect).count();
  }
}
