package io.dotmac.sub.server.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.event.delivery.EventDispatcher;
import io.dotmac.sub.core.webhook.WebhookFanOut;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebhookHttpTest {
  private static final String GOOD = "https://hooks.example.com/dotmac";

  private static ServerFixture server;
  private static ApiClient admin;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    admin = server.one().admin();
  }

  private static Answer create(String url) {
    return admin.post("/webhooks/endpoints", "{\"name\":\"Shop\",\"url\":\"%s\"}".formatted(url));
  }

  private static String made() {
    Answer made = create(GOOD);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  private static Answer subscribe(String endpoint, String type) {
    return admin.post(
        "/webhooks/subscriptions",
        "{\"endpoint_id\":\"%s\",\"event_type\":\"%s\"}".formatted(endpoint, type));
  }

  private static JsonNode deliveries(String query) {
    return admin.get("/webhooks/deliveries?" + query).json().path("items");
  }

  @Test
  void aSecretIsShownWhenItIsMadeAndNeverAgain() {
    Answer made = create(GOOD);
    String id = made.json().path("id").asText();
    String secret = made.json().path("secret").asText();
    String path = "/webhooks/endpoints/" + id;
    Answer rotated = admin.post(path + "/rotate-secret", "{\"overlap_hours\":2}");
    Answer changed = admin
        .with("If-Match", "*")
        .patch(path, "{\"description\":\"For the shop\",\"is_active\":false}");

    assertThat(secret).startsWith("whsec_").hasSizeGreaterThan(40);
    assertThat(rotated.status()).as(rotated.body()).isEqualTo(200);
    assertThat(rotated.json().path("secret").asText()).startsWith("whsec_").isNotEqualTo(secret);
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.json().path("is_active").asBoolean()).isFalse();
    assertThat(changed.body()
            + admin.get(path).body()
            + admin.get("/webhooks/endpoints").body())
        .doesNotContain("whsec_", "v1:");
    assertThat(admin.get("/audit-events?limit=50").body()).doesNotContain("whsec_");
    assertThat(admin.delete(path).status()).isEqualTo(204);
  }

  @Test
  void aSecretOfYourOwnIsTakenWhenItIsLongEnough() {
    String body = "{\"name\":\"Shop\",\"url\":\"" + GOOD + "\",\"secret\":\"%s\"}";
    String own = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    assertThat(admin
            .post("/webhooks/endpoints", body.formatted(own))
            .json()
            .path("secret")
            .asText())
        .isEqualTo(own);
    Answer refused = admin.post("/webhooks/endpoints", body.formatted("whsec_c2hvcnQ="));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("\"/secret\"").doesNotContain("c2hvcnQ=");
  }

  @Test
  void whereverItMustNotLeadTheFieldIsNamed() {
    for (String url : List.of(
        "http://169.254.169.254/",
        "https://10.0.0.1/",
        "https://user@example.com/",
        "https://localhost:8443/",
        "https://[::1]/",
        "nonsense",
        "")) {
      Answer refused = create(url);

      assertThat(refused.status()).as(url).isEqualTo(422);
      assertThat(refused.body()).as(url).contains("\"/url\"");
    }
    assertThat(create("http://127.0.0.1:9000/hooks").status()).isEqualTo(201);
  }

  @Test
  void anEndpointSubscribesOnceToEachType() {
    String endpoint = made();
    Answer first = subscribe(endpoint, "invoice.paid");
    String path = "/webhooks/subscriptions/" + first.json().path("id").asText();

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(subscribe(endpoint, "invoice.paid").status()).isEqualTo(409);
    assertThat(subscribe(endpoint, "*").status()).isEqualTo(201);
    assertThat(subscribe(endpoint, "Invoice Paid").status()).isEqualTo(422);
    assertThat(subscribe(endpoint, "invoice.*").status()).isEqualTo(422);
    assertThat(admin.post("/webhooks/subscriptions", "{}").status()).isEqualTo(422);
    assertThat(subscribe("00000000-0000-7000-8000-000000000000", "*").status()).isEqualTo(404);
    assertThat(admin
            .with("If-Match", "\"0\"")
            .patch(path, "{\"event_type\":\"invoice.created\"}")
            .json()
            .path("event_type")
            .asText())
        .isEqualTo("invoice.created");
    assertThat(admin.with("If-Match", "\"0\"").patch(path, "{}").status()).isEqualTo(412);
    assertThat(admin.delete(path).status()).isEqualTo(204);
    assertThat(admin
            .get("/webhooks/subscriptions?is_active=true&endpoint_id=" + endpoint)
            .json()
            .path("count")
            .asInt())
        .isOne();
  }

  @Test
  void anEventBecomesADeliveryThatIsReadAndReplayed() {
    String endpoint = made();
    subscribe(endpoint, "subscriber.created");
    server.one().subscriber();
    new EventDispatcher(server.db(), List.of(new WebhookFanOut()))
        .runOnce(server.one().id());
    JsonNode row = deliveries("endpoint_id=" + endpoint).path(0);
    String path = "/webhooks/deliveries/" + row.path("id").asText();
    JsonNode whole = admin.get(path).json();

    assertThat(row.path("status").asText()).isEqualTo("pending");
    assertThat(row.path("event_type").asText()).isEqualTo("subscriber.created");
    assertThat(row.has("payload")).isFalse();
    assertThat(whole.path("id")).isEqualTo(row.path("id"));
    assertThat(whole.path("payload").path("event_id")).isEqualTo(row.path("event_id"));
    assertThat(whole.path("attempts")).isEmpty();
    assertThat(admin.post(path + "/replay", "").status()).isEqualTo(200);
    assertThat(deliveries("status=delivered&endpoint_id=" + endpoint)).isEmpty();
    assertThat(admin.get("/webhooks/deliveries?status=lost").status()).isEqualTo(422);
    assertThat(admin.delete(path).status()).isEqualTo(405);
    assertThat(server.two().admin().get(path).status()).isEqualTo(404);
  }

  @Test
  void aTestIsQueuedAndARangeIsReplayed() {
    String endpoint = made();
    String path = "/webhooks/endpoints/" + endpoint;
    Answer test = admin.post(path + "/test", "");
    server.one().subscriber();
    subscribe(endpoint, "subscriber.created");

    Answer replayed =
        admin.post(path + "/replay", "{\"from_sequence\":1,\"event_type\":\"subscriber.created\"}");

    assertThat(test.status()).as(test.body()).isEqualTo(201);
    assertThat(test.json().path("event_type").asText()).isEqualTo("webhook.test");
    assertThat(replayed.status()).as(replayed.body()).isEqualTo(200);
    assertThat(replayed.json().path("replayed").asInt()).isPositive();
    Answer open = admin.post(path + "/replay", "{\"until\":\"2026-01-01T00:00:00Z\"}");
    assertThat(open.status()).isEqualTo(422);
    assertThat(open.body()).contains("\"/since\"");
    assertThat(admin.post(path + "/replay", "{\"since\":\"yesterday\"}").status())
        .isEqualTo(422);
    assertThat(admin.post(path + "/replay", "{\"since\":1,\"extra\":2}").status())
        .isEqualTo(422);
  }
}
