package io.dotmac.sub.server.api.network.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.network.alert.AlertWatch;
import io.dotmac.sub.core.network.poll.PlantFixture;
import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.adapter.message.AlertMessages;
import io.dotmac.sub.server.event.KnownEvents;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told of alerts, on the clock. */
class OnCallHttpTest {
  private ServerFixture server;
  private TenantId tenant;
  private PlantFixture plant;
  private ApiClient admin;
  private SettableClock clock;
  private Database db;
  private AlertMessages messages;

  @BeforeEach
  void start() {
    server = ServerFixture.start();
    tenant = server.one().id();
    plant = new PlantFixture(server.db(), tenant);
    admin = server.one().admin();
    clock = new SettableClock(Instant.now(server.db().clock()).plusSeconds(5));
    db = new Database(server.installation().sessionFactory(), server.db().tenants(), clock);
    messages = new AlertMessages(new NotifySetup(
        KnownEvents.CATALOG,
        Set.of(NotificationChannel.EMAIL, NotificationChannel.SMS),
        NotifySetup.USUAL_URL,
        server.installation().secrets()));
  }

  private String tell() {
    return messages.tell(db, Caller.system(tenant, "on-call")).toString();
  }

  private void after(int minutes) {
    clock.advance(Duration.ofMinutes(minutes));
  }

  private Answer post(String path, String body) {
    return admin.post(path, body.replace('\'', '"'));
  }

  private String made(String path, String body) {
    Answer made = post(path, body);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  private String policy(String more) {
    return made("/alert-notification-policies", "{'name':'p" + UUID.randomUUID() + "'" + more + "}");
  }

  private String step(String policy, int index, int minutes, String more) {
    return made(
        "/alert-notification-policy-steps",
        "{'policy_id':'" + policy + "','step_index':" + index + ",'delay_minutes':" + minutes + ","
            + more + "}");
  }

  private String rule(String severity) {
    return made(
        "/alert-rules",
        "{'name':'busy " + severity + "','metric_type':'cpu','operator':'gt','threshold':'90',"
            + "'severity':'" + severity + "'}");
  }

  /** A device whose processors do so much. */
  private UUID device(String host, int cpu) {
    UUID target = plant.target(host);
    load(target, cpu);
    return target;
  }

  private void load(UUID target, int cpu) {
    plant.sql(
        "update snmp_target_state set last_poll_at = now(), cpu_percent = ? where tenant_id = ?"
            + " and snmp_target_id = ?",
        cpu,
        tenant.value(),
        target);
    server.db().inTx(tenant, AlertWatch::look);
  }

  private List<String> log() {
    List<String> lines = new ArrayList<>();
    for (JsonNode row :
        admin.get("/alert-notification-logs?order_by=told_at").json().path("items")) {
      lines.add(row.path("kind").asText() + " " + row.path("channel").asText() + " "
          + row.path("name").asText() + " " + row.path("status").asText());
    }
    return lines;
  }

  /** Messages with their texts. */
  private List<JsonNode> sent() {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode row :
        admin.get("/notifications?category=alert&order_by=created_at").json().path("items")) {
      all.add(message(row.path("id").asText()));
    }
    return all;
  }

  private JsonNode message(String id) {
    JsonNode detail = admin.get("/notifications/" + id).json();
    ObjectNode message = detail.path("notification").deepCopy();
    message.set("body", detail.path("body"));
    return message;
  }

  private void delivered() {
    plant.sql(
        "update notification set status = 'delivered', sent_at = now() where tenant_id = ?"
            + " and status = 'queued'",
        tenant.value());
  }

  private String alert() {
    return admin.get("/alerts").json().path("items").get(0).path("id").asText();
  }

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
        .containsExactly("raised email noc@example.com queued", "raised sms +234 803 123 4567 queued");
    JsonNode mail = sent().get(0);
    assertThat(mail.path("subject").asText()).isEqualTo("Critical: busy critical, at 10.4.0.1");
    assertThat(mail.path("body").asText())
        .contains("busy critical: at 10.4.0.1 (99 %)", "/admin/network/alerts/" + alert());
    JsonNode sms = sent().get(1);
    assertThat(sms.path("recipient").asText()).isEqualTo("+2348031234567");
    assertThat(sms.path("body").asText()).startsWith("CRITICAL busy critical: at 10.4.0.1 (99 %). ");
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
    assertThat(log())
        .containsExactly("raised sms  failed", "raised email boss@example.com queued");
    assertThat(admin.get("/alert-notification-logs?status=failed").body())
        .contains("nobody takes turns in the rotation");

    plant.sql(
        "update notification set status = 'failed', error = 'no such mailbox' where tenant_id = ?",
        tenant.value());
    assertThat(tell()).startsWith("1 told");
  }

  private String rotation(String name, String more) {
    return made(
        "/on-call-rotations",
        "{'name':'" + name + "','shift_hours':24,'starts_at':'"
            + clock.instant().minus(Duration.ofHours(1)) + "'" + more + "}");
  }

  private void member(String rotation, String name, int priority) {
    made(
        "/on-call-rotation-members",
        "{'rotation_id':'" + rotation + "','name':'" + name + "','phone':'+23480300000" + priority
            + "','email':'" + name + "@example.com','priority':" + priority + "}");
  }

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
    plant.sql("update principal set is_active = false where tenant_id = ? and name = 'Ama'",
        tenant.value());
    device("10.4.0.11", 99);
    tell();

    assertThat(sent()).hasSize(1);
    assertThat(sent().get(0).path("body").asText()).startsWith("Bonjour Ama,");
    assertThat(log()).containsExactly("raised email Ama queued", "raised email Ama failed");
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
            + " affected_count) values (?, gen_random_uuid(), 'olt_device', ?, 'Ikeja', now(), 9, 9)",
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
  void onCallMessagesWaitForNoQuietHours() {
    rule("warning");
    step(policy(""), 0, 0, "'channel':'sms','recipient':'+2348031234567'");
    device("10.4.0.12", 99);
    tell();

    assertThat(plant.rows("select priority || ' ' || (send_at = queued_at) from notification"
            + " where tenant_id = :tenant"))
        .containsExactly("10 true");
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
    assertThat(plant.rows("select count(distinct g.notification_id)::text || ' ' || (select count(*)"
            + " from notification n where n.tenant_id = :tenant) from alert_notification_log g"
            + " where g.tenant_id = :tenant"))
        .allSatisfy(counts -> assertThat(counts.split(" ")[0]).isEqualTo(counts.split(" ")[1]));
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
    assertThat(message(message).path("subject").asText())
        .startsWith("Test of the policy");
    assertThat(steps.get(1).path("error").asText()).contains("nobody takes turns");
    assertThat(log()).isEmpty();
    assertThat(server.one().staff("auditor").post("/alert-notification-policies/" + policy
            + "/test", "{}").status())
        .isEqualTo(403);
    assertThat(server.two().admin().post("/alert-notification-policies/" + policy + "/test", "{}")
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
    refused(
        "/on-call-rotation-members", "{'rotation_id':'" + rotation + "','name':'x'}", "/email");
    refused(
        "/on-call-rotation-members",
        "{'rotation_id':'" + rotation + "','name':'x','phone':'call me'}",
        "/phone");
  }

  private void refused(String path, String body, String field) {
    Answer refused = post(path, body);
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.body()).contains("\"" + field + "\"");
  }
}
