package io.dotmac.sub.devices.poller;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dotmac.sub.devices.transport.snmp.Oid;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Maps by name, and which of them a model has. Those that come along are in {@code oid-maps.json}
 * beside this class; others of the same form are laid over them.
 */
public final class OidMaps {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, OidMap> maps;
  private final Map<Oid, List<String>> models;

  private OidMaps(Map<String, OidMap> maps, Map<Oid, List<String>> models) {
    this.maps = maps;
    this.models = models;
  }

  /** Those that come along. */
  public static OidMaps shipped() {
    try (InputStream in = OidMaps.class.getResourceAsStream("oid-maps.json")) {
      if (in == null) {
        throw new IllegalStateException("oid-maps.json is missing beside " + OidMaps.class);
      }
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new OidMaps(Map.of(), Map.of()).overriddenBy(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * These with others over them: a map of the same name replaces one as a whole, and a model that
   * is named again gets the maps that are named then.
   */
  public OidMaps overriddenBy(String json) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("maps of OIDs are JSON, this is not", e);
    }
    Map<String, OidMap> all = new LinkedHashMap<>(maps);
    root.path("maps")
        .properties()
        .forEach(map -> all.put(map.getKey(), OidMap.parse(map.getKey(), map.getValue())));
    Map<Oid, List<String>> known = new LinkedHashMap<>(models);
    root.path("models").properties().forEach(model -> {
      List<String> names = new ArrayList<>();
      model.getValue().forEach(name -> names.add(name.asText()));
      names.stream().filter(name -> !all.containsKey(name)).findFirst().ifPresent(name -> {
        throw new IllegalArgumentException(
            "the model " + model.getKey() + " has the map " + name + ", which there is not");
      });
      known.put(Oid.of(model.getKey()), names);
    });
    return new OidMaps(all, known);
  }

  /** The map of this name. */
  public OidMap map(String name) {
    OidMap map = maps.get(name);
    if (map == null) {
      throw new IllegalArgumentException("there is no map " + name + ", only " + names());
    }
    return map;
  }

  public SortedSet<String> names() {
    return new TreeSet<>(maps.keySet());
  }

  /** The maps of a device by its sysObjectID: those of the longest name that it lies below. */
  public List<OidMap> of(Oid sysObjectId) {
    return models.entrySet().stream()
        .filter(model -> sysObjectId.isIn(model.getKey()))
        .max((one, other) -> Integer.compare(one.getKey().size(), other.getKey().size()))
        .map(model -> model.getValue().stream().map(this::map).toList())
        .orElse(List.of());
  }
}
