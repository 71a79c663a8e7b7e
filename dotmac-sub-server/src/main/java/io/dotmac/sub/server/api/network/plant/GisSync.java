package io.dotmac.sub.server.api.network.plant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.plant.source.GisFindings;
import io.dotmac.sub.core.network.plant.source.GisSource;
import io.dotmac.sub.core.network.plant.source.GisSourceRun;
import io.dotmac.sub.core.network.plant.source.GisSources;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.http.json.Json;
import io.dotmac.sub.server.outbound.OutboundClient;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Looks at sources of the plant: fetches what they publish with no transaction open, compares it
 * with what there is, and takes over what differs where that is wanted.
 */
public final class GisSync {
  private static final Map<String, String> WANTED =
      Map.of("Accept", GeoJson.MEDIA_TYPE + ", application/json");

  private final Database db;
  private final OutboundClient http;
  private final Inventory<GisSource> sources = new Inventory<>(GisSource.class);

  /** Asks through {@code http}, which says what may be asked. */
  public GisSync(Database db, OutboundClient http) {
    this.db = db;
    this.http = http;
  }

  /** Looks at those that are due; gives how many there were and how many failed. */
  public String due(TenantId tenant) {
    Caller caller = Caller.system(tenant, "gis");
    List<UUID> due = db.inTx(caller, GisSources::due);
    int failed = 0;
    for (UUID source : due) {
      GisSourceRun run = sync(caller, source, GisSource::appliesAutomatically);
      failed += run.detail().isPresent() ? 1 : 0;
    }
    return due.size() + " looked at, " + failed + " failed";
  }

  /** Looks at one; {@code applies}: what differs is taken over. */
  public GisSourceRun sync(Caller caller, UUID id, boolean applies) {
    return sync(caller, id, source -> applies);
  }

  private GisSourceRun sync(Caller caller, UUID id, Predicate<GisSource> applies) {
    GisSource source = db.inTx(caller, tx -> sources.require(tx, id).item());
    Instant started = db.clock().instant();
    GisFindings found = findings(caller, source, applies.test(source));
    return db.inTx(caller, tx -> GisSources.record(tx, id, started, found));
  }

  private GisFindings findings(Caller caller, GisSource source, boolean applies) {
    try {
      GeoJsonUpload upload = GeoJsonUpload.read(fetched(source));
      UploadView view = db.inTx(caller, tx -> upload.apply(tx, !applies));
      return GisFindings.of(applies, view.made(), view.changed(), view.same());
    } catch (IOException e) {
      return GisFindings.failed(String.valueOf(e.getMessage()));
    } catch (ProblemException e) {
      return GisFindings.failed(e.problem().errors().stream()
          .map(error -> error.pointer() + ": " + error.detail())
          .collect(Collectors.joining("; ")));
    }
  }

  private ObjectNode fetched(GisSource source) throws IOException {
    OutboundClient.Reply reply =
        http.send(new OutboundClient.Request("GET", address(source), WANTED, null));
    if (reply.status() != 200) {
      throw new IOException("the source answered with status " + reply.status());
    }
    try {
      if (Json.mapper().readTree(reply.body()) instanceof ObjectNode collection) {
        return layered(collection, source);
      }
    } catch (JsonProcessingException e) {
      throw new IOException("the source answered with no JSON: " + e.getOriginalMessage(), e);
    }
    throw new IOException("the source answered with no feature collection");
  }

  private static URI address(GisSource source) throws IOException {
    try {
      return URI.create(source.url());
    } catch (IllegalArgumentException e) {
      throw new IOException("the address of the source is none: " + e.getMessage(), e);
    }
  }

  /** Features that do not say what they are are what the source is said to hold. */
  private static ObjectNode layered(ObjectNode collection, GisSource source) {
    if (source.layer() != null) {
      for (JsonNode feature : collection.path("features")) {
        if (feature.path("properties") instanceof ObjectNode properties
            && !properties.has(GeoJson.LAYER)) {
          properties.put(GeoJson.LAYER, WireName.of(source.layer()));
        }
      }
    }
    return collection;
  }
}
