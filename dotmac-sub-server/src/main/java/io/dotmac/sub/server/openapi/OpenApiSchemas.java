package io.dotmac.sub.server.openapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.json.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** JSON schemas of our records, as {@link Json} reads and writes them. */
final class OpenApiSchemas {
  private final Map<String, ObjectNode> named = new TreeMap<>();

  /** Every named schema that was referred to. */
  ObjectNode all() {
    ObjectNode all = Json.mapper().createObjectNode();
    named.forEach(all::set);
    return all;
  }

  /** The schema of a type, in a node of its own. */
  ObjectNode of(Type type) {
    ObjectNode schema = Json.mapper().createObjectNode();
    fill(schema, type);
    return schema;
  }

  /** Writes the schema of a type into a node. */
  void fill(ObjectNode schema, Type type) {
    if (type instanceof ParameterizedType generic) {
      generic(schema, generic);
    } else if (type instanceof Class<?> plain) {
      plain(schema, plain);
    }
  }

  private void generic(ObjectNode schema, ParameterizedType type) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] arguments = type.getActualTypeArguments();
    if (raw == Page.class) {
      schema.put("type", "object");
      ObjectNode properties = schema.putObject("properties");
      fill(properties.putObject("items").put("type", "array").putObject("items"), arguments[0]);
      nullable(properties.putObject("count"), "integer");
      properties.putObject("limit").put("type", "integer");
      properties.putObject("offset").put("type", "integer");
      nullable(properties.putObject("next_cursor"), "string");
    } else if (Collection.class.isAssignableFrom(raw)) {
      fill(schema.put("type", "array").putObject("items"), arguments[0]);
    } else if (Map.class.isAssignableFrom(raw)) {
      fill(schema.put("type", "object").putObject("additionalProperties"), arguments[1]);
    } else if (raw == Optional.class) {
      fill(schema, arguments[0]);
    } else if (raw == Fields.class) {
      // Any of the record's fields may be sent; what a new thing needs, the answer says.
      ObjectNode properties = schema.put("type", "object").putObject("properties");
      components(arguments[0], properties, Json.mapper().createArrayNode());
    } else if (raw.isRecord()) {
      String name = ((Class<?>) arguments[0]).getSimpleName() + raw.getSimpleName();
      schema.put("$ref", "#/components/schemas/" + record(name, type));
    }
  }

  private void plain(ObjectNode schema, Class<?> type) {
    if (Id.class.isAssignableFrom(type) || type == UUID.class) {
      schema.put("type", "string").put("format", "uuid");
    } else if (type == BigDecimal.class) {
      schema.put("type", "string").put("format", "decimal");
    } else if (type == LocalDate.class) {
      schema.put("type", "string").put("format", "date");
    } else if (type == Instant.class) {
      schema.put("type", "string").put("format", "date-time");
    } else if (type == boolean.class || type == Boolean.class) {
      schema.put("type", "boolean");
    } else if (isWhole(type)) {
      schema.put("type", "integer");
    } else if (type == Double.class || type == double.class) {
      schema.put("type", "number");
    } else if (type == Money.class) {
      schema.put("type", "object");
      ObjectNode properties = schema.putObject("properties");
      properties.putObject("amount").put("type", "string").put("format", "decimal");
      properties.putObject("currency").put("type", "string");
    } else if (type.isEnum()) {
      ArrayNode values = schema.put("type", "string").putArray("enum");
      for (Object constant : type.getEnumConstants()) {
        values.add(WireName.of((Enum<?>) constant));
      }
    } else if (type.isArray()) {
      fill(schema.put("type", "array").putObject("items"), type.getComponentType());
    } else if (type.isRecord()) {
      schema.put("$ref", "#/components/schemas/" + record(type.getSimpleName(), type));
    } else if (!JsonNode.class.isAssignableFrom(type) && type != Object.class) {
      schema.put("type", "string");
    }
  }

  private String record(String name, Type type) {
    if (named.containsKey(name)) {
      return name;
    }
    ObjectNode schema = Json.mapper().createObjectNode();
    named.put(name, schema);
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = Json.mapper().createArrayNode();
    components(type, properties, required);
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return name;
  }

  private void components(Type type, ObjectNode properties, ArrayNode required) {
    Class<?> raw =
        (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    for (RecordComponent component : raw.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        components(unwrapped(type, component), properties, required);
        continue;
      }
      String property = Json.wireName(component.getName());
      ObjectNode value = properties.putObject(property);
      fill(value, component.getGenericType());
      ItemSchema.bounds(value, component);
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(property);
      } else if (value.path("type").isTextual()) {
        nullable(value, value.path("type").asText());
      }
    }
  }

  /** Of a view of anything, what it is a view of. */
  private static Type unwrapped(Type view, RecordComponent component) {
    return component.getGenericType() instanceof TypeVariable<?>
            && view instanceof ParameterizedType generic
        ? generic.getActualTypeArguments()[0]
        : component.getType();
  }

  private static void nullable(ObjectNode schema, String type) {
    schema.putArray("type").add(type).add("null");
  }

  private static boolean isWhole(Class<?> type) {
    return type == int.class
        || type == long.class
        || type == Integer.class
        || type == Long.class
        || type == short.class;
  }
}
