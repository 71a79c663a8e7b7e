package io.dotmac.sub.server.api.provisioning.backup;

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

/** What is kept of devices, by HTTP and on its pages. */
class ConfigBackupHttpTest {
  private static final SimulatedSmartax OLT = new SimulatedSmartax("MA5800-X7");

  private static SshSimulator terminal;
  private static ServerFixture server;
  private static ApiClient admin;
  private static String device;
  private static String first;
  private static String second;

  @BeforeAll
  static void backUpTwice() {
    terminal = SshSimulator.start(OLT, Credential.of("root", "open sesame 4712"));
    server = ServerFixture.start();
    admin = server.one().admin();
    device = made("/provisioning-devices", """
        {"name": "OLT <of backups>", "vendor": "huawei", "host": "%s", "port": %d,
         "username": "root", "password": "open sesame 4712", "host_key": "%s"}""".formatted(
            terminal.address().getHostString(),
            terminal.address().getPort(),
            terminal.pin().fingerprint()));
    OLT.configured("snmp-agent community read cipher pl4nted-1", "vlan 4001 smart");
    first = backUp().path("id").asText();
    OLT.configured("snmp-agent community read cipher pl4nted-1", "vlan 4002 <smart>");
    second = backUp().path("id").asText();
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

  private static JsonNode backUp() {
    Answer answer = admin.post("/provisioning-devices/" + device + "/backups", "{}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void whatIsKeptIsListedReadAndComparedWithoutSecrets() {
    JsonNode list = admin.get("/nas/backups?device_id=" + device).json();
    JsonNode one = admin.get("/nas/backups/" + second).json();
    Answer content = admin.get("/nas/backups/" + second + "/content");
    Answer compared = admin.get("/nas/backups/compare?older=" + first);

    assertThat(list.path("count").asInt()).isEqualTo(2);
    assertThat(list.at("/items/0/id").asText()).isEqualTo(second);
    assertThat(one.path("is_current").asBoolean()).isTrue();
    assertThat(one.path("is_manual").asBoolean()).isTrue();
    assertThat(one.path("lines_added").asInt()).isEqualTo(1);
    assertThat(content.json().path("content").asText())
        .contains("vlan 4002", "community read cipher ******")
        .doesNotContain("pl4nted");
    assertThat(compared.json().path("newer").asText()).isEqualTo(second);
    assertThat(compared.json().path("lines_removed").asInt()).isEqualTo(1);
    assertThat(compared.json().path("diff").asText())
        .contains("-vlan 4001 smart", "+vlan 4002 <smart>")
        .doesNotContain("pl4nted");
    assertThat(backUp().path("id").asText()).isEqualTo(second);
    assertThat(admin
            .get("/nas/backups?nas_device_id=" + device)
            .json()
            .path("count")
            .asInt())
        .isZero();
  }

  @Test
  void theWholeTextIsForThoseWhoMayChangeDevices() {
    Answer whole = admin.get("/nas/backups/" + first + "/original");

    assertThat(whole.json().path("content").asText()).contains("pl4nted-1", "vlan 4001");
    assertThat(server
            .one()
            .staff("support")
            .get("/nas/backups/" + first + "/original")
            .status())
        .isEqualTo(403);
    assertThat(server.two().admin().get("/nas/backups/" + first + "/content").status())
        .isEqualTo(404);
  }

  @Test
  void whatIsAskedForWronglyIsSaidWithItsField() {
    Answer nothing = admin.get("/nas/backups/compare");
    Answer malformed = admin.get("/nas/backups/compare?older=x");
    Answer unknown = admin.get("/nas/backups/compare?older=" + device);

    assertThat(nothing.status()).as(nothing.body()).isEqualTo(422);
    assertThat(nothing.json().at("/errors/0/pointer").asText()).isEqualTo("/older");
    assertThat(malformed.status()).isIn(400, 404, 422);
    assertThat(unknown.status()).isEqualTo(404);
  }

  @Test
  void oneThatIsToStayIsMarked() {
    String path = "/nas/backups/" + first;
    Answer marked = admin
        .with("If-Match", "*")
        .patch(path, "{\"keep_forever\": true, \"notes\": \"as built\"}");

    assertThat(marked.status()).as(marked.body()).isEqualTo(200);
    assertThat(admin
            .get("/nas/backups?device_id=" + device + "&keep_forever=true")
            .json()
            .at("/items/0/notes")
            .asText())
        .isEqualTo("as built");
  }

  @Test
  void aDeviceThatDoesNotAnswerIsAConflictThatSaysWhy() {
    String key = terminal.pin().fingerprint();
    String dead = made("/provisioning-devices", """
        {"name": "OLT that is off", "vendor": "huawei", "host": "127.0.0.1", "port": 1,
         "username": "root", "password": "x", "host_key": "%s"}""".formatted(key));

    Answer answer = admin.post("/provisioning-devices/" + dead + "/backups", "{}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(409);
    assertThat(answer.body()).contains("device_failed");
    admin.delete("/provisioning-devices/" + dead);
    assertThat(admin.post("/provisioning-devices/" + dead + "/backups", "{}").body())
        .contains("no_backup");
  }

  @Test
  void thePagesShowWhatDiffersAndHaveTheDeviceAsked() {
    PortalClient staff = new PortalClient(server.one().anonymous());
    staff.logIn(server.one().addStaff("operator"), ServerFixture.PASSWORD);
    String path = "/admin/network/backups/" + device;

    Answer page = staff.get(path);

    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(page.body())
        .contains("OLT &lt;of backups&gt;", "+vlan 4002 &lt;smart&gt;", "-vlan 4001 smart")
        .doesNotContain("pl4nted", "<smart>");
    assertThat(staff.get(path + "?older=" + first + "&newer=" + first).body())
        .contains("Both are the same");
    assertThat(staff.get("/admin/network/backups").body()).contains(path);
    assertThat(staff.submit(page, path, Map.of()).status()).isIn(List.of(200, 303));
  }
}
