package io.dotmac.sub.server.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiKeyHttpTest {
  private static ServerFixture server;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
  }

  @Test
  void aKeyIsShownOnceAndCallsTheApiFromThenOn() {
    ApiClient admin = server.one().admin();

    Answer made = admin.post("/api/v1/api-keys", "{\"label\":\"till\"}");
    String key = made.json().path("key").asText();
    Answer called = admin.withToken(key).get("/api-keys?q=till");

    assertThat(made.status()).isEqualTo(201);
    assertThat(key).matches("sk_live_[A-Za-z0-9_-]{43}");
    assertThat(called.status()).isEqualTo(200);
    assertThat(called.json().path("count").asInt()).isEqualTo(1);
    assertThat(called.body()).doesNotContain(key).contains(key.substring(0, 16));
  }

  @Test
  void aRevokedKeyStopsWithinFiveSeconds() throws Exception {
    ApiClient admin = server.one().admin();
    JsonNode made = admin.post("/api-keys", "{\"label\":\"short\"}").json();
    ApiClient robot = admin.withToken(made.path("key").asText());
    assertThat(robot.get("/api-keys").status()).isEqualTo(200);

    assertThat(admin.delete("/api-keys/" + made.path("id").asText()).status()).isEqualTo(204);

    // Nothing remembers a key for longer than three seconds; then it is looked up, however long
    // the machine takes.
    Thread.sleep(3_200);
    assertThat(robot.get("/api-keys").status()).isEqualTo(401);
  }

  @Test
  void aBoundedKeyMayDoOnlyWhatItNames() {
    ApiClient admin = server.one().admin();
    JsonNode made = admin
        .post("/api-keys", "{\"label\":\"reader\",\"permissions\":[\"rbac:roles:read\"]}")
        .json();
    ApiClient robot = admin.withToken(made.path("key").asText());

    assertThat(robot.get("/rbac/roles").status()).isEqualTo(200);
    assertThat(robot.get("/api-keys").status()).isEqualTo(403);
  }

  @Test
  void aKeyOfOneTenantIsUnknownAtAnother() {
    ApiClient admin = server.one().admin();
    JsonNode made = admin.post("/api-keys", "{\"label\":\"mine\"}").json();

    Answer elsewhere =
        server.two().anonymous().withToken(made.path("key").asText()).get("/api-keys");
    Answer byId = server.two().admin().get("/api-keys/" + made.path("id").asText());

    assertThat(elsewhere.status()).isEqualTo(401);
    assertThat(byId.status()).isEqualTo(404);
  }

  @Test
  void aChangeNeedsTheVersionThatWasRead() {
    ApiClient admin = server.one().admin();
    String path = "/api-keys/"
        + admin.post("/api-keys", "{\"label\":\"a\"}").json().path("id").asText();
    String etag = admin.get(path).header("etag").orElseThrow();

    Answer without = admin.patch(path, "{\"label\":\"b\"}");
    Answer first = admin.with("If-Match", etag).patch(path, "{\"label\":\"b\"}");
    Answer second = admin.with("If-Match", etag).patch(path, "{\"label\":\"c\"}");

    assertThat(without.status()).isEqualTo(428);
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("etag")).isPresent().get().isNotEqualTo(etag);
    assertThat(second.status()).isEqualTo(412);
    assertThat(admin.get(path).json().path("label").asText()).isEqualTo("b");
  }

  @Test
  void aKeyThatHasUsedUpItsRequestsMustWait() {
    ApiClient admin = server.one().admin();
    JsonNode made = admin
        .post("/api-keys", "{\"label\":\"busy\",\"requests_per_minute\":5}")
        .json();
    ApiClient robot = admin.withToken(made.path("key").asText());

    for (int left = 4; left >= 0; left--) {
      Answer answer = robot.get("/rbac/permissions");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("ratelimit-policy")).contains("\"minute\";q=5;w=60");
      assertThat(answer.header("ratelimit").orElse(""))
          .matches("\"minute\";r=" + left + ";t=[0-9]{1,2}");
    }
    Answer refused = robot.get("/rbac/permissions");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.json().path("code").asText()).isEqualTo("quota_exceeded");
    assertThat(Integer.parseInt(refused.header("retry-after").orElse("0"))).isBetween(1, 60);
    assertThat(refused.header("ratelimit").orElse("")).startsWith("\"minute\";r=0;");
    assertThat(admin.get("/rbac/permissions").header("ratelimit")).isEmpty();
  }

  @Test
  void theSettingsOfTheTenantBoundKeysThatSayNothing() {
    ApiClient admin = server.two().admin();
    admin.patch("/settings/auth/api_key_requests_per_minute", "{\"value\":\"7\"}");
    admin.patch("/settings/auth/api_key_requests_per_day", "{\"value\":\"9\"}");
    JsonNode made = admin.post("/api-keys", "{\"label\":\"plain\"}").json();

    Answer answer = admin.withToken(made.path("key").asText()).get("/rbac/permissions");

    assertThat(answer.header("ratelimit-policy"))
        .contains("\"minute\";q=7;w=60, \"day\";q=9;w=86400");
    assertThat(answer.header("ratelimit").orElse("")).contains("\"day\";r=8;t=86");
  }

  @Test
  void aQuotaIsANumberFromOne() {
    Answer refused =
        server.one().admin().post("/api-keys", "{\"label\":\"none\",\"requests_per_day\":0}");

    assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/requests_per_day");
  }
}
