package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.access.session.AccountingSessions;
import io.dotmac.sub.core.access.session.AuthLog;
import io.dotmac.sub.core.access.session.SessionReport;
import io.dotmac.sub.core.enforcement.SessionDisconnects;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sessions as staff watch and end them, and data use as customers see it. */
class SessionPagesHttpTest {
  private static final String SESSIONS = "/admin/network/sessions";

  private static ServerFixture server;
  private static ServiceFixture fixture;
  private static ApiClient admin;
  private static PortalClient staff;

  private final UUID amaka = fixture.subscriber();
  private final UUID home = fixture.service(amaka);
  private final String login = "login-" + home;

  @BeforeAll
  static void logIn() {
    server = ServerFixture.start();
    fixture = new ServiceFixture(server.db(), server.one().id());
    admin = server.one().admin();
    staff = portal(server.one().addStaff("admin"));
  }

  private static PortalClient portal(String user) {
    PortalClient client = new PortalClient(server.one().anonymous());
    client.logIn(user, ServerFixture.PASSWORD);
    return client;
  }

  @Test
  void sessionsAreFoundByUserAddressAndAccessServerWithTheirRate() {
    UUID nas = UUID.fromString(admin
        .post("/nas-devices", "{\"name\":\"Tower of " + home + "\",\"vendor\":\"cisco\"}")
        .json()
        .path("id")
        .asText());
    Instant now = Instant.now();
    report(SessionReport.Kind.START, now.minusSeconds(900), 0, nas);
    report(SessionReport.Kind.INTERIM, now.minusSeconds(600), 1_000_000, nas);
    report(SessionReport.Kind.INTERIM, now.minusSeconds(300), 38_500_000, nas);

    String all = staff.get(SESSIONS).body();
    String mine = staff.get(SESSIONS + "?q=" + login).body();
    String here = staff.get(SESSIONS + "?nas=" + nas).body();
    String address = staff.get(SESSIONS + "?q=100.64.7.").body();
    String nobody = staff.get(SESSIONS + "?q=nobody-at-all").body();

    assertThat(all).contains("data-live=\"10\"");
    assertThat(mine).contains(login, "1 Mbps / 100 kbps", "Disconnect", "Tower of " + home);
    assertThat(here).contains(login);
    assertThat(address).contains(login);
    assertThat(nobody).doesNotContain(login);
    assertThat(staff.get(SESSIONS + "?state=ended&q=" + login).body())
        .doesNotContain(">" + login + "<");
  }

  @Test
  void aSessionIsEndedOnceWithAReasonThatIsAuditedAndLogged() {
    report(SessionReport.Kind.START, Instant.now(), 0, null);
    String path = SESSIONS + "/" + session() + "/disconnect";
    Answer question = staff.get(path + "?from=subscriber");

    Answer done =
        staff.submit(question, path, Map.of("reason", "moved out", "subscriber", amaka.toString()));
    Answer again = staff.submit(question, path, Map.of("reason", "moved out"));
    JsonNode asked = admin.get("/session-disconnects?username=" + login).json();

    assertThat(question.body()).contains("Disconnect " + login, "is asked to end the session");
    assertThat(done.status()).as(done.body()).isEqualTo(303);
    assertThat(done.header("location").orElse(""))
        .endsWith("/admin/subscribers/" + amaka + "/sessions?done=disconnect");
    assertThat(again.status()).isEqualTo(303);
    assertThat(asked.path("count").asInt()).isOne();
    assertThat(asked.at("/items/0/reason").asText()).isEqualTo("moved out");
    assertThat(asked.at("/items/0/status").asText()).isEqualTo("pending");
    assertThat(admin.get("/audit-events?limit=200").body()).contains(path);

    SessionDisconnects.Claim claim =
        server.db().inTx(server.one().id(), SessionDisconnects::claim).stream()
            .filter(each -> each.session().username().equals(login))
            .findFirst()
            .orElseThrow();
    server
        .db()
        .run(
            server.one().id(),
            tx -> SessionDisconnects.record(
                tx,
                List.of(new SessionDisconnects.Finding(
                    claim.id(), false, "nak", "the NAS refused: 503 session not found"))));
    assertThat(staff.get("/admin/network/coa").body())
        .contains(login, "Refused: the NAS refused: 503 session not found", "moved out");
  }

  @Test
  void aSessionThatIsOverCannotBeEndedAndNobodyElseMayEndOne() {
    report(SessionReport.Kind.START, Instant.now(), 0, null);
    UUID session = session();
    PortalClient watcher = portal(server.one().addStaff("support"));
    Answer mine = staff.get(SESSIONS + "/" + session + "/disconnect");

    assertThat(server
            .two()
            .admin()
            .post("/session-disconnects", "{\"session_id\":\"" + session + "\"}")
            .status())
        .isEqualTo(409);
    if (watcher.get(SESSIONS).status() == 200) {
      assertThat(watcher.get(SESSIONS).body()).doesNotContain("/disconnect");
    }
    assertThat(watcher.get(SESSIONS + "/" + session + "/disconnect").status()).isEqualTo(403);

    report(SessionReport.Kind.STOP, Instant.now(), 5, null);
    Answer late = staff.submit(mine, SESSIONS + "/" + session + "/disconnect", Map.of());
    assertThat(late.status()).as(late.body()).isEqualTo(409);
    assertThat(staff.get(SESSIONS + "/" + session + "/disconnect").status()).isEqualTo(404);
  }

  @Test
  void theLineOfASubscriberSaysWhatIsUpWhyALoginFailedAndWhatHelps() {
    report(SessionReport.Kind.START, Instant.now().minusSeconds(60), 0, null);
    server
        .db()
        .run(
            server.one().id(),
            tx -> new AuthLog()
                .refused(
                    tx,
                    List.of(new AuthLog.Refusal(
                        Instant.now().minus(Duration.ofMinutes(5)),
                        login,
                        "wrong_station",
                        "192.0.2.1",
                        null,
                        "4C-5E-0C-12-34-56",
                        amaka,
                        home,
                        null))));

    String page = staff.get("/admin/subscribers/" + amaka + "/sessions").body();

    assertThat(page)
        .contains(login, "100.64.7.9", "?from=subscriber")
        .contains("Wrong device", "Reset the binding if the device was replaced.")
        .contains("Addresses of the last 90 days", "2001:db8:9::/56");
    assertThat(staff.get("/admin/subscribers/" + amaka).body())
        .contains("Reset the binding if the device was replaced.");
  }

  @Test
  void theUsagePagesShowAllowancesToStaffAndToTheirCustomer() {
    report(SessionReport.Kind.START, Instant.now().minusSeconds(600), 0, null);
    report(SessionReport.Kind.INTERIM, Instant.now().minusSeconds(300), 2_000_000_000L, null);
    fixture.sql(
        "insert into quota_bucket (tenant_id, id, subscription_id, period_start, period_end,"
            + " included_octets, used_octets) values (?, ?, ?, now() - interval '10 days',"
            + " now() + interval '10 days', 10000000000, 9000000000)",
        server.one().id().value(),
        UUID.randomUUID(),
        home);
    PortalClient customer = portal(server.one().addCustomer(amaka));

    String forStaff = staff.get("/admin/network/usage").body();
    String forCustomer = customer.get("/portal/usage").body();

    assertThat(forStaff).contains("/admin/subscribers/" + amaka + "/sessions", "90");
    assertThat(forCustomer).contains("9.0 GB of 10.0 GB used", "1.0 GB left", "class=\"meter\"");
    assertThat(customer.get(SESSIONS).status()).isNotEqualTo(200);
  }

  private UUID session() {
    return UUID.fromString(admin
        .get("/radius-accounting-sessions?is_open=true&username=" + login)
        .json()
        .at("/items/0/id")
        .asText());
  }

  private void report(SessionReport.Kind kind, Instant at, long octetsOut, UUID nas) {
    server
        .db()
        .run(
            server.one().id(),
            tx -> new AccountingSessions()
                .store(
                    tx,
                    List.of(new SessionReport(
                        kind,
                        "192.0.2.1",
                        "s-" + home,
                        login,
                        at,
                        0,
                        octetsOut / 10,
                        octetsOut,
                        true,
                        new SessionReport.Party(amaka, home, null, null, nas),
                        new SessionReport.Line(
                            null, "100.64.7.9", null, "2001:db8:9::/56", null, null, null, 0),
                        kind == SessionReport.Kind.STOP ? "user_request" : null))));
  }
}
