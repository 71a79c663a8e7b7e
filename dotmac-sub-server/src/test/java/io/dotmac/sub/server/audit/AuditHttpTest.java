package io.dotmac.sub.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditHttpTest {
  private final ServerFixture server = ServerFixture.start();
  private final ApiClient admin = server.one().admin();

  @Test
  void aFailureToWriteTheAuditLeavesACommittedRunDoneAndItsRowIsWrittenLater() throws SQLException {
    String tenant = server.one().id().value().toString();
    String name = "refuse_audit_" + tenant.substring(0, 8);
    sql("create function " + name + "() returns trigger language plpgsql as"
        + " $$ begin raise exception 'the audit is full'; end $$");
    sql("create trigger " + name + " before insert on audit_event for each row when"
        + " (new.tenant_id = '" + tenant + "') execute function " + name + "()");
    Answer run;
    int rowsWhileItFails;
    try {
      run = admin
          .with("Idempotency-Key", UUID.randomUUID().toString())
          .post("/invoice-runs", "{\"date\":\"2026-03-01\"}");
      rowsWhileItFails = admin
          .get("/audit-events?resource_type=invoice-runs")
          .json()
          .path("count")
          .asInt();
    } finally {
      sql("drop trigger " + name + " on audit_event");
      sql("drop function " + name + "()");
    }

    assertThat(run.status()).as(run.body()).isLessThan(300);
    assertThat(admin.get("/billing-runs").json().at("/items/0/status").asText())
        .isEqualTo("success");
    assertThat(rowsWhileItFails).isZero();
    admin.post("/radius-servers", "{\"name\":\"main\",\"host\":\"radius.example\"}");
    assertThat(admin.get("/audit-events?operation=create").json().findValuesAsText("resource_type"))
        .filteredOn(thing -> !thing.equals("auth") && !thing.equals("api"))
        .containsExactly("radius-servers", "invoice-runs");
  }

  @Test
  void aChangeIsKeptWithTheValuesBeforeAndAfter() {
    Answer made = admin.post(
        "/radius-servers", "{\"name\":\"main\",\"host\":\"one.example\",\"auth_port\":1812}");
    String id = made.json().path("id").asText();
    admin
        .with("If-Match", made.header("etag").orElse(""))
        .patch("/radius-servers/" + id, "{\"host\":\"two.example\"}");
    admin.delete("/radius-servers/" + id);

    JsonNode rows = admin
        .get("/audit-events?resource_id=" + id + "&order_by=occurred_at")
        .json()
        .path("items");

    assertThat(rows.findValuesAsText("operation")).containsExactly("create", "update", "delete");
    assertThat(rows.at("/0/before").isNull()).isTrue();
    assertThat(rows.at("/0/after/host").asText()).isEqualTo("one.example");
    assertThat(rows.at("/1/before").toString()).isEqualTo("{\"host\":\"one.example\"}");
    assertThat(rows.at("/1/after").toString()).isEqualTo("{\"host\":\"two.example\"}");
    assertThat(rows.at("/2/before").toString()).isEqualTo("{\"is_active\":true}");
    assertThat(rows.at("/2/after").toString()).isEqualTo("{\"is_active\":false}");
  }

  @Test
  void aChangedSettingIsKeptWithBothValuesAndNoSecretIsKeptAtAll() {
    admin.patch("/settings/billing/invoice_due_days", "{\"value\":\"7\"}");
    admin.post(
        "/radius-clients", "{\"client_ip\":\"203.0.113.9\",\"shared_secret\":\"open sesame\"}");
    admin.post("/api-keys", "{\"label\":\"canary\"}");

    Answer rows = admin.get("/audit-events");

    JsonNode setting = rows.json().at("/items/2");
    assertThat(setting.at("/before/value").asText()).isEqualTo("14");
    assertThat(setting.at("/after/value").asText()).isEqualTo("7");
    assertThat(rows.body()).contains("203.0.113.9").doesNotContain("sesame", "\"token\"");
  }

  private static void sql(String sql) throws SQLException {
    try (Connection connection = TestDatabase.shared().owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
