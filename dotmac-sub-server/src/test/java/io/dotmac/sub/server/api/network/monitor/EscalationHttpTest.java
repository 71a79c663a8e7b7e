package io.dotmac.sub.server.api.network.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.network.alert.AlertWatch;
import io.dotmac.sub.core.network.oncall.Escalation;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** When somebody is told of alerts. */
class EscalationHttpTest extends OnCallWorld {
  @Test
  void nobodyWhoIsNotYetDueIsToldAndEachStepTellsOnce() {
    rule("critical");
    String policy = policy(",'notes':'nights'");
    step(policy, 0, 0, "'channel':'email','recipient':'noc@example.com'");
    step(policy, 1, 15, "'channel':'sms','recipient':'+234 803 123 4567'");
    device("10.4.0.1", 99);

    assertThat(tell()).isEqualTo("1 told of alerts, 0 of their end, 0 stopped");
    assertThat(tell()).startsWith("0 told");
    after(14);
    assertThat(tell()).startsWith("0 told");
    after(1);
    assertThat(tell()).startsWith("1 told");
    after(600);
    assertThat(tell()).startsWith("0 told");

    assertThat(log())
        .containsExactly(
            "raised email noc@example.com queued", "raised sms +234 803 123 4567 queued");
    JsonNode mail = sent().get(0);
    assertThat(mail.path("subject").asText()).isEqualTo("Critical: busy critical, at 10.4.0.1");
    assertThat(mail.path("body").asText())
        .contains("busy critical: at 10.4.0.1 (99 %)", "/admin/network/alerts/" + alert());
    JsonNode sms = sent().get(1);
    assertThat(sms.path("recipient").asText()).isEqualTo("+2348031234567");
    assertThat(sms.path("body").asText())
        .startsWith("CRITICAL busy critical: at 10.4.0.1 (99 %). ");
  }

  @Test
  void whoTakesAnAlertOnEndsTheEscalationAndItsEndIsToldToWhoWasTold() {
    rule("warning");
    String policy = policy("");
    step(policy, 0, 0, "'recipient':'first@example.com'");
    step(policy, 1, 10, "'recipient':'second@example.com'");
    UUID device = device("10.4.0.2", 99);
    tell();
    delivered();

    assertThat(admin.post("/alerts/" + alert() + "/ack", "{}").status()).isEqualTo(200);
    after(60);
    assertThat(tell()).isEqualTo("0 told of alerts, 0 of their end, 0 stopped");
    load(device, 10);
    assertThat(tell()).isEqualTo("0 told of alerts, 1 of their end, 0 stopped");
    assertThat(tell()).isEqualTo("0 told of alerts, 0 of their end, 0 stopped");

    assertThat(log())
        .containsExactly(
            "raised email first@example.com delivered", "resolved email first@example.com queued");
    assertThat(sent().get(1).path("subject").asText()).startsWith("Over: busy warning");
  }

  @Test
  void whatWaitsToBeSentIsStoppedOnceSomebodyLooksAfterIt() {
    rule("warning");
    step(policy(""), 0, 0, "'recipient':'noc@example.com'");
    device("10.4.0.3", 99);
    tell();

    admin.post("/alerts/" + alert() + "/resolve", "{}");

    assertThat(tell()).isEqualTo("0 told of alerts, 0 of their end, 1 stopped");
    assertThat(log()).containsExactly("raised email noc@example.com canceled");
  }

  @Test
  void aPolicyTellsOfItsRuleSeverityDeviceAndSiteAlone() {
    String warning = rule("warning");
    String critical = rule("critical");
    UUID site = UUID.fromString(made("/pop-sites", "{'name':'Ikeja'}"));
    UUID here = plant.target("10.4.1.1");
    UUID there = plant.target("10.4.1.2");
    plant.sql(
        "update network_device set pop_site_id = ? where tenant_id = ? and name = 'at 10.4.1.1'",
        site,
        tenant.value());
    step(policy(",'rule_id':'" + warning + "'"), 0, 0, "'recipient':'rule@example.com'");
    step(policy(",'severity_min':'critical'"), 0, 0, "'recipient':'critical@example.com'");
    step(policy(",'snmp_target_id':'" + there + "'"), 0, 0, "'recipient':'device@example.com'");
    step(policy(",'pop_site_id':'" + site + "'"), 0, 0, "'recipient':'site@example.com'");
    step(policy(""), 0, 0, "'severity_min':'critical','recipient':'step@example.com'");
    step(policy(",'is_active':false"), 0, 0, "'recipient':'off@example.com'");
    load(here, 99);
    load(there, 99);
    tell();

    List<String> told = plant.rows("select g.recipient || ' ' || r.name || ' ' || t.host"
        + " from alert_notification_log g join alert a on a.tenant_id = g.tenant_id"
        + " and a.id = g.alert_id join alert_rule r on r.tenant_id = a.tenant_id"
        + " and r.id = a.rule_id join snmp_target t on t.tenant_id = a.tenant_id"
        + " and t.id = a.snmp_target_id where g.tenant_id = :tenant order by 1");
    assertThat(critical).isNotEmpty();
    assertThat(told)
        .containsExactly(
            "critical@example.com busy critical 10.4.1.1",
            "critical@example.com busy critical 10.4.1.2",
            "device@example.com busy critical 10.4.1.2",
            "device@example.com busy warning 10.4.1.2",
            "rule@example.com busy warning 10.4.1.1",
            "rule@example.com busy warning 10.4.1.2",
            "site@example.com busy critical 10.4.1.1",
            "site@example.com busy warning 10.4.1.1",
            "step@example.com busy critical 10.4.1.1",
            "step@example.com busy critical 10.4.1.2");
  }

  @Test
  void aStormOfAlertsIsOneMessageToEach() {
    rule("warning");
    step(policy(""), 0, 0, "'recipient':'noc@example.com'");
    step(policy(""), 0, 0, "'channel':'sms','recipient':'+2348031234567'");
    for (int i = 0; i < 8; i++) {
      load(plant.target("10.4.2." + i), 95);
    }

    assertThat(tell()).startsWith("2 told");
    assertThat(log()).hasSize(16);
    assertThat(sent()).hasSize(2);
    String mail = sent().stream()
        .filter(each -> each.path("channel").asText().equals("email"))
        .findFirst()
        .orElseThrow()
        .path("body")
        .asText();
    assertThat(mail).contains("at 10.4.2.0 (95 %)", "and 3 more.");
  }

  @Test
  void alertsThatWereThereBeforeAPolicyAreNotToldOf() {
    rule("warning");
    device("10.4.0.5", 99);
    String policy = policy("");
    step(policy, 0, 0, "'recipient':'noc@example.com'");

    assertThat(tell()).startsWith("0 told");
    admin.delete("/alert-notification-policies/" + policy);
    device("10.4.0.6", 99);
    assertThat(admin
            .with("If-Match", "*")
            .patch("/alert-notification-policies/" + policy, "{\"is_active\":true}")
            .status())
        .isEqualTo(200);
    assertThat(tell()).startsWith("0 told");
  }

  @Test
  void whenNobodyCanBeReachedTheNextStepDoesNotWait() {
    rule("warning");
    String policy = policy("");
    String rotation = rotation("empty", "");
    step(policy, 0, 0, "'channel':'sms','rotation_id':'" + rotation + "'");
    step(policy, 1, 30, "'recipient':'boss@example.com'");
    step(policy, 2, 60, "'recipient':'last@example.com'");
    device("10.4.0.7", 99);

    assertThat(tell()).startsWith("0 told");
    assertThat(tell()).startsWith("1 told");
    assertThat(tell()).startsWith("0 told");
    assertThat(log()).containsExactly("raised sms  failed", "raised email boss@example.com queued");
    assertThat(admin.get("/alert-notification-logs?status=failed").body())
        .contains("nobody takes turns in the rotation");

    plant.sql(
        "update notification set status = 'failed', error = 'no such mailbox' where tenant_id = ?",
        tenant.value());
    assertThat(tell()).startsWith("1 told");
  }

  @Test
  void anOutageIsAnAlertOfItsOwnUntilItIsOver() {
    made(
        "/alert-rules",
        "{'name':'outage','metric_type':'outage_affected','operator':'gte','threshold':'1',"
            + "'severity':'critical'}");
    step(policy(""), 0, 0, "'recipient':'noc@example.com'");
    UUID olt = plant.olt("Ikeja");
    plant.sql(
        "insert into outage (tenant_id, id, cause, olt_id, name, began_at, lost_count,"
            + " affected_count) values (?, gen_random_uuid(), 'olt_device', ?, 'Ikeja', now(), 9,"
            + " 9)",
        tenant.value(),
        olt);
    server.db().inTx(tenant, AlertWatch::look);
    server.db().inTx(tenant, AlertWatch::look);

    assertThat(tell()).startsWith("1 told");
    assertThat(sent().get(0).path("subject").asText()).isEqualTo("Critical: outage, Ikeja");
    delivered();
    plant.sql(
        "update outage set status = 'resolved', ended_at = now() where tenant_id = ?",
        tenant.value());
    server.db().inTx(tenant, AlertWatch::look);
    assertThat(tell()).isEqualTo("0 told of alerts, 1 of their end, 0 stopped");
  }

  @Test
  void aServerThatEndsBeforeItCommitsHasToldNobody() {
    rule("warning");
    step(policy(""), 0, 0, "'recipient':'noc@example.com'");
    device("10.4.0.20", 99);

    assertThatThrownBy(() -> db.run(tenant, tx -> {
          assertThat(Escalation.raised(tx).told()).hasSize(1);
          throw new IllegalStateException("killed");
        }))
        .hasMessage("killed");
    assertThat(log()).isEmpty();
    assertThat(tell()).startsWith("1 told");
    assertThat(sent()).hasSize(1);
  }

  @Test
  void serversThatLookAtTheSameTimeTellOnce() throws Exception {
    rule("warning");
    String policy = policy("");
    for (int i = 0; i < 4; i++) {
      step(policy, i, 0, "'recipient':'noc" + i + "@example.com'");
    }
    for (int i = 0; i < 6; i++) {
      load(plant.target("10.4.3." + i), 95);
    }
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      List<Callable<String>> looks = List.of(this::tell, this::tell, this::tell, this::tell);
      for (Future<String> look : nodes.invokeAll(looks)) {
        look.get();
      }
    } finally {
      nodes.shutdownNow();
    }

    assertThat(log()).hasSize(24);
    assertThat(
            plant.rows("select count(distinct g.notification_id)::text || ' ' || (select count(*)"
                + " from notification n where n.tenant_id = :tenant) from alert_notification_log g"
                + " where g.tenant_id = :tenant"))
        .allSatisfy(counts -> assertThat(counts.split(" ")[0]).isEqualTo(counts.split(" ")[1]));
  }
}
