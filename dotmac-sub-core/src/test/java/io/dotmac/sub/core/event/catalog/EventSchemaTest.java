package io.dotmac.sub.core.event.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventStatus;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.WireJson;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventSchemaTest {
  record ThingId(UUID value) implements Id {}

  record Place(ThingId thing) {}

  record Happened(
      Place subject,
      Money total,
      @Nullable LocalDate dueOn,
      EventStatus status,
      List<UUID> others,
      long octetsIn)
      implements DomainEvent {
    @Override
    public String type() {
      return "thing.happened";
    }
  }

  @Test
  void aSchemaSaysWhatEachComponentIsOnTheWire() {
    JsonNode fields = EventSchema.record(Happened.class).path("properties");

    assertThat(fields.at("/subject/properties/thing/format").asText()).isEqualTo("uuid");
    assertThat(fields.at("/total/properties/amount/type").asText()).isEqualTo("string");
    assertThat(fields.at("/due_on/type").toString()).isEqualTo("[\"string\",\"null\"]");
    assertThat(fields.at("/status/enum").toString())
        .isEqualTo("[\"pending\",\"processing\",\"completed\",\"failed\"]");
    assertThat(fields.at("/others/items/format").asText()).isEqualTo("uuid");
    assertThat(fields.at("/octets_in/type").asText()).isEqualTo("integer");
  }

  @Test
  void thePayloadHasExactlyTheFieldsOfItsSchema() {
    Happened event = new Happened(
        new Place(new ThingId(UUID.randomUUID())),
        Money.of("12.50", "NGN"),
        null,
        EventStatus.FAILED,
        List.of(),
        7);

    JsonNode payload = WireJson.tree(WireJson.write(event));

    assertThat(payload.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(
            () -> EventSchema.record(Happened.class).path("properties").fieldNames());
  }

  @Test
  void anOccasionOfSeveralKindsIsOneOfTheirSchemas() {
    EventType two = EventType.of("x.y", "Either.", Happened.class, Happened.class);

    assertThat(EventSchema.of(two).path("oneOf")).hasSize(2);
    assertThat(EventSchema.of(new EventType("custom", "Any.", List.of(), true)).toString())
        .isEqualTo("{\"type\":\"object\"}");
  }

  @Test
  void aNameIsDeclaredOnceAndAnUnknownOneIsRefused() {
    EventType type = EventType.of("x.y", "It was.", Happened.class);

    assertThatThrownBy(() -> EventCatalog.of(List.of(List.of(type), List.of(type))))
        .hasMessageContaining("x.y");
    EventCatalog catalog = EventCatalog.of(List.of(List.of(type)));
    assertThat(catalog.known("x.y")).isEqualTo("x.y");
    assertThatThrownBy(() -> catalog.known("x.z")).hasMessageContaining("x.z");
    assertThat(type.family()).isEqualTo("x");
  }
}
