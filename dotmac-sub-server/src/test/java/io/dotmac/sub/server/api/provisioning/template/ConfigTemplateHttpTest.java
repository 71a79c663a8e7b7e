package io.dotmac.sub.server.api.provisioning.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.simulator.SshSimulator;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Templates of commands by HTTP and on their pages. */
class ConfigTemplateHttpTest {
  private static final SimulatedSmartax OLT = new SimulatedSmartax("MA5800-X7");
  private static final String BODY = "! in interface gpon {{frame}}/{{slot}}\\n"
      + "ont modify {{port}} {{ont}} desc {{service_number}}\\n! keep\\n"
      + "! check display ont info by-sn {{serial_number}} => {{service_number}}";

  private static SshSimulator terminal;
  private static ServerFixture server;
  private static ApiClient admin;
  private static String template;

  @BeforeAll
  static void write() {
    terminal = SshSimulator.start(OLT, Credential.of("root", "open sesame 4713"));
    server = ServerFixture.start();
    admin = server.one().admin();
    template = made("/config-templates", "{\"name\":\"Say <who>\",\"body\":\"" + BODY + "\"}");
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

  private static String device(String name) {
    return made("/provisioning-devices", """
        {"name": "%s", "vendor": "huawei", "host": "%s", "port": %d, "username": "root",
         "password": "open sesame 4713", "host_key": "%s"}""".formatted(
            name,
            terminal.address().getHostString(),
            terminal.address().getPort(),
            terminal.pin().fingerprint()));
  }

  @Test
  void aTemplateIsWrittenListedChangedAndTakenOutOfUse() {
    String one = made("/config-templates", "{\"name\":\"Another\",\"body\":\"" + BODY + "\"}");
    Answer changed = admin
        .with("If-Match", "*")
        .patch("/config-templates/" + one, "{\"description\":\"for homes\"}");
    Answer wrong = admin
        .with("If-Match", "*")
        .patch("/config-templates/" + one, "{\"body\":\"reboot {{now}}\"}");
    Answer taken =
        admin.post("/config-templates", "{\"name\":\"another\",\"body\":\"" + BODY + "\"}");

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(admin.get("/config-templates?q=another").json().path("count").asInt())
        .isOne();
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.json().at("/errors/0/pointer").asText()).isEqualTo("/body");
    assertThat(wrong.body()).contains("no value now");
    assertThat(taken.json().at("/errors/0/pointer").asText()).isEqualTo("/name");
    assertThat(admin.delete("/config-templates/" + one).status()).isLessThan(300);
    assertThat(admin.get("/config-templates/" + one).json().path("is_active").asBoolean())
        .isFalse();
    assertThat(server.two().admin().get("/config-templates/" + template).status())
        .isEqualTo(404);
  }

  @Test
  void aPreviewIsShownAndAnOntThatIsNotThereIsSaidSo() {
    String device = device("OLT of templates");
    String body = "{\"device_id\":\"" + device + "\",\"serial_number\":\"%s\"}";

    Answer absent =
        admin.post("/config-templates/" + template + "/preview", body.formatted("HWTC00AABB77"));
    Answer malformed =
        admin.post("/config-templates/" + template + "/preview", body.formatted("x"));

    assertThat(absent.status()).as(absent.body()).isEqualTo(409);
    assertThat(absent.body()).contains("HWTC00AABB77");
    assertThat(malformed.status()).as(malformed.body()).isEqualTo(422);
    assertThat(malformed.json().at("/errors/0/pointer").asText()).isEqualTo("/serial_number");
  }

  @Test
  void staffWritesATemplateOnItsPageAndSeesWhatItWouldDo() {
    PortalClient staff = new PortalClient(server.one().anonymous());
    staff.logIn(server.one().addStaff("operator"), ServerFixture.PASSWORD);
    String pages = "/admin/network/templates";
    String path = pages + "/" + template;
    String device = device("OLT of pages");
    Answer page = staff.get(path);

    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(page.body()).contains("Say &lt;who&gt;", "ont modify {{port}}", "service_number");
    assertThat(staff.get(pages).body()).contains(path, pages + "/new");
    assertThat(staff.get(pages + "/new").status()).isEqualTo(200);
    Answer wrong = staff.submit(
        page, path, Map.of("name", "Say", "vendor", "huawei", "body", "vlan 1", "active", "yes"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("nothing takes it back");
    Answer tried = staff.submit(
        page, path + "/preview", Map.of("device", device, "serial_number", "HWTC00AABB78"));
    assertThat(tried.status()).isEqualTo(422);
    assertThat(tried.body()).contains("HWTC00AABB78");
  }
}
