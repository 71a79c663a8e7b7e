package io.dotmac.sub.server.api.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.event.catalog.EventSchema;
import io.dotmac.sub.core.event.catalog.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page {@code docs/reference/events.md}, written from the catalogue and the causes. */
final class EventsPage {
  private static final String HEAD = """
      # Events

      What integrators and handlers are told. This page is made from the records of the events and
      from the table of the tests that cause them (`EventsPageTest`). Do not edit it.

      Every event comes in one envelope:

      | field | |
      |---|---|
      | `event_id` | uuid; a repeat of an event has the same |
      | `event_type` | a name of this page |
      | `occurred_at` | date-time, by the provider's business clock |
      | `cursor` | its place in the order; `after` this is what follows |
      | `status` | `pending`, `processing`, `completed`, `failed`: how far its handlers are |
      | `payload` | as below |
      | `context` | `actor`, and ids of what it is about, each may be null: `subscriber_id`, \
      `account_id`, `subscription_id`, `invoice_id`, `service_order_id` |

      [The guide](../guide/events.md) says how to read them. `GET /event-types` gives this page to
      programs, with payloads as JSON Schema. A field with `?` may be null; *money* is
      `{"amount": "1250.00", "currency": "NGN"}`. Fields are added over time, and never renamed or
      removed.
      """;

  private EventsPage() {}

  static String of(Iterable<EventType> types, Map<String, String> causes) {
    StringBuilder page = new StringBuilder(HEAD);
    String family = "";
    for (EventType type : types) {
      if (!type.family().equals(family)) {
        family = type.family();
        page.append("\n## ").append(family).append("\n\n");
        page.append("| type | when | payload | test |\n|---|---|---|---|\n");
      }
      page.append("| `")
          .append(type.name())
          .append("` | ")
          .append(type.happens())
          .append(" | ")
          .append(payload(type))
          .append(" | ")
          .append(type.emitted() ? test(causes.get(type.name())) : "not emitted yet")
          .append(" |\n");
    }
    return page.toString();
  }

  private static String test(String cause) {
    String[] parts = cause.split("#");
    return "`" + parts[0].substring(parts[0].lastIndexOf('.') + 1) + "." + parts[1] + "`";
  }

  private static String payload(EventType type) {
    JsonNode schema = EventSchema.of(type);
    if (schema.has("oneOf")) {
      List<String> each = new ArrayList<>();
      schema.path("oneOf").forEach(one -> each.add(fields(one)));
      return String.join("<br>or ", each);
    }
    return schema.has("properties") ? fields(schema) : "any object";
  }

  private static String fields(JsonNode schema) {
    return schema.path("properties").properties().stream()
        .map(field -> field(field.getKey(), field.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String field(String name, JsonNode value) {
    boolean nullable = value.path("type").isArray();
    return "`" + name + "` " + kind(value) + (nullable ? "?" : "");
  }

  private static String kind(JsonNode value) {
    JsonNode type = value.path("type");
    String plain = type.isArray() ? type.get(0).asText() : type.asText();
    if (value.has("enum")) {
      List<String> names = new ArrayList<>();
      value.path("enum").forEach(name -> names.add(name.asText()));
      return String.join("/", names);
    }
    if (plain.equals("array")) {
      return "list of " + kind(value.path("items"));
    }
    if (plain.equals("object")) {
      return value.path("properties").has("amount") ? "money" : "{" + fields(value) + "}";
    }
    return value.has("format") ? value.path("format").asText() : plain.replace("string", "text");
  }
}
