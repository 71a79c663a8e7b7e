package io.dotmac.sub.server.api.provisioning.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.simulator.Faults;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.simulator.SshSimulator;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether it is the line, by HTTP and on the page of an ONT, of a terminal over SSH. */
class LineTestHttpTest {
  private static final String SERIAL = "HWTC0D21E001";
  private static final SimulatedSmartax OLT = new SimulatedSmartax("MA5800-X7");

  private static SshSimulator terminal;
  private static ServerFixture server;
  private static ApiClient admin;
  private static String device;
  private static String port;
  private static String ont;

  @BeforeAll
  static void recordOneLine() {
    terminal = SshSimulator.start(OLT, Credential.of("root", "open sesame 4714"));
    server = ServerFixture.start();
    admin = server.one().admin();
    String olt = made("/olt-devices", "{\"name\": \"OLT of lines\", \"vendor\": \"huawei\"}");
    port = made("/pon-ports", "{\"olt_id\": \"%s\", \"name\": \"0/1/0\"}".formatted(olt));
    ont = ont(SERIAL, 5);
    device = made("/provisioning-devices", """
        {"name": "OLT of lines", "vendor": "huawei", "host": "%s", "port": %d,
         "username": "root", "password": "open sesame 4714", "host_key": "%s",
         "olt_id": "%s"}""".formatted(
            terminal.address().getHostString(),
            terminal.address().getPort(),
            terminal.pin().fingerprint(),
            olt));
  }

  private static String ont(String serial, int number) {
    String id = made("/ont-units", "{\"serial_number\": \"%s\"}".formatted(serial));
    String place = "{\"ont_unit_id\": \"%s\", \"pon_port_id\": \"%s\", \"ont_number\": %d}";
    made("/ont-assignments", place.formatted(id, port, number));
    return id;
  }

  @BeforeEach
  void asItShouldBe() {
    OLT.authorized(SERIAL, "0/1/0", 5);
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

  private static String path() {
    return "/ont-units/" + ont + "/line-test";
  }

  private static JsonNode tested() {
    Answer answer = admin.post(path(), "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> findings() {
    List<String> findings = new ArrayList<>();
    tested().path("findings").forEach(each -> findings.add(each.asText()));
    return findings;
  }

  @Test
  void aLineThatWorksIsWellAndWhatWasSeenIsItsLastReading() {
    JsonNode test = tested();

    assertThat(test.path("findings")).hasSize(1);
    assertThat(test.at("/findings/0").asText()).isEqualTo("well");
    assertThat(test.at("/line/state").asText()).isEqualTo("online");
    assertThat(test.at("/line/light/ont_rx_dbm").asText()).isEqualTo("-21.05");
    assertThat(test.at("/line/ethernet_ports/0/speed_mbps").asInt()).isEqualTo(1_000);
    assertThat(test.at("/line/mac_addresses/0").asText()).isEqualTo("00e0-fc00-0005");
    assertThat(admin.get(path()).json()).isEqualTo(test);
    JsonNode reading = admin.get("/ont-units/" + ont + "/reading").json();
    assertThat(reading.path("state").asText()).isEqualTo("online");
    assertThat(reading.path("ont_rx_dbm").asText()).isEqualTo("-21.05");
  }

  @Test
  void whatIsWrongIsSaidTheWorstFirst() {
    OLT.light(SERIAL, "-28.90");
    assertThat(findings()).containsExactly("light_too_weak");
    OLT.light(SERIAL, "-26.10");
    OLT.link(SERIAL, 0);
    assertThat(findings()).containsExactly("light_weak", "nothing_plugged_in");
    OLT.power(SERIAL, false);
    assertThat(findings()).containsExactly("power_lost");
    OLT.cut(SERIAL);
    assertThat(findings()).containsExactly("light_lost");
    assertThat(admin.get("/ont-units/" + ont + "/reading").json().path("state").asText())
        .isEqualTo("los");
  }

  @Test
  void anOntTheTerminalDoesNotKnowIsNotLetIn() {
    String other = ont("HWTC0D21E009", 9);
    Answer answer = admin.post("/ont-units/" + other + "/line-test", "");

    assertThat(answer.json().at("/findings/0").asText()).as(answer.body()).isEqualTo("not_let_in");
    assertThat(admin.get("/ont-units/" + other + "/reading").status()).isEqualTo(404);
  }

  @Test
  void manyAskAtOnceAndEachIsAnswered() {
    List<CompletableFuture<Answer>> all = Stream.generate(
            () -> CompletableFuture.supplyAsync(() -> admin.post(path(), "")))
        .limit(4)
        .toList();

    assertThat(all).allSatisfy(each -> assertThat(each.join().status()).isEqualTo(200));
  }

  @Test
  void supportTestsLinesOthersSeeNothingAndADeviceThatIsSilentIsSaidSo() {
    assertThat(server.one().staff("support").post(path(), "").status()).isEqualTo(200);
    assertThat(server.two().admin().post(path(), "").status()).isEqualTo(404);
    assertThat(server.two().admin().get(path()).status()).isEqualTo(404);
    String nowhere = made("/ont-units", "{\"serial_number\": \"HWTC0D21E0FF\"}");
    Answer unplaced = admin.post("/ont-units/" + nowhere + "/line-test", "");
    assertThat(unplaced.status()).isEqualTo(409);
    assertThat(unplaced.body()).contains("no_line_terminal");
    OLT.faults().once(Faults.Kind.DROP_BEFORE, "display ont info by-sn");
    Answer cut = admin.post(path(), "");
    assertThat(cut.status()).as(cut.body()).isEqualTo(409);
    assertThat(cut.body()).contains("device_failed");
    assertThat(admin.post(path(), "").status()).isEqualTo(200);
  }

  @Test
  void thePageTestsTheLineAndSaysWhatHelps() {
    PortalClient staff = new PortalClient(server.one().anonymous());
    staff.logIn(server.one().addStaff("support"), ServerFixture.PASSWORD);
    String page = "/admin/network/onts/" + ont;
    OLT.link(SERIAL, 0);

    Answer answer = staff.submit(staff.get(page), page + "/line-test", Map.of());

    assertThat(answer.status()).as(answer.body()).isIn(List.of(200, 303));
    assertThat(staff.get(page).body())
        .contains("Nothing plugged in", "Ask whether the router is on", "1: no link");
  }
}
