package io.dotmac.sub.server.api.provisioning.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.simulator.SimulatedOlt;
import io.dotmac.sub.devices.simulator.SshSimulator;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;

/** A provider with a line terminal of one vendor over SSH, reached by HTTP alone. */
final class VendorWorld implements AutoCloseable {
  private static final String SECRET = "open sesame 4711";

  final Terminal terminal;
  final SimulatedOlt olt;
  final ApiClient admin;
  final String device;
  final String slow;
  final String fast;
  private final ServerFixture server = ServerFixture.start();
  private final SshSimulator ssh;
  private final String offer;

  VendorWorld(Terminal terminal) {
    this.terminal = terminal;
    olt = terminal.device(serial(1), serial(2), serial(3), serial(4));
    ssh = SshSimulator.start(olt, Credential.of("root", SECRET));
    admin = server.one().admin();
    offer = id(
        "/offers",
        "{'name':'Fiber','requires_installation':true,"
            + "'prices':[{'price_type':'recurring','amount':'1.00','currency':'NGN'}]}");
    device = device(terminal.vendor, "OLT Lekki", ",'driver':'" + terminal.driver + "'");
    slow = workflow("Slow", terminal.vendor, terminal.letIn, terminal.slow);
    fast = workflow("Fast", terminal.vendor, terminal.letIn, terminal.fast);
  }

  String serial(int number) {
    return terminal.serial(number);
  }

  Answer post(String path, String body) {
    return admin.post(path, body.replace('\'', '"'));
  }

  String id(String path, String body) {
    Answer made = post(path, body);
    assertThat(made.status()).as(path + " " + made.body()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  /** The terminal, said to be of that vendor. */
  String device(String vendor, String name, String more) {
    return id(
        "/provisioning-devices",
        ("{'name':'%s','vendor':'%s','host':'%s','port':%d,'username':'root','password':'%s',"
                + "'host_key':'%s'%s}")
            .formatted(
                name,
                vendor,
                ssh.address().getHostString(),
                ssh.address().getPort(),
                SECRET,
                ssh.pin().fingerprint(),
                more));
  }

  /** The terminal for another hand than the server's. */
  DeviceTarget target() {
    return DeviceTarget.of(
        "olt", Protocol.SSH, ssh.address(), Credential.of("root", SECRET), ssh.pin());
  }

  /** Lets in, gives VLAN 100, waits. */
  String workflow(String name, String vendor, String letIn, String limits) {
    String workflow =
        id("/provisioning-workflows", "{'name':'" + name + "','vendor':'" + vendor + "'}");
    step(workflow, 10, "assign_ont", letIn);
    step(workflow, 20, "push_config", "{'vlan':100," + limits + "}");
    step(workflow, 30, "confirm_up", "{'timeout_seconds':60}");
    return workflow;
  }

  private void step(String workflow, int place, String type, String config) {
    id(
        "/provisioning-steps",
        "{'workflow_id':'%s','name':'%s','step_type':'%s','order_index':%d,'config':%s}"
            .formatted(workflow, type, type, place, config));
  }

  String service() {
    return id(
        "/subscriptions",
        "{'subscriber_id':'" + server.one().subscriber() + "','offer_id':'" + offer + "'}");
  }

  /** The newest order of a service. */
  String order(String service) {
    return admin
        .get("/service-orders?subscription_id=" + service)
        .json()
        .at("/items/0/id")
        .asText();
  }

  JsonNode get(String path) {
    return admin.get(path).json();
  }

  String run(String order, String workflow, String on, String serial) {
    return id(
        "/provisioning-runs",
        ("{'service_order_id':'%s','workflow_id':'%s','device_id':'%s','pon_port':'%s',"
                + "'serial_number':'%s'}")
            .formatted(order, workflow, on, terminal.port, serial));
  }

  void work(String job) {
    assertThat(admin.post("/jobs/" + job + "/run", "{}").status()).isLessThan(300);
  }

  /** Carries it out, and gives what came of it. */
  JsonNode done(String run) {
    work("carry_out_orders");
    JsonNode found = get("/provisioning-runs/" + run);
    assertThat(found.toString()).doesNotContain(SECRET);
    return found;
  }

  /** A service that is active on the terminal with that ONT. */
  String connected(String serial) {
    String service = service();
    JsonNode run = done(run(order(service), slow, device, serial));
    assertThat(run.path("status").asText()).as(run.toString()).isEqualTo("success");
    return service;
  }

  String status(String service) {
    return get("/subscriptions/" + service).path("status").asText();
  }

  @Override
  public void close() {
    ssh.close();
  }
}
