package io.dotmac.sub.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every call leaves a row, whatever came of it. */
class CallAuditHttpTest {
  private final ServerFixture server = ServerFixture.start();
  private final ApiClient admin = server.one().admin();

  private JsonNode rows(String query) {
    return admin.get("/audit-events?" + query).json().path("items");
  }

  @Test
  void aCallThatReadsIsKeptWithWhoWhatAndFromWhere() {
    String subscriber = server.one().subscriber().toString();
    Answer read = admin
        .with("User-Agent", "probe/1.0")
        .get("/api/v1/subscribers/" + subscriber + "?token=never-kept");

    JsonNode row = rows("resource_id=" + subscriber).get(0);

    assertThat(row.path("operation").asText()).isEqualTo("read");
    assertThat(row.path("method").asText()).isEqualTo("GET");
    assertThat(row.path("path").asText()).isEqualTo("/api/v1/subscribers/" + subscriber);
    assertThat(row.path("resource_type").asText()).isEqualTo("subscribers");
    assertThat(row.path("status_code").asInt()).isEqualTo(200);
    assertThat(row.path("actor_name").asText()).isEqualTo("Test admin");
    assertThat(row.path("actor_type").asText()).isEqualTo("user");
    assertThat(row.path("ip_address").asText()).isEqualTo("127.0.0.1");
    assertThat(row.path("user_agent").asText()).isEqualTo("probe/1.0");
    assertThat(read.header("x-request-id")).hasValue(row.path("request_id").asText());
    assertThat(admin.get("/audit-events/" + row.path("id").asText()).json()).isEqualTo(row);
    assertThat(admin.get("/audit-events/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  @Test
  void whatIsRefusedIsKeptToo() {
    String id = UUID.randomUUID().toString();
    admin.get("/subscribers/" + id);
    server.one().staff("support").delete("/subscribers/" + id);
    server.one().anonymous().get("/subscribers/" + id);

    assertThat(rows("resource_id=" + id).findValuesAsText("status_code"))
        .containsExactly("401", "403", "404");
    assertThat(rows("resource_id=" + id).findValuesAsText("actor_name"))
        .containsExactly("anonymous", "Test support", "Test admin");
    assertThat(rows("status_code=403&resource_id=" + id)).hasSize(1);
  }

  @Test
  void loginsThatFailAndPagesAreKept() {
    server
        .one()
        .anonymous()
        .post("/api/v1/auth/login", "{\"username\":\"mallory\",\"password\":\"guess no 1\"}");
    PortalClient portal = new PortalClient(server.one().anonymous());
    portal.logIn(server.one().addStaff("admin"), ServerFixture.PASSWORD);
    portal.get("/admin/");

    JsonNode refused = rows("status_code=401&method=POST").get(0);
    assertThat(refused.path("request_body").toString())
        .isEqualTo("{\"password\":\"***\",\"username\":\"mallory\"}");
    assertThat(rows("operation=read").toString()).contains("\"/admin/\"");
  }

  @Test
  void aTenantKeepsAsManyReadsAsItSetsAndAllChanges() {
    admin.patch("/settings/audit/read_sample_percent", "{\"value\":\"0\"}");
    admin.get("/offers");
    admin.post("/radius-servers", "{\"name\":\"main\",\"host\":\"one.example\"}");
    server.two().admin().get("/offers");

    assertThat(rows("resource_type=radius-servers")).hasSize(1);
    assertThat(rows("operation=read&since=2020-01-01T00:00:00Z").findValuesAsText("path"))
        .doesNotContain("/offers");
    assertThat(server
            .two()
            .admin()
            .get("/audit-events?operation=read&resource_type=offers")
            .json()
            .path("count")
            .asInt())
        .isEqualTo(1);
    assertThat(admin
            .patch("/settings/audit/read_sample_percent", "{\"value\":\"101\"}")
            .status())
        .isEqualTo(422);
  }

  @Test
  void aRepeatedRequestThatHadNoEffectIsNoChange() {
    ApiClient keyed = admin.with("Idempotency-Key", UUID.randomUUID().toString());
    keyed.post("/radius-servers", "{\"name\":\"main\",\"host\":\"one.example\"}");
    keyed.post("/radius-servers", "{\"name\":\"main\",\"host\":\"one.example\"}");

    JsonNode rows = rows("resource_type=radius-servers");

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).path("after").isNull()).isTrue();
    assertThat(rows.get(1).path("after").path("host").asText()).isEqualTo("one.example");
  }
}
