package io.dotmac.sub.server.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The fields of bodies, as the description of the API has them. */
record BodyFields(JsonNode api) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Bodies that have one field, of a wrong type; and some that are no object at all. */
  List<String> spoiled(Route route) {
    JsonNode schema = schema(route);
    List<String> bodies = new ArrayList<>(List.of("\"x\"", "1", "[[]]", "{\"no_such_field\":1}"));
    schema.path("properties").properties().forEach(field -> {
      for (Object value : wrong(resolved(field.getValue()))) {
        ObjectNode body = JSON.createObjectNode();
        body.set(field.getKey(), JSON.valueToTree(value));
        bodies.add(body.toString());
      }
    });
    return bodies;
  }

  private JsonNode schema(Route route) {
    String path = route.path().replaceFirst("^/api/v1", "");
    JsonNode schema = api.path("paths")
        .path(path)
        .path(route.method().toLowerCase(Locale.ROOT))
        .at("/requestBody/content/application~1json/schema");
    return resolved(schema.path("items").isMissingNode() ? schema : schema.path("items"));
  }

  private JsonNode resolved(JsonNode schema) {
    String ref = schema.path("$ref").asText();
    return ref.isEmpty() ? schema : api.at(ref.substring(1));
  }

  private static List<Object> wrong(JsonNode schema) {
    JsonNode type = schema.path("type");
    String name = type.isArray() ? type.path(0).asText() : type.asText();
    boolean formed = schema.has("format") || schema.has("enum");
    return switch (name) {
      case "string" -> formed ? List.of("\u0000 none", List.of()) : List.of(List.of("x"));
      case "integer" -> List.of("x", 1.5);
      case "boolean" -> List.of("yes", 1);
      case "array" -> List.of("x");
      case "object" -> List.of("x", 1);
      default -> List.of();
    };
  }
}
