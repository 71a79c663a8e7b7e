package io.dotmac.sub.server.api.network.plant;

import io.dotmac.sub.core.network.inventory.Change;
import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.inventory.Stored;
import io.dotmac.sub.core.network.plant.map.MapLayer;
import io.dotmac.sub.core.network.plant.map.PlantMap;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.api.network.plant.UploadView.Effect;
import io.dotmac.sub.server.api.network.plant.UploadView.Line;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The features of one layer, compared with the things of it that there are. */
final class LayerUpload<T extends Record> {
  private final MapLayer layer;
  private final Inventory<T> inventory;
  private final List<SentFeature> sent;
  private final List<T> made = new ArrayList<>();
  private final List<Change<T>> changed = new ArrayList<>();

  LayerUpload(MapLayer layer, Inventory<T> inventory, List<SentFeature> sent) {
    this.layer = layer;
    this.inventory = inventory;
    this.sent = sent;
  }

  /** Records what is wrong; where nothing is, what was sent is written. */
  List<Line> apply(Tx tx, Checks checks) {
    Map<UUID, Stored<T>> byId = new HashMap<>();
    Map<String, Stored<T>> byName = new HashMap<>();
    for (Stored<T> found : PlantMap.named(tx, inventory, ids(), names())) {
      byId.put(found.id(), found);
      if (!name(found).isEmpty()) {
        byName.put(name(found).toLowerCase(Locale.ROOT), found);
      }
    }
    Set<Object> seen = new HashSet<>();
    List<Line> lines = new ArrayList<>();
    for (SentFeature feature : sent) {
      Checks below = checks.below("/features/" + feature.number() + "/properties");
      Stored<T> known = byId.getOrDefault(feature.id(), byName.get(feature.key()));
      Object same = known == null ? feature.key() : known.id();
      below.rule(
          same.equals("") || seen.add(same),
          "/name",
          "repeated",
          "another feature is the same " + inventory.kind().thing());
      line(below, feature, known, lines);
    }
    if (checks.errors().isEmpty()) {
      inventory.createAll(tx, made);
      inventory.changeAll(tx, changed);
    }
    return lines;
  }

  private void line(
      Checks checks, SentFeature feature, @Nullable Stored<T> known, List<Line> lines) {
    Fields<T> fields = Fields.of(feature.fields());
    try {
      T after = inventory
          .kind()
          .checked(
              known == null
                  ? fields.made(inventory.kind().type(), inventory.kind().defaults())
                  : fields.over(known.item()));
      List<String> differing =
          known == null ? List.of() : inventory.kind().differing(known.item(), after);
      Effect effect =
          known == null ? Effect.MADE : differing.isEmpty() ? Effect.SAME : Effect.CHANGED;
      if (known == null) {
        made.add(after);
      } else if (effect == Effect.CHANGED) {
        inventory.kind().checkFixed(known.item(), after);
        changed.add(new Change<>(known, after));
      }
      lines.add(new Line(
          feature.number(),
          layer,
          feature.fields().path("name").asText(null),
          effect,
          known == null ? null : known.id(),
          differing));
    } catch (ProblemException e) {
      e.problem()
          .errors()
          .forEach(error -> checks.rule(false, error.pointer(), error.code(), error.detail()));
    }
  }

  private List<UUID> ids() {
    return sent.stream().map(SentFeature::id).filter(Objects::nonNull).toList();
  }

  private List<String> names() {
    return sent.stream().map(SentFeature::key).filter(key -> !key.isEmpty()).toList();
  }

  private static String name(Stored<?> stored) {
    return Json.mapper().valueToTree(stored.item()).path("name").asText();
  }
}
