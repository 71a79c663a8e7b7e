package io.dotmac.sub.server.api.network.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom policies tell: rotations, staff, tests. */
class OnCallHttpTest extends OnCallWorld {
  @Test
  void whoseTurnItIsIsCalledAndTheNextOneWhenItIsTheirs() {
    rule("warning");
    String rotation = rotation("NOC", "");
    member(rotation, "bola", 20);
    member(rotation, "ada", 10);
    step(policy(""), 0, 0, "'channel':'sms','rotation_id':'" + rotation + "'");

    JsonNode now = admin.get("/on-call-rotations/" + rotation + "/now").json();
    assertThat(now.path("name").asText()).isEqualTo("ada");
    assertThat(now.path("next_name").asText()).isEqualTo("bola");
    device("10.4.0.8", 99);
    tell();
    after(24 * 60);
    device("10.4.0.9", 99);
    tell();

    assertThat(log()).containsExactly("raised sms ada queued", "raised sms bola queued");
    assertThat(sent().get(1).path("recipient").asText()).isEqualTo("+2348030000020");
  }

  @Test
  void aMemberOfStaffIsToldInTheirLanguageUntilTheyLeave() {
    rule("warning");
    String user = server.one().addStaff("operator");
    plant.sql(
        "update principal set email = 'ama@example.com', locale = 'fr', name = 'Ama' from"
            + " user_credential c where c.tenant_id = principal.tenant_id and c.principal_id ="
            + " principal.id and principal.tenant_id = ? and c.username = ?",
        tenant.value(),
        user);
    String ama = plant
        .rows("select id::text from principal where tenant_id = :tenant and name = 'Ama'")
        .get(0);
    step(policy(""), 0, 0, "'principal_id':'" + ama + "'");
    device("10.4.0.10", 99);
    tell();
    plant.sql(
        "update principal set is_active = false where tenant_id = ? and name = 'Ama'",
        tenant.value());
    device("10.4.0.11", 99);
    tell();

    assertThat(sent()).hasSize(1);
    assertThat(sent().get(0).path("body").asText()).startsWith("Bonjour Ama,");
    assertThat(log()).containsExactly("raised email Ama queued", "raised email Ama failed");
  }

  @Test
  void aTestOfAPolicyTellsEverybodyWhomItWouldTell() {
    String policy = policy("");
    assertThat(post("/alert-notification-policies/" + policy + "/test", "{}").status())
        .isEqualTo(409);
    String rotation = rotation("NOC", "");
    step(policy, 0, 5, "'recipient':'noc@example.com'");
    step(policy, 1, 10, "'channel':'sms','rotation_id':'" + rotation + "'");

    Answer tested = post("/alert-notification-policies/" + policy + "/test", "{}");

    assertThat(tested.status()).as(tested.body()).isEqualTo(200);
    JsonNode steps = tested.json().path("steps");
    assertThat(steps).hasSize(2);
    String message = steps.get(0).path("notification_id").asText();
    assertThat(message(message).path("subject").asText()).startsWith("Test of the policy");
    assertThat(steps.get(1).path("error").asText()).contains("nobody takes turns");
    assertThat(log()).isEmpty();
    assertThat(server
            .one()
            .staff("auditor")
            .post("/alert-notification-policies/" + policy + "/test", "{}")
            .status())
        .isEqualTo(403);
    assertThat(server
            .two()
            .admin()
            .post("/alert-notification-policies/" + policy + "/test", "{}")
            .status())
        .isEqualTo(404);
  }

  @Test
  void whatCanNeverTellAnybodyIsRefusedByItsField() {
    String policy = policy("");
    String rotation = rotation("NOC", "");
    String customer = plant
        .rows("select id::text from principal where tenant_id = :tenant limit 1")
        .get(0);
    String start = "{'policy_id':'" + policy + "','step_index':0,";

    refused("/alert-notification-policy-steps", start + "'channel':'email'}", "/recipient");
    refused("/alert-notification-policy-steps", start + "'recipient':'nobody'}", "/recipient");
    refused(
        "/alert-notification-policy-steps",
        start + "'channel':'sms','recipient':'noc@example.com'}",
        "/recipient");
    refused(
        "/alert-notification-policy-steps",
        start + "'channel':'sms','principal_id':'" + customer + "'}",
        "/channel");
    refused(
        "/alert-notification-policy-steps",
        start + "'principal_id':'" + UUID.randomUUID() + "'}",
        "/principal_id");
    refused("/alert-notification-policy-steps", start + "'channel':'push'}", "/channel");
    step(policy, 0, 0, "'rotation_id':'" + rotation + "'");
    refused(
        "/alert-notification-policy-steps", start + "'recipient':'a@example.com'}", "/step_index");
    refused(
        "/on-call-rotations",
        "{'name':'x','starts_at':'2026-11-30T08:00:00Z','timezone':'Mars/Base'}",
        "/timezone");
    refused("/on-call-rotations", "{'name':'x','shift_hours':24}", "/starts_at");
    refused("/on-call-rotation-members", "{'rotation_id':'" + rotation + "','name':'x'}", "/email");
    refused(
        "/on-call-rotation-members",
        "{'rotation_id':'" + rotation + "','name':'x','phone':'call me'}",
        "/phone");
  }

  @Test
  void onCallMessagesWaitForNoQuietHours() {
    rule("warning");
    step(policy(""), 0, 0, "'channel':'sms','recipient':'+2348031234567'");
    device("10.4.0.12", 99);
    tell();

    assertThat(plant.rows("select priority || ' ' || (send_at = queued_at) from notification"
            + " where tenant_id = :tenant"))
        .containsExactly("10 true");
  }
}
