package io.dotmac.sub.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    admin = server.one().admin();
  }

  @ParameterizedTest(name = "{0} {1}: {3} {4}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "GET  | /api/v1/nothing    | - | 404 | not_found          | -",
        "GET  | /api/v1/api-keys/x | - | 404 | not_found          | -",
        "GET  | /api/v1/admin/     | - | 404 | not_found          | -",
        "PUT  | /api/v1/api-keys   | {} | 405 | method_not_allowed | -",
        "POST | /api-keys | {                             | 400 | malformed_json | -",
        "POST | /api-keys | {\"label\":\"a\",\"label\":1} | 400 | malformed_json | -",
        "POST | /api-keys | {\"label\":\"a\"} x           | 400 | malformed_json | -",
        "POST | /api-keys | {}                            | 422 | required      | /label",
        "POST | /api-keys | {\"label\":null}              | 422 | required      | /label",
        "POST | /api-keys | {\"label\":1}                 | 422 | type          | /label",
        "POST | /api-keys | {\"label\":\" \"}             | 422 | length        | /label",
        "POST | /api-keys | {\"label\":\"a\",\"x\":1}     | 422 | unknown_field | /x",
        "POST | /api-keys | {\"label\":\"a\",\"expires_at\":1} | 422 | type | /expires_at",
        "POST | /api-keys | {\"label\":\"a\",\"expires_at\":\"2023-02-29T00:00:00Z\"}"
            + " | 422 | format | /expires_at",
        "POST | /api-keys | {\"label\":\"a\",\"principal_id\":\"x\"} | 422 | id | /principal_id",
        "POST | /api-keys | {\"label\":\"a\",\"permissions\":[\"no\"]}"
            + " | 422 | permission | /permissions",
        "POST | /api-keys | [] | 422 | type | -",
        "GET  | /api-keys?nope=1          | - | 422 | filter   | /nope",
        "GET  | /api-keys?limit=0         | - | 422 | range    | /limit",
        "GET  | /api-keys?limit=x         | - | 422 | type     | /limit",
        "GET  | /api-keys?limit=1&limit=2 | - | 422 | repeated | /limit",
        "GET  | /api-keys?order_by=nope   | - | 422 | sort     | /order_by",
      })
  void refusalsHaveOneShape(
      String method, String path, String body, int status, String code, String pointer) {
    Answer answer = admin.send(method, path, body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("content-type").orElse("")).startsWith(ProblemBody.MEDIA_TYPE);
    assertThat(answer.json().path("type").asText()).startsWith("urn:dotmac:problem:");
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.json().path("detail").asText()).isNotBlank();
    assertThat(answer.json().path("instance").asText()).startsWith("/");
    assertThat(answer.header("x-request-id"))
        .hasValue(answer.json().path("request_id").asText());
    boolean invalid = status == 422;
    assertThat(answer.json().at(invalid ? "/errors/0/code" : "/code").asText()).isEqualTo(code);
    assertThat(answer.json().at("/errors/0/pointer").asText())
        .isEqualTo(pointer == null ? "" : pointer);
  }

  @Test
  void aBodyOfTheWrongKindIs415AndAnAnswerNobodyCanMake406() {
    Answer type = admin.with("Content-Type", "text/plain").post("/api-keys", "label=a");
    Answer accept = admin.with("Accept", "image/png").get("/api-keys");

    assertThat(type.status()).isEqualTo(415);
    assertThat(type.json().path("code").asText()).isEqualTo("unsupported_media_type");
    assertThat(accept.status()).isEqualTo(406);
    assertThat(accept.json().path("code").asText()).isEqualTo("not_acceptable");
  }

  @Test
  void aBodyIsReadUpToTheLimitAndRefusedOneByteAbove() {
    String start = "{\"label\":\"a\"";
    String full = start + " ".repeat(BodyFilter.MAX_BYTES - start.length() - 1) + "}";

    assertThat(admin.post("/api-keys", full).status()).isEqualTo(201);
    Answer above = admin.post("/api-keys", " " + full);

    assertThat(above.status()).isEqualTo(413);
    assertThat(above.json().path("code").asText()).isEqualTo("body_too_large");
  }

  @Test
  void aTowerOfBracketsIsRefused() {
    assertThat(admin.post("/api-keys", "[".repeat(10_000)).status()).isIn(400, 422);
    assertThat(admin.post("/api-keys", "{\"label\":" + "[".repeat(10_000)).status())
        .isIn(400, 422);
  }

  @Test
  void whatTheContainerRefusesLooksTheSame() {
    Answer headers = admin.with("X-Long", "a".repeat(20_000)).get("/api-keys");

    assertThat(headers.status()).isEqualTo(431);
    assertThat(headers.header("content-type")).hasValue(ProblemBody.MEDIA_TYPE);
    assertThat(headers.json().path("code").asText()).isEqualTo("headers_too_large");
    assertThat(headers.header("server")).isEmpty();
  }

  @Test
  void traceIsRefused() {
    assertThat(admin.send("TRACE", "/api-keys", null).status()).isEqualTo(405);
  }

  @Test
  void aHostWithoutATenantIs404ExceptForHealthAndTheDocument() {
    ApiClient nowhere = admin.at("nowhere.example");

    Answer answer = nowhere.get("/api-keys");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("code").asText()).isEqualTo("unknown_host");
    assertThat(nowhere.get("/healthz").json().path("status").asText()).isEqualTo("ok");
    assertThat(nowhere.get("/api/v1/openapi.json").status()).isEqualTo(200);
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() {
    Answer answer = admin.get("/api-keys");

    assertThat(answer.header("x-content-type-options")).hasValue("nosniff");
    assertThat(answer.header("content-security-policy").orElse(""))
        .startsWith("default-src 'none'");
    assertThat(answer.header("cache-control")).hasValue("no-store");
    assertThat(answer.header("server")).isEmpty();
  }

  @Test
  void aListIsCsvForWhoAsksForIt() {
    admin.post("/api-keys", "{\"label\":\"=cmd()\"}");

    Answer csv = admin.with("Accept", "text/csv").get("/api-keys?q=cmd");

    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.header("content-type").orElse(""))
        .isEqualToIgnoringCase("text/csv; charset=utf-8");
    assertThat(csv.body()).startsWith("id,principal_id,label,prefix,permissions,is_active,");
    assertThat(csv.body()).contains(",'=cmd(),");
  }

  @Test
  void aRequestIdIsTakenOverWhenItIsHarmless() {
    Answer harmless = admin.with("X-Request-Id", "order-12345").get("/api-keys");
    Answer strange = admin.with("X-Request-Id", "a b\"c").get("/api-keys");

    assertThat(harmless.header("x-request-id")).hasValue("order-12345");
    assertThat(strange.header("x-request-id").orElse("")).matches("[0-9a-f]{16}");
  }
}
