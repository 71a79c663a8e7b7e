package io.dotmac.sub.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.ServerConfiguration;
import io.dotmac.sub.server.ServerRuntime;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.web.PortalClient;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a provider lives through with one home, from the pages of a demo with its devices. */
class DemoWalkHttpTest {
  private static final String SECRET = "loopback-secret";
  private static final String LOGIN = "walk@lagoon";
  private static final String REFUSED = "/radius-auth-log?username=" + LOGIN;
  private static final int SUBSCRIBERS = 5;
  private static final String ADDRESS = "203.0.113.77";
  private static final Duration LONG = Duration.ofMinutes(5);

  /** The third step of the terms cuts off 21 days after an invoice is due. */
  private static final int DAYS = 45;

  @TempDir
  Path folder;

  private final TestDatabase test = TestDatabase.fresh();
  private Installation installation;
  private ServerRuntime server;
  private DemoDevices devices;
  private DemoHomes homes;
  private ApiClient admin;
  private PortalClient staff;
  private String subscriber;

  @BeforeEach
  void start() throws IOException {
    installation = Installation.of(test.appAccess(), test.ownerAccess(), Keyring.generate(), 8);
    DemoFile.Provider provider = new DemoLoader(
            installation, DemoSize.TINY, 42, null, SECRET, month -> {})
        .provider(DemoProvider.LAGOON, SUBSCRIBERS);
    int port = freePort();
    server = ServerRuntime.start(
        ServerConfiguration.embedded(folder, "127.0.0.1", 0)
            .withDevicesAt("127.0.0.1", "localhost")
            .withRadius(port, port + 1, "127.0.0.1"),
        installation);
    Caller demo =
        Caller.system(installation.db().tenants().byCode("lagoon").orElseThrow().id(), "demo");
    devices = DemoDevices.start(installation.db(), demo, installation.secrets());
    homes = DemoHomes.start(
        installation.db(),
        demo,
        installation.secrets(),
        devices,
        new DemoFile.Radius(port, port + 1, SECRET));
    DemoFile.Login boss = login(provider, "admin");
    ApiClient anybody =
        ApiClient.of(URI.create("http://127.0.0.1:" + server.port()), provider.host());
    admin = anybody.signedIn(boss.username(), boss.password());
    staff = new PortalClient(anybody);
    staff.logIn(boss.username(), boss.password());
    subscriber = admin
        .get("/subscribers?email=" + login(provider, "customer").username())
        .json()
        .at("/items/0/id")
        .asText();
  }

  private static DemoFile.Login login(DemoFile.Provider provider, String role) {
    return provider.logins().stream()
        .filter(each -> each.role().equals(role))
        .findFirst()
        .orElseThrow();
  }

  @AfterEach
  void stop() {
    homes.close();
    devices.close();
    server.close();
    installation.close();
    test.close();
  }

  @Test
  void aHomeIsOrderedConnectedBilledAndCutOffFromThePages() {
    String order = ordered();
    agreed(order);
    connected(order);
    JsonNode service = service();
    assertThat(service.path("status").asText()).isEqualTo("active");
    assertThat(devices.olt().state()).anyMatch(line -> line.contains("HWTC5E3B0001 at 0/1/0"));

    watched();
    online();
    tested();
    billed(service.path("id").asText());
    heldBackByTheRouter(service.path("id").asText());
    cutOff();
    await().atMost(LONG).until(() -> listed().contains(ADDRESS));
    paid();
    await().atMost(LONG).until(() -> !listed().contains(ADDRESS));
  }

  /** The service has an address of its own, and the router a list for such that do not pay. */
  private void heldBackByTheRouter(String service) {
    Answer given = admin.post(
        "/ip-assignments",
        "{\"subscription_id\":\"" + service + "\",\"address\":\"" + ADDRESS + "\"}");
    assertThat(given.status()).as(given.body()).isEqualTo(201);
    String router =
        item("/provisioning-devices?q=BNG-LAG-01", "nas_device_id").path("id").asText();
    Answer told = admin
        .with("If-Match", "*")
        .patch("/provisioning-devices/" + router, "{\"suspend_by\":\"address_list\"}");
    assertThat(told.status()).as(told.body()).isEqualTo(200);
  }

  private List<String> listed() {
    return devices.router().items("ip/firewall/address-list").stream()
        .map(item -> item.getOrDefault("address", ""))
        .toList();
  }

  private String ordered() {
    String services = "/admin/subscribers/" + subscriber + "/services";
    Answer form = staff.get(services + "/new");
    String offer = found(form.body(), "value=\"([0-9a-f-]{36})\">Fibre 500");
    Answer made = staff.submit(
        form, services, Map.of("offer", offer, "login", LOGIN, "password", "kept in the router"));
    assertThat(made.status()).as(made.body()).isEqualTo(303);
    return made.header("location")
        .orElseThrow()
        .replaceFirst("\\?.*", "")
        .replaceFirst("^https?://[^/]+", "");
  }

  private void agreed(String order) {
    Answer page = staff.get(order);
    assertThat(page.body()).contains("Proposed", "Fibre 500");
    String visit = found(page.body(), "action=\"(" + order + "/appointments/[0-9a-f-]{36}/move)\"");
    assertThat(staff.submit(page, visit, Map.of("verb", "confirm")).status()).isEqualTo(303);
    assertThat(staff.get(order).body()).contains("Scheduled", "Sade Cole");
  }

  /** The ONT that shows itself is let in, and the steps are watched. */
  private void connected(String order) {
    run("discover_onts");
    Answer page = staff.get(order);
    String letIn = found(page.body(), "action=\"(" + order + "/onts/[0-9a-f-]{36}/approve)\"");
    assertThat(staff.submit(page, letIn, Map.of("verb", "approve")).status()).isEqualTo(303);
    await().atMost(LONG).until(() -> service().path("status").asText().equals("active"));
    assertThat(staff.get(order).body())
        .contains("Fibre to the home", "ont add 0", "HWTC5E3B0001", "Done");
    assertThat(devices.olt().changes()).anyMatch(line -> line.startsWith("ont add 0"));
  }

  /** Its devices answer SNMP: there is a past to look at, and the new ONT is read as well. */
  private void watched() {
    assertThat(staff.get("/admin/network/polled").body())
        .contains("OLT-LEK-01", "OLT-LEK-02", "BNG-LAG-01", "Answers");
    assertThat(admin.get("/outages").json().path("count").asInt()).isOne();
    assertThat(
            admin.get("/alerts?metric_type=interface_down").json().path("count").asInt())
        .isOne();
    JsonNode router = item("/snmp-targets?q=127.0.0.1", "network_device_id");
    JsonNode uplink =
        item("/monitored-interfaces?snmp_target_id=" + router.path("id").asText(), "sampled_at");
    Answer day = admin.get("/bandwidth/series/" + uplink.path("id").asText());
    assertThat(day.json().path("points").size()).as(day.body()).isGreaterThan(250);
    String ont = admin.get("/ont-units?q=HWTC5E3B0001").json().at("/items/0/id").asText();
    await().atMost(LONG).pollInterval(Duration.ofSeconds(2)).until(() -> {
      run("walk_interfaces");
      return admin.get("/ont-units/" + ont + "/optics").json().path("readings").size() > 0;
    });
  }

  private JsonNode item(String path, String field) {
    for (JsonNode each : admin.get(path).json().path("items")) {
      if (!each.path(field).isNull()) {
        return each;
      }
    }
    throw new AssertionError("none with " + field + " in " + path);
  }

  private JsonNode service() {
    return admin
        .get("/subscriptions?subscriber_id=" + subscriber + "&order_by=created_at&order_dir=desc")
        .json()
        .at("/items/0");
  }

  private void online() {
    await().atMost(LONG).until(this::dialled);
    await()
        .atMost(LONG)
        .until(() -> staff.get("/admin/network/sessions?q=walk").body().contains(LOGIN));
  }

  /** From the page of its ONT: the line terminal, the light, the cable and the session. */
  private void tested() {
    String ont = admin.get("/ont-units?q=HWTC5E3B0001").json().at("/items/0/id").asText();
    String page = "/admin/network/onts/" + ont;
    assertThat(staff.submit(staff.get(page), page + "/line-test", Map.of()).status())
        .isEqualTo(303);
    JsonNode test = admin.get("/ont-units/" + ont + "/line-test").json();
    assertThat(test.at("/findings/0").asText()).as("%s", test).isEqualTo("well");
    assertThat(test.at("/service/has_login").asBoolean()).as("%s", test).isTrue();
  }

  private boolean dialled() {
    return devices.router().items("ppp/active").stream()
        .anyMatch(item -> LOGIN.equals(item.get("name")));
  }

  private void billed(String service) {
    run("run_invoice_cycle");
    JsonNode lines = admin.get("/invoice-lines?subscription_id=" + service).json();
    assertThat(lines.path("items"))
        .as("%s", lines)
        .anyMatch(line -> line.path("description").asText().startsWith("Fibre 500"));
  }

  /** Nobody pays; when it is time, the router ends the session and the login is refused. */
  private void cutOff() {
    Answer sent = admin.post("/test-clock/advance", "{\"days\": " + DAYS + "}");
    assertThat(sent.status()).as(sent.body()).isEqualTo(202);
    await().atMost(LONG).until(() -> {
      JsonNode clock = admin.get("/test-clock").json();
      return clock.path("advancing_to").asText("null").equals("null");
    });
    await().atMost(LONG).pollInterval(Duration.ofSeconds(2)).until(() -> {
      run("run_enforcement_reconciler");
      return !dialled();
    });
    await().atMost(LONG).until(() -> admin.get(REFUSED).json().path("count").asInt() > 0);
  }

  /** What is owed is paid: only then the home dials in again. */
  private void paid() {
    assertThat(dialled()).isFalse();
    JsonNode account =
        admin.get("/billing-accounts?subscriber=" + subscriber).json().at("/items/0");
    String id = account.path("id").asText();
    String owed = admin.get("/billing-accounts/" + id).json().path("balance").asText();
    Answer payment = admin
        .with("Idempotency-Key", "walk-" + id)
        .post(
            "/payments",
            "{\"account_id\": \"" + id + "\", \"amount\": \"" + owed
                + "\", \"method_type\": \"cash\"}");
    assertThat(payment.status()).as(payment.body()).isEqualTo(201);
    await().atMost(LONG).until(this::dialled);
  }

  private void run(String job) {
    Answer run = admin.post("/jobs/" + job + "/run", "{}");
    assertThat(run.json().path("status").asText()).as(run.body()).isEqualTo("succeeded");
  }

  private static String found(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    assertThat(matcher.find()).as(pattern + " in\n" + page).isTrue();
    return matcher.group(1);
  }

  /** With the port after it. */
  private static int freePort() throws IOException {
    while (true) {
      try (DatagramSocket first = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
        int port = first.getLocalPort();
        try (DatagramSocket second =
            new DatagramSocket(port + 1, InetAddress.getLoopbackAddress())) {
          return port;
        } catch (IOException taken) {
          // Another pair.
        }
      }
    }
  }
}
