package io.dotmac.sub.server.api.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TestClockHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    admin = server.one().admin();
  }

  @Test
  void daysPassAndThePagesSayThatTheClockWasMoved() {
    Instant before = Instant.now();

    Answer sent = admin.post("/test-clock/advance", "{\"days\": 3}");
    // This node runs no jobs by itself: what another would do within seconds is done by hand.
    JsonNode way = admin.get("/test-clock").json();
    Answer run = admin.post("/jobs/advance_test_clock/run", "{}");
    JsonNode rests = admin.get("/test-clock").json();

    assertThat(sent.status()).as(sent.body()).isEqualTo(202);
    assertThat(Instant.parse(way.path("advancing_to").asText()))
        .isAfter(before.plus(Duration.ofDays(2)));
    assertThat(run.json().path("status").asText()).as(run.body()).isEqualTo("succeeded");
    assertThat(rests.path("kind").asText()).isEqualTo("sandbox");
    assertThat(rests.path("failures").asText("")).isEmpty();
    assertThat(rests.path("advancing_to").isMissingNode()
            || rests.path("advancing_to").isNull())
        .isTrue();
    assertThat(Instant.parse(rests.path("now").asText())).isAfter(before.plus(Duration.ofDays(2)));
    assertThat(server.db().inTx(server.two().id(), Tx::now))
        .isBefore(before.plus(Duration.ofDays(1)));
    assertThat(page("one")).contains("the clock was moved");
    assertThat(page("two")).doesNotContain("the clock was moved");
  }

  @Test
  void bothOrNeitherOfTheTwoWaysToSayWhereAreRefusedAndChangeNothing() {
    ApiClient other = server.two().admin();

    for (String body : new String[] {
      "{}",
      "{\"days\": 1, \"to\": \"2040-01-01T00:00:00Z\"}",
      "{\"days\": 0}",
      "{\"days\": -3}",
      "{\"days\": 500}",
      "{\"to\": \"2001-01-01T00:00:00Z\"}",
      "{\"to\": \"tomorrow\"}"
    }) {
      Answer answer = other.post("/test-clock/advance", body);
      assertThat(answer.status()).as(body + " " + answer.body()).isBetween(400, 422);
      assertThat(answer.body()).as(body).contains("expected");
    }
    assertThat(other.get("/test-clock").json().path("offset_seconds").asLong()).isZero();
  }

  @Test
  void theProviderIsDescribedAndGivenOut() {
    JsonNode tenant = admin.get("/tenant").json();
    JsonNode domains = admin.get("/tenant/domains").json();
    Answer export = admin.get("/tenant/export");
    Tenant own = server.db().tenants().require(server.one().id());

    assertThat(tenant.path("code").asText()).isEqualTo(own.code());
    assertThat(tenant.path("kind").asText()).isEqualTo("sandbox");
    assertThat(domains.at("/0/host").asText()).isEqualTo(server.one().host());
    assertThat(export.status()).isEqualTo(200);
    assertThat(export.header("content-disposition"))
        .hasValue("attachment; filename=\"" + own.code() + ".zip\"");
    assertThat(export.body()).startsWith("PK").contains("subscriber.csv", "manifest.json");
  }

  @Test
  void nobodyOfASuspendedProviderGetsInAndTheOthersDo() {
    ServerFixture own = ServerFixture.start();
    ApiClient staff = own.one().admin();
    own.installation().register().suspend(own.one().id());

    assertThat(staff.get("/subscribers").status()).isEqualTo(503);
    assertThat(staff.get("/subscribers").json().path("code").asText())
        .isEqualTo("tenant_suspended");
    assertThat(own.one().anonymous().get("/auth/login").status()).isEqualTo(503);
    assertThat(own.two().admin().get("/subscribers").status()).isEqualTo(200);

    own.installation().register().resume(own.one().id());
    assertThat(staff.get("/subscribers").status()).isEqualTo(200);
  }

  private static String page(String tenant) {
    ServerFixture.TestTenant of = tenant.equals("one") ? server.one() : server.two();
    PortalClient staff = new PortalClient(of.anonymous());
    staff.logIn(of.addStaff("admin"), ServerFixture.PASSWORD);
    return staff.get("/admin/system/jobs").body();
  }
}
