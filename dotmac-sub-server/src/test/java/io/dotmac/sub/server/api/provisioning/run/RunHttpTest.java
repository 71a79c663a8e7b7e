package io.dotmac.sub.server.api.provisioning.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.simulator.SshSimulator;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a sale to an ONT on a line terminal and back, by HTTP alone. */
class RunHttpTest {
  private static final String SECRET = "open sesame 4711";
  private static final SimulatedSmartax OLT = new SimulatedSmartax("MA5800-X7");

  private static SshSimulator terminal;
  private static ApiClient admin;
  private static ApiClient stranger;
  private static ServerFixture server;
  private static String offer;
  private static String device;
  private static String workflow;

  @BeforeAll
  static void start() {
    terminal = SshSimulator.start(OLT, Credential.of("root", SECRET));
    server = ServerFixture.start();
    admin = server.one().admin();
    stranger = server.two().admin();
    offer = id(
        "/offers",
        "{'name':'Fiber 100','requires_installation':true,"
            + "'prices':[{'price_type':'recurring','amount':'1.00','currency':'NGN'}]}");
    device = id("/provisioning-devices", deviceBody("OLT Lekki"));
    workflow = id("/provisioning-workflows", "{'name':'Fibre','vendor':'huawei'}");
    step(10, "assign_ont", "{'line_profile':10,'service_profile':10}");
    step(20, "push_config", "{}");
    step(30, "confirm_up", "{'timeout_seconds':60}");
  }

  @AfterAll
  static void stop() {
    terminal.close();
  }

  private static String deviceBody(String name) {
    return ("{'name':'%s','vendor':'huawei','host':'%s','port':%d,'username':'root',"
            + "'password':'%s','host_key':'%s'}")
        .formatted(
            name,
            terminal.address().getHostString(),
            terminal.address().getPort(),
            SECRET,
            terminal.pin().fingerprint());
  }

  private static void step(int place, String type, String config) {
    id(
        "/provisioning-steps",
        "{'workflow_id':'%s','name':'%s','step_type':'%s','order_index':%d,'config':%s}"
            .formatted(workflow, type, type, place, config));
  }

  private static Answer post(String path, String body) {
    return admin.post(path, body.replace('\'', '"'));
  }

  private static String id(String path, String body) {
    Answer made = post(path, body);
    assertThat(made.status()).as(path + " " + made.body()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  private static String service() {
    return id(
        "/subscriptions",
        "{'subscriber_id':'" + server.one().subscriber() + "','offer_id':'" + offer + "'}");
  }

  private static String orderOf(String service) {
    return admin
        .get("/service-orders?subscription_id=" + service)
        .json()
        .at("/items/0/id")
        .asText();
  }

  private static String body(String order, String serial) {
    return ("{'service_order_id':'%s','workflow_id':'%s','device_id':'%s','pon_port':'0/1/0',"
            + "'serial_number':'%s','vlan':100}")
        .formatted(order, workflow, device, serial);
  }

  private static void work(String job) {
    assertThat(admin.post("/jobs/" + job + "/run", "{}").status()).isLessThan(300);
  }

  @Test
  void aServiceIsActiveAfterItsOntWasReadBackAndGoneAfterItWasCanceled() {
    OLT.plug("HWTC00AABB01", "0/1/0");
    String service = service();
    String order = orderOf(service);
    String run = id("/provisioning-runs", body(order, "HWTC00AABB01"));

    work("carry_out_orders");
    JsonNode done = admin.get("/provisioning-runs/" + run).json();

    assertThat(done.path("status").asText()).as(done.toString()).isEqualTo("success");
    assertThat(done.at("/output_payload/ont_number").asInt()).isZero();
    assertThat(done.at("/steps/0/transcript").asText()).contains("> ont add");
    assertThat(done.toString()).doesNotContain(SECRET);
    assertThat(admin.get("/subscriptions/" + service).json().path("status").asText())
        .isEqualTo("active");
    assertThat(OLT.state()).anyMatch(line -> line.startsWith("HWTC00AABB01 at 0/1/0"));

    assertThat(post("/subscriptions/" + service + "/cancel", "{}").status()).isEqualTo(200);
    work("disconnect_ended_services");
    work("carry_out_orders");
    JsonNode gone = admin.get("/service-orders/" + orderOf(service)).json();

    assertThat(gone.path("order_type").asText()).isEqualTo("disconnect");
    assertThat(gone.path("status").asText()).isEqualTo("active");
    assertThat(gone.path("leftovers").size()).isZero();
    assertThat(OLT.state()).noneMatch(line -> line.startsWith("HWTC00AABB01"));
    assertThat(admin.get("/audit-events?limit=200").body()).doesNotContain(SECRET);
  }

  @Test
  void whatTheDeviceRefusesIsTriedAgainOrTakenBack() {
    OLT.plug("HWTC00AABB02", "0/1/1");
    OLT.faults().refuse(1, "service-port vlan", "Failure: The VLAN does not exist");
    String order = orderOf(service());
    String run = id(
        "/provisioning-workflows/" + workflow + "/runs",
        ("{'service_order_id':'%s','device_id':'%s','pon_port':'0/1/1',"
                + "'serial_number':'HWTC00AABB02','vlan':100}")
            .formatted(order, device));
    work("carry_out_orders");

    JsonNode failed = admin.get("/provisioning-runs/" + run).json();
    assertThat(failed.path("status").asText()).isEqualTo("failed");
    assertThat(failed.path("error_message").asText()).contains("VLAN does not exist");
    assertThat(admin.get("/service-orders/" + order).json().path("on_device").asBoolean())
        .isTrue();
    assertThat(post("/service-orders/" + order + "/cancel", "{}").status()).isEqualTo(409);
    assertThat(post("/provisioning-runs/" + run + "/retry", "{'from_step':2}").body())
        .contains("/from_step");

    Answer undo = post("/provisioning-runs/" + run + "/undo", "{}");
    assertThat(undo.status()).as(undo.body()).isEqualTo(201);
    work("carry_out_orders");
    assertThat(OLT.state()).noneMatch(line -> line.startsWith("HWTC00AABB02"));
    assertThat(post("/service-orders/" + order + "/cancel", "{}").status()).isEqualTo(200);
  }

  @Test
  void whatIsWrongAboutARunIsNamed() {
    String order = orderOf(service());
    String wrong = body(order, "hello").replace("0/1/0", "1").replace("100}", "5000}");

    Answer refused = post("/provisioning-runs", wrong);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("/pon_port", "/serial_number", "/vlan");
    assertThat(post("/provisioning-runs", body(order, "HWTC00AABB09").replace(",'vlan':100", ""))
            .body())
        .contains("/vlan", "required");
    assertThat(
            post("/provisioning-runs", "{'service_order_id':'" + order + "'}").body())
        .contains("order_type");
    assertThat(post("/provisioning-runs", "{}").body()).contains("/service_order_id");
    assertThat(admin.get("/service-orders/" + order).json().path("status").asText())
        .isEqualTo("submitted");
  }

  @Test
  void aPrivateKeyIsSetAndNeverShownAndTakenAwayByAnEmptyOne() {
    String key = "-----BEGIN OPENSSH PRIVATE KEY-----\\nc2VjcmV0LWtleS1saW5l\\n"
        + "-----END OPENSSH PRIVATE KEY-----\\n";
    Answer made = post(
        "/provisioning-devices",
        deviceBody("OLT Surulere").replace("'password':'" + SECRET, "'private_key':'" + key));
    String path = "/provisioning-devices/" + made.json().path("id").asText();

    assertThat(made.json().path("has_private_key").asBoolean()).isTrue();
    assertThat(made.json().path("has_password").asBoolean()).isFalse();
    assertThat(made.body()
            + admin.get(path).body()
            + admin.get("/audit-events?limit=100").body())
        .doesNotContain("c2VjcmV0LWtleS1saW5l");
    Answer taken = admin.with("If-Match", "*").patch(path, "{\"private_key\":\"\"}");
    assertThat(taken.json().path("has_private_key").asBoolean()).isFalse();
    assertThat(admin.delete(path).status()).isEqualTo(204);
  }

  @Test
  void passwordsAreSetAndNeverShown() {
    Answer made = post("/provisioning-devices", deviceBody("OLT Yaba"));
    String path = "/provisioning-devices/" + made.json().path("id").asText();
    Answer changed = admin
        .with("If-Match", "*")
        .patch(path, "{\"enable_password\":\"another secret 42\",\"port\":2222}");

    assertThat(made.json().path("has_password").asBoolean()).isTrue();
    assertThat(changed.json().path("has_enable_password").asBoolean()).isTrue();
    assertThat(made.body()
            + changed.body()
            + admin.get(path).body()
            + admin.get("/audit-events?limit=100").body())
        .doesNotContain(SECRET, "another secret 42", "v1:");
    assertThat(post("/provisioning-devices", deviceBody("olt yaba")).body()).contains("/name");
    assertThat(post("/provisioning-devices", deviceBody("x").replace("SHA256:", "MD5:"))
            .body())
        .contains("/host_key");
    assertThat(post(
                "/provisioning-devices",
                deviceBody("z").replace("'vendor'", "'suspend_by':'ont','vendor'"))
            .body())
        .contains("/olt_id");
    assertThat(post("/provisioning-devices", deviceBody("y").replace("'password'", "'private_key'"))
            .body())
        .contains("/private_key", "ssh-keygen")
        .doesNotContain(SECRET);
    assertThat(admin.delete(path).status()).isEqualTo(204);
  }

  @Test
  void aStepTakesOnlyWhatItsTypeNeeds() {
    String other = id("/provisioning-workflows", "{'name':'Other','vendor':'huawei'}");
    String step = "{'workflow_id':'" + other + "','name':'x','order_index':1,'step_type':'%s',"
        + "'config':%s}";

    assertThat(post("/provisioning-steps", step.formatted("assign_ont", "{}")).body())
        .contains("/config/line_profile", "/config/service_profile");
    assertThat(post("/provisioning-steps", step.formatted("confirm_up", "{'vlan':7}"))
            .body())
        .contains("/config/vlan");
    assertThat(post("/provisioning-steps", step.formatted("push_config", "{'vlan':4095}"))
            .body())
        .contains("/config/vlan");
    id("/provisioning-steps", step.formatted("push_config", "{'vlan':7}"));
    assertThat(post("/provisioning-steps", step.formatted("push_config", "{'vlan':8}"))
            .body())
        .contains("/order_index");
  }

  @Test
  void anotherProviderReachesNoneOfIt() {
    String run = id("/provisioning-runs", body(orderOf(service()), "HWTC00AABB07"));

    for (String path : new String[] {
      "/provisioning-runs/" + run,
      "/provisioning-devices/" + device,
      "/provisioning-workflows/" + workflow
    }) {
      assertThat(stranger.get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(stranger.post("/provisioning-runs/" + run + "/retry", "{}").status())
        .isEqualTo(404);
    assertThat(stranger.get("/provisioning-runs").json().path("count").asInt()).isZero();
    assertThat(server.one().staff("support").get("/provisioning-runs/" + run).status())
        .isEqualTo(200);
    assertThat(server
            .one()
            .staff("support")
            .post("/provisioning-runs/" + run + "/undo", "{}")
            .status())
        .isEqualTo(403);
  }
}
