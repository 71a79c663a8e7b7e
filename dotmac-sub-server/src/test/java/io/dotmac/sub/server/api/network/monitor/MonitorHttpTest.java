package io.dotmac.sub.server.api.network.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.network.alert.AlertWatch;
import io.dotmac.sub.core.network.cpe.OntReading.State;
import io.dotmac.sub.core.network.outage.OutageWatch;
import io.dotmac.sub.core.network.poll.PlantFixture;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MonitorHttpTest {
  private static ServerFixture server;
  private static TenantId tenant;
  private static PlantFixture plant;
  private static ApiClient admin;
  private static int hosts;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    tenant = server.one().id();
    plant = new PlantFixture(server.db(), tenant);
    admin = server.one().admin();
  }

  private static String host() {
    return "10.77.0." + ++hosts;
  }

  private static String id(Answer made) {
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  private static Answer post(String path, String body) {
    return admin.post(path, body.replace('\'', '"'));
  }

  @Test
  void aDeviceIsPolledWithACredentialWhoseSecretsAreNeverShown() {
    Answer made = post(
        "/snmp-credentials",
        "{'name':'v3','snmp_version':'v3','username':'monitor','auth_protocol':'sha256',"
            + "'priv_protocol':'aes','auth_secret':'tell-nobody-1','priv_secret':'tell-nobody-2'}");
    String credential = id(made);
    Answer changed = admin
        .with("If-Match", made.header("etag").orElse(""))
        .patch("/snmp-credentials/" + credential, "{\"username\":\"other\"}");
    Answer target = post(
        "/snmp-targets",
        "{'network_device_id':'" + plant.device(host()) + "','host':'10.77.9.1','credential_id':'"
            + credential + "'}");
    Answer state = admin.get("/snmp-targets/" + id(target) + "/state");

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.json().path("has_auth_secret").asBoolean()).isTrue();
    assertThat(made.body() + changed.body() + admin.get("/snmp-credentials").body())
        .doesNotContain("tell-nobody", "sealed");
    assertThat(target.json().path("interval_seconds").asInt()).isEqualTo(300);
    assertThat(target.json().path("port").asInt()).isEqualTo(161);
    assertThat(state.status()).as(state.body()).isEqualTo(200);
    assertThat(state.json().path("is_answering").isNull()).isTrue();
    assertThat(
            admin.post("/snmp-targets/" + id(target) + "/state/refresh", "{}").status())
        .isEqualTo(200);
  }

  @Test
  void aCredentialThatLacksSomethingAndATargetThatIsNoneAreRefusedByTheirFields() {
    String credential = id(post("/snmp-credentials", "{'name':'c','community':'word'}"));
    String device = plant.device(host()).toString();
    String target = "{'host':'10.77.9.2','credential_id':'" + credential + "',";

    refused("/snmp-credentials", "{'name':'x'}", "/community");
    refused("/snmp-credentials", "{'name':'x','snmp_version':'v3'}", "/username");
    refused(
        "/snmp-credentials",
        "{'name':'x','snmp_version':'v3','username':'u','auth_protocol':'sha',"
            + "'auth_secret':'short'}",
        "/auth_secret");
    refused("/snmp-credentials", "{'name':'C','community':'word'}", "/name");
    refused("/snmp-targets", target + "'port':161}", "/network_device_id");
    refused(
        "/snmp-targets",
        target + "'network_device_id':'" + device + "','interval_seconds':59}",
        "/interval_seconds");
    refused(
        "/snmp-targets",
        target + "'network_device_id':'" + device + "','oid_map':'{'}",
        "/oid_map");
    refused("/snmp-targets", target + "'olt_id':'" + UUID.randomUUID() + "'}", "/olt_id");
    id(post("/snmp-targets", target + "'network_device_id':'" + device + "'}"));
    refused(
        "/snmp-targets", target + "'network_device_id':'" + device + "'}", "/network_device_id");
  }

  @Test
  void aDeviceIsNotWhereTheServerOrItsCloudIs() {
    String credential = id(post("/snmp-credentials", "{'name':'hosts','community':'word'}"));
    String device = plant.device(host()).toString();
    String target =
        "{'network_device_id':'" + device + "','credential_id':'" + credential + "','host':";

    refused("/snmp-targets", target + "'169.254.169.254'}", "/host");
    refused("/snmp-targets", target + "'127.8.8.8'}", "/host");
    refused("/snmp-targets", target + "'::1'}", "/host");
    refused("/snmp-targets", target + "'2130706433'}", "/host");
    Answer made = post("/snmp-targets", target + "'10.77.9.3'}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);

    Answer moved = admin
        .with("If-Match", made.header("etag").orElse("*"))
        .patch("/snmp-targets/" + id(made), "{\"host\": \"0.0.0.0\"}");
    assertThat(moved.status()).as(moved.body()).isEqualTo(422);
    assertThat(moved.body()).contains("\"/host\"", "devices.allowedTargets");
  }

  private static void refused(String path, String body, String field) {
    Answer refused = post(path, body);
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.body()).contains("\"" + field + "\"");
  }

  private static UUID port(String name, UUID target) {
    UUID id = Ids.next();
    plant.sql(
        "insert into monitored_interface (tenant_id, id, snmp_target_id, if_index, name, seen_at,"
            + " rx_bps, tx_bps, sampled_at) values (?, ?, ?, 1, ?, now(), 12000000000, 7, now())",
        tenant.value(),
        id,
        target,
        name);
    return id;
  }

  @Test
  void whatAnInterfaceCarriedIsASeriesAndItsSums() {
    UUID target = plant.target(host());
    UUID port = port("wan", target);
    Instant now = server.db().clock().instant();
    for (int i = 1; i <= 3; i++) {
      plant.sql(
          "insert into bandwidth_sample (tenant_id, interface_id, sample_at, seconds, rx_bps,"
              + " tx_bps) values (?, ?, ?, 300, ?, 1)",
          tenant.value(),
          port,
          now.minusSeconds(1_000L * i).atOffset(ZoneOffset.UTC),
          i * 10L);
    }

    JsonNode listed = admin
        .get("/monitored-interfaces?snmp_target_id=" + target)
        .json()
        .path("items")
        .get(0);
    JsonNode series = admin.get("/bandwidth/series/" + port).json();
    JsonNode stats = admin.get("/bandwidth/stats/" + port).json();
    JsonNode live = admin.get("/bandwidth/live/" + port).json();

    assertThat(listed.path("rx_bps").asLong()).isEqualTo(12_000_000_000L);
    assertThat(series.path("step").asText()).isEqualTo("sample");
    assertThat(series.path("points")).hasSize(3);
    assertThat(series.path("points").get(0).path("rx_bps").asInt()).isEqualTo(30);
    assertThat(stats.path("rx_bps").asInt()).isEqualTo(20);
    assertThat(stats.path("rx_max_bps").asInt()).isEqualTo(30);
    assertThat(live.path("tx_bps").asInt()).isEqualTo(7);
    String samples = "/bandwidth-samples?interface_id=" + port;
    JsonNode first = admin.get(samples + "&limit=2").json();
    JsonNode rest = admin
        .get(samples + "&limit=2&cursor=" + first.path("next_cursor").asText())
        .json();
    assertThat(first.path("items").findValuesAsText("rx_bps")).containsExactly("10", "20");
    assertThat(first.path("count").asInt()).isEqualTo(3);
    assertThat(rest.path("items").findValuesAsText("rx_bps")).containsExactly("30");
    assertThat(rest.path("items").get(0).path("seconds").asInt()).isEqualTo(300);
    assertThat(admin
            .get(samples + "&until=" + now.minusSeconds(1_500))
            .json()
            .path("items")
            .findValuesAsText("rx_bps"))
        .containsExactly("20", "30");
    assertThat(admin.get("/bandwidth-samples").body()).contains("/interface_id", "required");
    assertThat(admin.get(samples + "&since=soon").status()).isEqualTo(422);
    assertThat(server.two().admin().get(samples).status()).isEqualTo(404);
    assertThat(admin.get("/bandwidth/series/" + port + "?step=week").body()).contains("/step");
    assertThat(admin.get("/bandwidth/series/" + port + "?since=yesterday").body())
        .contains("/since");
    assertThat(admin.get("/bandwidth/series/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(server.two().admin().get("/bandwidth/series/" + port).status()).isEqualTo(404);
  }

  @Test
  void anAlertIsRaisedTakenAndEnded() {
    UUID target = plant.target(host());
    plant.sql(
        "update snmp_target_state set last_poll_at = now(), cpu_percent = 99 where tenant_id = ?"
            + " and snmp_target_id = ?",
        tenant.value(),
        target);
    String rule = id(post(
        "/alert-rules",
        "{'name':'busy','metric_type':'cpu','operator':'gt','threshold':'90',"
            + "'clear_threshold':'80','severity':'critical','snmp_target_id':'" + target + "'}"));
    refused(
        "/alert-rules",
        "{'name':'odd','metric_type':'cpu','operator':'lt','threshold':'90',"
            + "'clear_threshold':'80'}",
        "/clear_threshold");
    server.db().inTx(tenant, AlertWatch::look);

    JsonNode alert = admin.get("/alerts?rule_id=" + rule).json().path("items").get(0);
    String path = "/alerts/" + alert.path("id").asText();
    assertThat(alert.path("severity").asText()).isEqualTo("critical");
    assertThat(alert.path("status").asText()).isEqualTo("open");
    Answer taken = admin.post(path + "/ack", "{\"note\":\"on my way\"}");
    assertThat(taken.status()).as(taken.body()).isEqualTo(200);
    assertThat(taken.json().path("status").asText()).isEqualTo("acknowledged");
    assertThat(admin.post(path + "/ack", "{}").status()).isEqualTo(409);
    assertThat(admin.post(path + "/resolve", "{}").json().path("resolved_at").isNull())
        .isFalse();
    String ids = "{\"ids\":[\"" + alert.path("id").asText() + "\"]}";
    assertThat(admin.post("/alerts/bulk/ack", ids).json().path("changed").asInt())
        .isZero();
    assertThat(admin.post("/alerts/bulk/resolve", "{\"ids\":[]}").status()).isEqualTo(422);
    assertThat(admin
            .get("/alert-events?alert_id=" + alert.path("id").asText())
            .json()
            .path("count")
            .asInt())
        .isEqualTo(3);
    assertThat(admin
            .post("/alert-rules/bulk/status", "{\"ids\":[\"" + rule + "\"],\"is_active\":false}")
            .json()
            .path("changed")
            .asInt())
        .isEqualTo(1);
    assertThat(server.two().admin().get(path).status()).isEqualTo(404);
    assertThat(server.one().customer(server.one().subscriber()).get(path).status())
        .isEqualTo(403);
    assertThat(server.one().staff("auditor").post(path + "/ack", "{}").status()).isEqualTo(403);
  }

  @Test
  void anOutageNamesWhoIsAffectedAndTheLightOfAnOntHasAHistory() {
    UUID port = plant.port(plant.olt(host()), "0/1/0");
    List<UUID> onts =
        new ArrayList<>(IntStream.range(0, 5).mapToObj(i -> plant.ont(port, i)).toList());
    plant.read(State.ONLINE, onts);
    plant.read(State.LOS, onts);
    server.db().inTx(tenant, OutageWatch::look);

    JsonNode outage =
        admin.get("/outages?pon_port_id=" + port).json().path("items").get(0);
    JsonNode affected =
        admin.get("/outage-subscribers?outage_id=" + outage.path("id").asText()).json();
    JsonNode light = admin.get("/ont-units/" + onts.get(0) + "/optics").json();

    assertThat(outage.path("status").asText()).isEqualTo("confirmed");
    assertThat(outage.path("affected_count").asInt()).isEqualTo(5);
    assertThat(affected.path("count").asInt()).isEqualTo(5);
    assertThat(affected.path("items").get(0).path("subscriber_id").asText()).isNotEmpty();
    assertThat(light.path("readings")).hasSize(1);
    assertThat(light.path("readings").get(0).path("ont_rx_dbm").asText()).isEqualTo("-20.00");
    assertThat(admin.get("/ont-units/" + UUID.randomUUID() + "/optics").status())
        .isEqualTo(404);
  }
}
