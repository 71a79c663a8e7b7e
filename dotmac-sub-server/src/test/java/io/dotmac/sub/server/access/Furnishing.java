package io.dotmac.sub.server.access;

import io.dotmac.sub.server.demo.DemoTenant;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.testing.ServerFixture.TestTenant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The demo's tenant with one of each thing that the demo has none of. */
final class Furnishing {
  private static final Map<String, UUID> THINGS = new TreeMap<>();

  private Furnishing() {}

  /** Furnishes it, unless a test before has. */
  static synchronized TestTenant of(ServerFixture server) {
    TestTenant demo = server.tenantAt(DemoTenant.in(server.installation()));
    if (THINGS.isEmpty()) {
      furnish(demo.anonymous().withToken(new Actors(server, demo).staff("admin").token()));
    }
    return demo;
  }

  /** What was made, by kind. */
  static Map<String, UUID> things() {
    return Map.copyOf(THINGS);
  }

  private static void furnish(ApiClient admin) {
    made(admin, "/ip-pools", "{'name':'furnished','cidr':'100.64.8.0/24'}");
    made(
        admin,
        "/ip-pools",
        "{'name':'furnished six','ip_version':'ipv6','cidr':'2001:db8:77::/48'}");
    made(admin, "/ipv4-addresses", "{'address':'100.64.8.9'}");
    made(admin, "/ipv6-addresses", "{'address':'2001:db8:77:1::/64'}");
    String service =
        admin.get("/subscriptions?limit=1").json().at("/items/0/id").asText();
    made(admin, "/ip-assignments", "{'subscription_id':'" + service + "','address':'100.64.8.10'}");
    made(
        admin,
        "/sso-providers",
        "{'name':'furnished','issuer':'https://login.example.com','client_id':'dotmac'}");
    String realm = made(admin, "/radius-realms", "{'name':'furnished.example'}");
    made(
        admin,
        "/radius-home-servers",
        "{'realm_id':'" + realm + "','host':'192.0.2.53','shared_secret':'open sesame'}");
    String endpoint = made(
        admin, "/webhooks/endpoints", "{'name':'furnished','url':'https://hooks.example.com/'}");
    made(admin, "/webhooks/endpoints/" + endpoint + "/test", "{}");
    made(
        admin,
        "/webhooks/subscriptions",
        "{'endpoint_id':'" + endpoint + "','event_type':'invoice.paid'}");
    provisioning(admin);
  }

  /** A service that waits for its installation, with all that belongs to it. */
  private static void provisioning(ApiClient admin) {
    made(admin, "/technicians", "{'name':'furnished'}");
    String offer = made(
        admin,
        "/offers",
        "{'name':'furnished','requires_installation':true,'prices':[{'price_type':'recurring',"
            + "'amount':'1.00','currency':'NGN'}]}");
    String subscriber =
        admin.get("/subscribers?limit=1").json().at("/items/0/id").asText();
    String service = made(
        admin,
        "/subscriptions",
        "{'subscriber_id':'" + subscriber + "','offer_id':'" + offer + "'}");
    THINGS.remove("offers");
    THINGS.remove("subscriptions");
    String order = admin
        .get("/service-orders?subscription_id=" + service)
        .json()
        .at("/items/0/id")
        .asText();
    THINGS.put("service-orders", UUID.fromString(order));
    String task = made(
        admin,
        "/provisioning-tasks",
        "{'service_order_id':'" + order + "','name':'Mount the socket'}");
    admin.with("If-Match", "*").patch("/provisioning-tasks/" + task, "{\"status\":\"completed\"}");
    String key = "SHA256:" + "A".repeat(43);
    made(
        admin,
        "/config-templates",
        "{'name':'furnished','vendor':'huawei',"
            + "'body':'vlan 1\\n! keep\\n! check display vlan 1 => 1'}");
    String device = made(
        admin,
        "/provisioning-devices",
        "{'name':'furnished','host':'192.0.2.7','username':'root','host_key':'" + key + "'}");
    String workflow =
        made(admin, "/provisioning-workflows", "{'name':'furnished','vendor':'huawei'}");
    made(
        admin,
        "/provisioning-steps",
        "{'workflow_id':'" + workflow + "','name':'up','step_type':'confirm_up'}");
    made(
        admin,
        "/provisioning-runs",
        "{'service_order_id':'" + order + "','workflow_id':'" + workflow + "','device_id':'"
            + device + "','pon_port':'0/1/0','serial_number':'HWTC1234ABCD'}");
  }

  private static String made(ApiClient admin, String path, String json) {
    Answer answer = admin.post(path, json.replace('\'', '"'));
    if (answer.status() != 201) {
      throw new AssertionError(String.format(Locale.ROOT, "POST %s: %s", path, answer));
    }
    String id = answer.json().path("id").asText();
    THINGS.put(path.substring(1), UUID.fromString(id));
    return id;
  }
}
