package io.dotmac.sub.server.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dotmac.sub.server.http.json.Json;
import java.util.Map;

/** Bodies as one would send them, made from their schemas: what may be left out is left out. */
final class OpenApiExamples {
  private static final int DEEPEST = 6;
  private static final String ID = "0197c1a4-5b1e-7c3a-9f42-6d2f8a1b3c4d";

  /** By the end of a field's name; the longest that fits counts. */
  private static final Map<String, String> TEXTS = Map.ofEntries(
      Map.entry("email", "ada@example.com"),
      Map.entry("phone", "+2348031234567"),
      Map.entry("address", "192.0.2.17"),
      Map.entry("host", "radius.example.com"),
      Map.entry("cidr", "192.0.2.0/24"),
      Map.entry("url", "https://hooks.example.com/dotmac"),
      Map.entry("issuer", "https://login.example.com"),
      Map.entry("scopes", "openid email profile"),
      Map.entry("client_ip", "192.0.2.17"),
      Map.entry("mac_address", "AA:BB:CC:00:11:22"),
      Map.entry("currency", "NGN"),
      Map.entry("locale", "en"),
      Map.entry("timezone", "Africa/Lagos"),
      Map.entry("country_code", "NG"),
      Map.entry("first_name", "Ada"),
      Map.entry("last_name", "Obi"),
      Map.entry("name", "Fibre 50"),
      Map.entry("username", "ada"),
      Map.entry("password", "correct horse battery"),
      Map.entry("code", "492039"),
      Map.entry("event_type", "invoice.paid"),
      Map.entry("amount", "5375.00"),
      Map.entry("price", "5375.00"),
      Map.entry("unit_price", "5375.00"),
      Map.entry("key", "note"),
      Map.entry("reason", "as agreed on the telephone"));

  private final ObjectNode named;

  /** Finds what schemas refer to in {@code named}. */
  OpenApiExamples(ObjectNode named) {
    this.named = named;
  }

  /** A value of that schema. */
  JsonNode of(JsonNode schema) {
    return value("", schema, 0);
  }

  private JsonNode value(String name, JsonNode schema, int depth) {
    String ref = schema.path("$ref").asText();
    if (!ref.isEmpty()) {
      return value(name, named.path(ref.substring(ref.lastIndexOf('/') + 1)), depth);
    }
    if (schema.has("enum")) {
      return schema.path("enum").path(0);
    }
    JsonNode type = schema.path("type");
    return switch (type.isArray() ? type.path(0).asText() : type.asText()) {
      case "object" -> object(schema, depth);
      case "array" -> list(name, schema, depth);
      case "integer" -> IntNode.valueOf(1);
      case "boolean" -> BooleanNode.TRUE;
      case "string" -> TextNode.valueOf(text(name, schema.path("format").asText()));
      default -> Json.mapper().createObjectNode();
    };
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = Json.mapper().createObjectNode();
    if (depth < DEEPEST) {
      schema.path("properties").properties().stream()
          .filter(field -> !isNullable(field.getValue()))
          .filter(field -> !isLeftOut(schema, field.getKey(), field.getValue()))
          .forEach(field ->
              object.set(field.getKey(), value(field.getKey(), field.getValue(), depth + 1)));
    }
    return object;
  }

  private ArrayNode list(String name, JsonNode schema, int depth) {
    String one = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    return Json.mapper().createArrayNode().add(value(one, schema.path("items"), depth + 1));
  }

  private static boolean isNullable(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() && type.size() > 1;
  }

  /** What is only given when a thing is made, and need not be. */
  private static boolean isLeftOut(JsonNode schema, String name, JsonNode field) {
    if (!field.path("x-creation-only").asBoolean()) {
      return false;
    }
    for (JsonNode required : schema.path("required")) {
      if (required.asText().equals(name)) {
        return false;
      }
    }
    return true;
  }

  private static String text(String name, String format) {
    return switch (format) {
      case "uuid" -> ID;
      case "date" -> "2026-07-01";
      case "date-time" -> "2026-07-01T09:00:00Z";
      case "decimal" -> "1.50";
      default ->
        TEXTS.entrySet().stream()
            .filter(entry -> name.equals(entry.getKey()) || name.endsWith("_" + entry.getKey()))
            .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
            .map(Map.Entry::getValue)
            .orElse("text");
    };
  }
}
