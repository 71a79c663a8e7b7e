package io.dotmac.sub.server.web.admin.monitor.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.server.http.json.Json;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The inputs of a form by their names: as they were typed, or as what is stored would be. */
record Sent(Map<String, String> values) {
  static final Sent NOTHING = new Sent(Map.of());

  /** What was sent. */
  static Sent of(MultivaluedMap<String, String> sent) {
    Map<String, String> values = new LinkedHashMap<>();
    // Browsers send the ends of lines as RFC 2046 has them.
    sent.forEach((name, all) ->
        values.put(name, all.isEmpty() ? "" : all.get(0).strip().replace("\r\n", "\n")));
    return new Sent(values);
  }

  /** A stored record; moments are days and times in that zone. */
  static Sent of(Object record, ZoneId zone) {
    Map<String, String> values = new LinkedHashMap<>();
    JsonNode whole = Json.mapper().valueToTree(record);
    whole.properties().forEach(each -> values.put(each.getKey(), text(each.getValue())));
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String name = Json.wireName(component.getName());
      if (component.getType() == Instant.class && !values.getOrDefault(name, "").isEmpty()) {
        values.put(name, local(Instant.parse(values.get(name)), zone));
      }
    }
    return new Sent(values);
  }

  private static String text(JsonNode value) {
    return value.isNull() ? "" : value.isBoolean() ? yes(value.asBoolean()) : value.asText();
  }

  static String local(Instant at, ZoneId zone) {
    return LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES).toString();
  }

  static String yes(boolean is) {
    return is ? "yes" : "";
  }

  String text(String name) {
    return values.getOrDefault(name, "");
  }

  boolean isOn(String name) {
    return text(name).equals("yes");
  }

  Sent with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Sent(more);
  }

  /** Those whose names begin so, without that. */
  Sent below(String prefix) {
    Map<String, String> some = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      if (name.startsWith(prefix)) {
        some.put(name.substring(prefix.length()), value);
      }
    });
    return new Sent(some);
  }

  /** The same, each name with that before it. */
  Sent under(String prefix) {
    Map<String, String> all = new LinkedHashMap<>();
    values.forEach((name, value) -> all.put(prefix + name, value));
    return new Sent(all);
  }

  Sent and(Sent other) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putAll(other.values);
    return new Sent(all);
  }

  /** The fields of that record of which there are inputs, as the API takes them. */
  ObjectNode json(Class<? extends Record> type, Set<String> inputs, ZoneId zone) {
    ObjectNode fields = Json.mapper().createObjectNode();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = Json.wireName(component.getName());
      if (inputs.contains(name)) {
        put(fields, name, component.getType(), zone);
      }
    }
    return fields;
  }

  private void put(ObjectNode fields, String name, Class<?> type, ZoneId zone) {
    String text = text(name);
    if (type == boolean.class) {
      fields.put(name, isOn(name));
    } else if (text.isEmpty()) {
      fields.putNull(name);
    } else if ((type == int.class || type == Integer.class) && text.matches("-?[0-9]{1,9}")) {
      fields.put(name, Integer.parseInt(text));
    } else {
      fields.put(name, type == Instant.class ? moment(text, zone) : text);
    }
  }

  private static String moment(String text, ZoneId zone) {
    try {
      return LocalDateTime.parse(text).atZone(zone).toInstant().toString();
    } catch (DateTimeException e) {
      return text;
    }
  }
}
