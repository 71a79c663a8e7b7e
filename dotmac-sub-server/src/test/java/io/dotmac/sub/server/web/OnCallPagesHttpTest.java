package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.network.alert.AlertWatch;
import io.dotmac.sub.core.network.poll.PlantFixture;
import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.server.adapter.message.AlertMessages;
import io.dotmac.sub.server.event.KnownEvents;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is polled, what raises alerts and who is told, as staff says it in forms. */
class OnCallPagesHttpTest {
  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9]+)\"");
  private static final Pattern ROW = Pattern.compile("name=\"(row[0-9]+_id)\" value=\"([^\"]+)\"");

  private ServerFixture server;
  private TenantId tenant;
  private PlantFixture plant;
  private PortalClient operator;
  private PortalClient auditor;

  @BeforeEach
  void build() {
    server = ServerFixture.start();
    tenant = server.one().id();
    plant = new PlantFixture(server.db(), tenant);
    operator = staff("operator");
    auditor = staff("auditor");
  }

  private PortalClient staff(String role) {
    PortalClient client = new PortalClient(server.one().anonymous());
    client.logIn(server.one().addStaff(role), ServerFixture.PASSWORD);
    return client;
  }

  private Answer fresh(String path, Map<String, String> fields) {
    return operator.submit(operator.get(path + "/new"), path + "/new", fields);
  }

  /** Sends the form of a stored one with what is not seen on it. */
  private Answer change(String path, Map<String, String> fields) {
    Answer page = operator.get(path);
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    Map<String, String> all = new HashMap<>();
    Matcher version = VERSION.matcher(page.body());
    assertThat(version.find()).isTrue();
    all.put("version", version.group(1));
    Matcher row = ROW.matcher(page.body());
    while (row.find()) {
      all.put(row.group(1), row.group(2));
    }
    all.putAll(fields);
    return operator.submit(page, path, all);
  }

  private String one(String sql) {
    List<String> found = plant.rows(sql);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static void refused(Answer answer, String input) {
    refused(answer, input, input);
  }

  private static void refused(Answer answer, String input, String said) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body())
        .contains("aria-describedby=\"" + input + "-error\"", "id=\"" + input + "-error\"", said);
  }

  private static void saved(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(303);
  }

  @Test
  void aDeviceIsPolledFromThePortalAloneAndItsSecretIsNeverShown() {
    UUID device = plant.device("edge-1");
    String credentials = "/admin/network/snmp-credentials";
    refused(fresh(credentials, Map.of("name", "routers", "snmp_version", "v2c")), "community");
    saved(fresh(
        credentials,
        Map.of("name", "routers", "snmp_version", "v2c", "community", "tell-nobody-1")));
    String credential = one("select id::text from snmp_credential where tenant_id = :tenant");
    assertThat(operator.get(credentials).body()).contains("routers", "SNMPv2c");
    assertThat(operator.get(credentials + "/" + credential).body())
        .contains("(set)")
        .doesNotContain("tell-nobody-1");
    saved(change(
        credentials + "/" + credential, Map.of("name", "edge routers", "snmp_version", "v1")));

    String targets = "/admin/network/snmp-targets";
    Map<String, String> form = new HashMap<>(Map.of(
        "device", "network_device_id:" + device,
        "credential_id", credential,
        "host", "169.254.169.254",
        "port", "161",
        "interval_seconds", "300"));
    refused(fresh(targets, form), "host", "169.254.169.254");
    form.put("host", "10.60.0.1");
    form.put("interval_seconds", "30");
    refused(fresh(targets, form), "interval_seconds");
    form.put("interval_seconds", "a while");
    refused(fresh(targets, form), "interval_seconds");
    form.put("interval_seconds", "60");
    saved(fresh(targets, form));
    String target = one("select id::text from snmp_target where tenant_id = :tenant");
    assertThat(operator.get("/admin/network/polled").body()).contains("edge-1", "10.60.0.1");
    assertThat(operator.get("/admin/network/polled/" + target).body())
        .contains(targets + "/" + target);
    refused(fresh(targets, Map.of("host", "10.60.0.2", "port", "161")), "credential_id");

    Map<String, String> moved = Map.of(
        "credential_id", credential, "host", "0.0.0.0", "port", "161", "interval_seconds", "60");
    refused(change(targets + "/" + target, moved), "host", "devices.allowedTargets");
    Map<String, String> good = new HashMap<>(moved);
    good.put("host", "10.60.0.9");
    saved(change(targets + "/" + target, good));
    assertThat(one("select host || ' ' || (network_device_id is not null) from snmp_target"
            + " where tenant_id = :tenant"))
        .isEqualTo("10.60.0.9 true");
    Answer page = operator.get(targets + "/" + target);
    saved(operator.submit(page, targets + "/" + target + "/state?to=off", Map.of()));
    assertThat(operator.get("/admin/network/polled").body()).contains("Not in use");
    saved(operator.submit(page, targets + "/" + target + "/state?to=on", Map.of()));
    assertThat(one("select is_active::text from snmp_target where tenant_id = :tenant"))
        .isEqualTo("true");

    assertThat(auditor.get(targets + "/" + target).status()).isEqualTo(403);
    assertThat(auditor.get(credentials).body()).doesNotContain(credentials + "/new");
    assertThat(auditor.get(credentials + "/new").status()).isEqualTo(403);
    assertThat(operator.get(targets + "/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  @Test
  void aRuleIsMadeChangedAndTakenOutOfUse() {
    String rules = "/admin/network/alert-rules";
    Map<String, String> form = new HashMap<>(Map.of(
        "name", "Busy",
        "metric_type", "cpu",
        "operator", "gt",
        "threshold", "much",
        "duration_seconds", "0",
        "severity", "warning"));
    refused(fresh(rules, form), "threshold");
    form.put("threshold", "90");
    form.put("clear_threshold", "95");
    refused(fresh(rules, form), "clear_threshold");
    form.put("clear_threshold", "80.5");
    saved(fresh(rules, form));
    refused(fresh(rules, form), "name", "another rule has this name");
    String id = one("select id::text from alert_rule where tenant_id = :tenant");
    assertThat(operator.get(rules).body()).contains("Busy", "Processors, % &gt; 90");

    form.put("severity", "critical");
    Answer before = operator.get(rules + "/" + id);
    saved(change(rules + "/" + id, form));
    Map<String, String> stale = new HashMap<>(form);
    stale.put("version", "0");
    Answer late = operator.submit(before, rules + "/" + id, stale);
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.body()).contains("somebody else changed this");
    saved(operator.submit(before, rules + "/" + id + "/state?to=off", Map.of()));
    assertThat(one(
            "select severity || ' ' || is_active from alert_rule" + " where tenant_id = :tenant"))
        .isEqualTo("critical false");
    assertThat(operator.get(rules).body()).contains("Not in use");
  }

  @Test
  void aPolicyWithStepsTellsARotationAndTheAlertSaysWhoWasTold() {
    String rotations = "/admin/network/on-call";
    Map<String, String> turns = new HashMap<>(Map.of(
        "name", "NOC",
        "shift_hours", "24",
        "starts_at", "2026-01-05T09:00",
        "timezone", "Mars/Base",
        "row0_name", "Ada",
        "row0_phone", "+234 803 123 4567",
        "row1_name", "Bola"));
    refused(fresh(rotations, turns), "timezone");
    turns.put("timezone", "");
    refused(fresh(rotations, turns), "row1_email");
    turns.put("row1_phone", "+234 803 765 4321");
    saved(fresh(rotations, turns));
    String rotation = one("select id::text from on_call_rotation where tenant_id = :tenant");
    assertThat(one("select starts_at at time zone 'Africa/Lagos' || '' from on_call_rotation"
            + " where tenant_id = :tenant"))
        .isEqualTo("2026-01-05 09:00:00");
    assertThat(operator.get(rotations).body()).contains("NOC", "Ada", "Bola");

    String policies = "/admin/network/alert-policies";
    Map<String, String> form = new HashMap<>(Map.of(
        "name", "Core",
        "severity_min", "warning",
        "tells_resolved", "yes",
        "row0_delay_minutes", "0",
        "row0_who", "rotation_id:" + rotation,
        "row0_channel", "sms",
        "row1_delay_minutes", "15",
        "row1_recipient", "no address",
        "row1_channel", "email"));
    refused(fresh(policies, form), "row1_recipient");
    assertThat(plant.rows("select name from alert_notification_policy where tenant_id = :tenant"))
        .isEmpty();
    form.put("row1_recipient", "boss@example.com");
    saved(fresh(policies, form));
    String policy = one("select id::text from alert_notification_policy where tenant_id = :tenant");
    Answer page = operator.get(policies + "/" + policy);
    assertThat(page.body()).contains("On call: NOC", "boss@example.com");
    Answer tested = operator.submit(page, policies + "/" + policy + "/test", Map.of());
    saved(tested);
    assertThat(one("select count(*)::text from notification where tenant_id = :tenant"
            + " and template_code = 'alert.test'"))
        .isEqualTo("2");

    form.put("row0_delay_minutes", "5");
    form.put("row1_who", "");
    form.put("row1_recipient", "");
    form.put("row2_who", "recipient:");
    form.put("row2_recipient", "noc@example.com");
    form.put("row2_channel", "email");
    form.put("row2_delay_minutes", "0");
    saved(change(policies + "/" + policy, form));
    assertThat(plant.rows("select step_index || ' ' || delay_minutes || ' '"
            + " || coalesce(recipient, 'turns') || ' ' || is_active"
            + " from alert_notification_policy_step where tenant_id = :tenant order by 1"))
        .containsExactly(
            "0 5 turns true", "1 15 boss@example.com false", "2 0 noc@example.com true");
    assertThat(operator.get(policies).body()).contains("Core", "Warning");

    alert();
    tell();
    String alert = one("select id::text from alert where tenant_id = :tenant");
    String path = "/admin/network/alerts/" + alert;
    assertThat(operator.get("/admin/network/alerts").body()).contains(path);
    Answer told = operator.get(path);
    assertThat(told.status()).as(told.body()).isEqualTo(200);
    assertThat(told.body()).contains("noc@example.com", "That it began", "Core", "busy");
    Answer taken = operator.submit(told, path + "/ack?from=alert", Map.of("note", "on my way"));
    saved(taken);
    assertThat(operator.get(path).body()).contains("on my way", "Taken on");
    Answer again = operator.submit(told, path + "/ack?from=alert", Map.of());
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.body()).contains("cannot be acknowledged", "noc@example.com");
    assertThat(auditor.get(path).body()).contains("noc@example.com").doesNotContain("formaction");
    assertThat(auditor.get(policies).body()).doesNotContain(policies + "/" + policy);
    assertThat(operator.get("/admin/network/alerts/" + UUID.randomUUID()).status())
        .isEqualTo(404);
  }

  private void alert() {
    UUID target = plant.target("10.61.0.1");
    plant.sql(
        "insert into alert_rule (tenant_id, id, name, metric_type, operator, threshold, severity)"
            + " values (?, gen_random_uuid(), 'busy', 'cpu', 'gt', 90, 'critical')",
        tenant.value());
    plant.sql(
        "update snmp_target_state set last_poll_at = now(), cpu_percent = 99 where tenant_id = ?"
            + " and snmp_target_id = ?",
        tenant.value(),
        target);
    server.db().inTx(tenant, AlertWatch::look);
  }

  private void tell() {
    new AlertMessages(new NotifySetup(
            KnownEvents.CATALOG,
            Set.of(NotificationChannel.EMAIL),
            NotifySetup.USUAL_URL,
            server.installation().secrets()))
        .tell(server.db(), Caller.system(tenant, "on-call"));
  }
}
