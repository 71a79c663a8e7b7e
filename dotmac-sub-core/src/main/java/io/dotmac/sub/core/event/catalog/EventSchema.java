package io.dotmac.sub.core.event.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.WireName;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON schema of an event's payload, read from the components of its record. */
public final class EventSchema {
  private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES =
      new PropertyNamingStrategies.SnakeCaseStrategy();
  private static final String AMOUNT = "a decimal such as 1250.00";

  /** What a component of such a type is on the wire: type and, where it has one, format. */
  private static final Map<Class<?>, List<String>> PLAIN = Map.ofEntries(
      Map.entry(String.class, List.of("string")),
      Map.entry(UUID.class, List.of("string", "uuid")),
      Map.entry(LocalDate.class, List.of("string", "date")),
      Map.entry(Instant.class, List.of("string", "date-time")),
      Map.entry(int.class, List.of("integer")),
      Map.entry(long.class, List.of("integer")),
      Map.entry(Long.class, List.of("integer")),
      Map.entry(boolean.class, List.of("boolean")),
      Map.entry(BigDecimal.class, List.of("number")));

  private EventSchema() {}

  /** The schema of all payloads of a type: of any object when who publishes it decides. */
  public static ObjectNode of(EventType type) {
    if (type.payloads().size() == 1) {
      return record(type.payloads().get(0));
    }
    ObjectNode any = object().put("type", "object");
    type.payloads().forEach(payload -> any.withArray("oneOf").add(record(payload)));
    return any;
  }

  /** The schema of one record. */
  static ObjectNode record(Class<?> type) {
    ObjectNode schema = object().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    for (RecordComponent component : type.getRecordComponents()) {
      String name = NAMES.translate(component.getName());
      AnnotatedType annotated = component.getAnnotatedType();
      properties.set(name, value(annotated));
      schema.withArray("required").add(name);
    }
    return schema;
  }

  private static ObjectNode value(AnnotatedType annotated) {
    ObjectNode schema = annotated instanceof AnnotatedParameterizedType list
        ? list(list)
        : plain((Class<?>) annotated.getType());
    if (annotated.isAnnotationPresent(Nullable.class)) {
      JsonNode type = schema.path("type");
      schema.putArray("type").add(type).add("null");
    }
    return schema;
  }

  private static ObjectNode list(AnnotatedParameterizedType list) {
    ObjectNode schema = object().put("type", "array");
    schema.set("items", value(list.getAnnotatedActualTypeArguments()[0]));
    return schema;
  }

  private static ObjectNode plain(Class<?> type) {
    if (Id.class.isAssignableFrom(type)) {
      return plain(UUID.class);
    }
    if (type == Money.class) {
      ObjectNode money = object().put("type", "object");
      ObjectNode properties = money.putObject("properties");
      properties.putObject("amount").put("type", "string").put("description", AMOUNT);
      properties.putObject("currency").put("type", "string");
      money.putArray("required").add("amount").add("currency");
      return money;
    }
    if (type.isEnum()) {
      ObjectNode choice = object().put("type", "string");
      for (Object constant : type.getEnumConstants()) {
        choice.withArray("enum").add(WireName.of((Enum<?>) constant));
      }
      return choice;
    }
    if (type.isRecord()) {
      return record(type);
    }
    List<String> known = PLAIN.get(type);
    if (known == null) {
      throw new IllegalArgumentException("a payload cannot hold a " + type.getName());
    }
    ObjectNode schema = object().put("type", known.get(0));
    return known.size() == 1 ? schema : schema.put("format", known.get(1));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
