package io.dotmac.sub.devices.simulator.acs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A piece of equipment as the document that the server keeps of it. */
final class AcsDocument {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WHEN = "2026-01-02T03:04:05.678Z";

  private AcsDocument() {}

  static ObjectNode of(SimulatedCpe cpe) {
    ObjectNode document = JSON.createObjectNode();
    document.put("_id", cpe.id);
    document.put("_lastInform", WHEN);
    document
        .putObject("_deviceId")
        .put("_Manufacturer", "Somebody")
        .put("_OUI", cpe.oui)
        .put("_ProductClass", cpe.model)
        .put("_SerialNumber", cpe.serial);
    cpe.told().forEach((path, value) -> {
      ObjectNode at = document;
      for (String part : path.split("\\.")) {
        at = at.has(part) ? (ObjectNode) at.get(part) : at.putObject(part);
      }
      at.put("_value", value.text()).put("_writable", value.writable()).put("_timestamp", WHEN);
    });
    return document;
  }

  /** Whether a document has all values of a query. */
  static boolean matches(JsonNode document, JsonNode query) {
    return query.properties().stream()
        .allMatch(wanted -> at(document, wanted.getKey()).equals(wanted.getValue()));
  }

  private static JsonNode at(JsonNode document, String path) {
    JsonNode at = document;
    for (String part : path.split("\\.")) {
      at = at.path(part);
    }
    return at;
  }

  /** The parts that were asked for. */
  static ObjectNode projected(ObjectNode document, String projection) {
    if (projection.isEmpty()) {
      return document;
    }
    ObjectNode parts = JSON.createObjectNode();
    parts.set("_id", document.get("_id"));
    for (String path : projection.split(",")) {
      JsonNode value = at(document, path);
      if (!value.isMissingNode()) {
        String[] names = path.split("\\.");
        ObjectNode at = parts;
        for (int i = 0; i < names.length - 1; i++) {
          at = at.has(names[i]) ? (ObjectNode) at.get(names[i]) : at.putObject(names[i]);
        }
        at.set(names[names.length - 1], value);
      }
    }
    return parts;
  }
}
