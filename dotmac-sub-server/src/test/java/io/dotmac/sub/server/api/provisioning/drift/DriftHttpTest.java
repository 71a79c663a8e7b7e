package io.dotmac.sub.server.api.provisioning.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.simulator.SshSimulator;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What devices say otherwise than the records, by HTTP and on its pages. */
class DriftHttpTest {
  private static final SimulatedSmartax OLT = new SimulatedSmartax("MA5800-X7");

  private static SshSimulator terminal;
  private static ServerFixture server;
  private static ApiClient admin;
  private static String device;
  private static String ont;

  @BeforeAll
  static void recordOneAndLetInAnother() {
    terminal = SshSimulator.start(OLT, Credential.of("root", "open sesame 4713"));
    server = ServerFixture.start();
    admin = server.one().admin();
    String olt = made("/olt-devices", "{\"name\": \"OLT of drift\", \"vendor\": \"huawei\"}");
    String port = made("/pon-ports", "{\"olt_id\": \"%s\", \"name\": \"0/1/0\"}".formatted(olt));
    ont = made("/ont-units", "{\"serial_number\": \"HWTC0D21F701\"}");
    made("/ont-assignments", """
        {"ont_unit_id": "%s", "pon_port_id": "%s", "ont_number": 5}""".formatted(ont, port));
    device = made("/provisioning-devices", """
        {"name": "OLT <of drift>", "vendor": "huawei", "host": "%s", "port": %d,
         "username": "root", "password": "open sesame 4713", "host_key": "%s",
         "olt_id": "%s"}""".formatted(
            terminal.address().getHostString(),
            terminal.address().getPort(),
            terminal.pin().fingerprint(),
            olt));
    OLT.authorized("HWTC0D21F799", "0/1/0", 9);
  }

  @AfterAll
  static void stop() {
    terminal.close();
  }

  private static String made(String path, String body) {
    Answer answer = admin.post(path, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  private static JsonNode check() {
    Answer answer = admin.post("/provisioning-devices/" + device + "/drift-checks", "{}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode list(String more) {
    return admin.get("/drift-findings?device_id=" + device + more).json();
  }

  @Test
  void whatDiffersIsListedOpenOnceAndClosedWhenItIsOver() {
    JsonNode first = check();
    JsonNode second = check();
    JsonNode missing = list("&kind=missing");

    assertThat(first.path("onts").asInt()).isEqualTo(1);
    assertThat(first.path("ports").asInt()).isEqualTo(1);
    assertThat(second.path("open_findings").asInt()).isEqualTo(2);
    assertThat(second.path("new_findings").asInt()).isZero();
    assertThat(missing.at("/items/0/expected").asText()).isEqualTo("0/1/0 ONT 5");
    assertThat(missing.at("/items/0/ont_unit_id").asText()).isEqualTo(ont);
    String id = missing.at("/items/0/id").asText();
    assertThat(admin.get("/drift-findings/" + id).json().path("serial_number").asText())
        .isEqualTo("HWTC0D21F701");
    assertThat(list("&kind=unknown&serial_number=hwtc-0d21f799").path("count").asInt())
        .isEqualTo(1);

    OLT.authorized("HWTC0D21F701", "0/1/0", 5);
    assertThat(check().path("resolved_findings").asInt()).isEqualTo(1);

    assertThat(list("&is_open=true&kind=missing").path("count").asInt()).isZero();
    assertThat(admin.get("/drift-findings/" + id).json().path("resolved_at").asText())
        .isNotEmpty();
    thePagesShowWhatDiffersAndHaveTheDeviceRead();
  }

  private static void thePagesShowWhatDiffersAndHaveTheDeviceRead() {
    PortalClient staff = new PortalClient(server.one().anonymous());
    staff.logIn(server.one().addStaff("operator"), ServerFixture.PASSWORD);
    String path = "/admin/network/drift/" + device;

    Answer page = staff.get(path);

    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(page.body())
        .contains("OLT &lt;of drift&gt;", "HWTC0D21F799", "nobody knows it", "0/1/0 ONT 9")
        .contains("/admin/network/onts/" + ont, "not on the device")
        .doesNotContain("<of drift>");
    assertThat(staff.get("/admin/network/drift").body()).contains(path);
    assertThat(staff.submit(page, path, Map.of()).status()).isIn(List.of(200, 303));
  }

  @Test
  void othersSeeNothingAndWhatIsAskedForWronglyIsSaid() {
    check();
    String some = list("").at("/items/0/id").asText();

    assertThat(server.two().admin().get("/drift-findings/" + some).status()).isEqualTo(404);
    assertThat(server
            .two()
            .admin()
            .post("/provisioning-devices/" + device + "/drift-checks", "{}")
            .status())
        .isEqualTo(404);
    assertThat(server
            .one()
            .staff("support")
            .post("/provisioning-devices/" + device + "/drift-checks", "{}")
            .status())
        .isEqualTo(403);
    Answer kind = admin.get("/drift-findings?kind=odd");
    assertThat(kind.status()).as(kind.body()).isEqualTo(422);
    assertThat(kind.body()).contains("kind", "not_suspended");
  }

  @Test
  void aDeviceThatDoesNotAnswerOrIsNoLineTerminalIsAConflictThatSaysWhy() {
    String key = terminal.pin().fingerprint();
    String dead = made("/provisioning-devices", """
        {"name": "OLT that is silent", "vendor": "huawei", "host": "127.0.0.1", "port": 1,
         "username": "root", "password": "x", "host_key": "%s"}""".formatted(key));
    String router = made("/provisioning-devices", """
        {"name": "Router", "vendor": "mikrotik", "host": "127.0.0.1", "port": 1,
         "username": "root", "password": "x", "host_key": "%s"}""".formatted(key));

    Answer silent = admin.post("/provisioning-devices/" + dead + "/drift-checks", "{}");

    assertThat(silent.status()).as(silent.body()).isEqualTo(409);
    assertThat(silent.body()).contains("device_failed");
    assertThat(admin
            .post("/provisioning-devices/" + router + "/drift-checks", "{}")
            .body())
        .contains("no_line_terminal");
    admin.delete("/provisioning-devices/" + dead);
    admin.delete("/provisioning-devices/" + router);
  }
}
