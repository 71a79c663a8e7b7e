package io.dotmac.sub.server.api.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SystemHttpTest {
  private static final String DUE_DAYS = "/settings/billing/invoice_due_days";

  private static ServerFixture server;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
  }

  @Test
  void aChangedSettingHoldsForItsTenantOnly() {
    Answer changed = server.one().admin().patch(DUE_DAYS, "{\"value\":\"7\"}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("value").asText()).isEqualTo("7");
    assertThat(server.one().admin().get(DUE_DAYS).json().path("is_changed").asBoolean())
        .isTrue();
    assertThat(server.two().admin().get(DUE_DAYS).json().path("value").asText()).isEqualTo("14");
  }

  @Test
  void aValueOfTheWrongTypeOrOutOfRangeIsRefused() {
    ApiClient admin = server.two().admin();

    assertThat(admin.patch(DUE_DAYS, "{\"value\":\"soon\"}").status()).isEqualTo(422);
    assertThat(admin.patch(DUE_DAYS, "{\"value\":\"366\"}").status()).isEqualTo(422);
    assertThat(admin.patch(DUE_DAYS, "{\"value\":\"365\"}").status()).isEqualTo(200);
    assertThat(admin.get("/settings/billing/nothing").status()).isEqualTo(404);
  }

  @Test
  void everyChangeOverHttpIsInTheAuditWithItsRequest() {
    ApiClient admin = server.one().admin();
    Answer made = admin.post("/api-keys", "{\"label\":\"audited\"}");
    String id = made.json().path("id").asText();
    admin.post("/api-keys", "{\"label\":\"\"}");

    JsonNode rows = admin.get("/audit-events?resource_id=" + id).json();

    assertThat(rows.path("count").asInt()).isEqualTo(1);
    JsonNode row = rows.at("/items/0");
    assertThat(row.path("operation").asText()).isEqualTo("create");
    assertThat(row.path("resource_type").asText()).isEqualTo("api-keys");
    assertThat(made.header("x-request-id")).hasValue(row.path("request_id").asText());
    JsonNode elsewhere =
        server.two().admin().get("/audit-events?resource_id=" + id).json();
    assertThat(elsewhere.path("count").asInt()).isZero();
    assertThat(admin.delete("/audit-events").status()).isEqualTo(405);
  }

  @Test
  void whatHappenedToASubscriberIsListedWithItsContext() {
    String subscriber = server.one().subscriber().toString();

    JsonNode event =
        server.one().admin().get("/events?subscriber_id=" + subscriber).json().at("/items/0");

    assertThat(event.path("event_type").asText()).isEqualTo("subscriber.created");
    assertThat(event.at("/context/subscriber_id").asText()).isEqualTo(subscriber);
  }
}
