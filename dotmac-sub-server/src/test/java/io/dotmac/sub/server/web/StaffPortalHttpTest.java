package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The staff portal of an operator that has nothing yet. */
class StaffPortalHttpTest {
  private static ServerFixture server;
  private static PortalClient staff;

  @BeforeAll
  static void logIn() {
    server = ServerFixture.start();
    staff = new PortalClient(server.one().anonymous());
    staff.logIn(server.one().addStaff("admin"), ServerFixture.PASSWORD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin/",
        "/admin/subscribers",
        "/admin/subscribers?q=x%25&status=active&line=online&owes=overdue&left=30",
        "/admin/catalog",
        "/admin/catalog?q=x&status=active&kind=business",
        "/admin/billing/invoices",
        "/admin/billing/invoices?q=x&status=paid&age=60&issued=2026-11&run=7",
        "/admin/billing/payments",
        "/admin/billing/payments?q=x&status=pending&method=cash&unapplied=1",
        "/admin/billing/payments/new",
        "/admin/billing/runs",
        "/admin/billing/books/trial-balance",
        "/admin/billing/books/ageing?on=2026-01-31",
        "/admin/billing/books/taxes?from=2026-02-01&to=2026-01-01",
        "/admin/billing/books/deferred",
        "/admin/billing/books/ledger?offset=50",
        "/admin/system/jobs",
        "/admin/system/settings",
        "/admin/billing/dunning/policies",
        "/admin/billing/dunning/policies/new",
        "/admin/billing/cash",
        "/admin/billing/bank-statements",
        "/admin/billing/credit-notes",
        "/admin/billing/credit-notes?q=x&status=issued&held=true",
        "/admin/billing/credit-notes/new",
        "/admin/billing/dunning",
        "/admin/billing/dunning?q=x&status=open&step=notify&due=soon",
        "/admin/network/sessions",
        "/admin/network/sessions?q=x&state=ended&nas=x&offset=50",
        "/admin/network/clients",
        "/admin/network/clients/new",
        "/admin/network/profiles",
        "/admin/network/refused",
        "/admin/network/enforcement",
        "/admin/network/coa",
        "/admin/network/usage",
        "/admin/network/hotspot",
        "/admin/network/hotspot/new",
        "/admin/network/freeradius",
        "/admin/network/freeradius/new",
        "/admin/search?q=x"
      })
  void everyListIsAPageAlsoWhenItIsEmpty(String path) {
    Answer page = staff.get(path);

    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(page.header("content-type").orElse("")).startsWith("text/html");
    assertThat(page.header("content-security-policy").orElse("")).contains("default-src 'none'");
    assertThat(page.header("cache-control").orElse("")).isEqualTo("no-store");
    assertThat(page.body()).contains("</html>").doesNotContain(">null<");
  }

  @Test
  void whoIsNotLoggedInIsLedToTheLoginAndBack() {
    PortalClient stranger = new PortalClient(server.one().anonymous());

    Answer asked = stranger.get("/admin/billing/invoices?age=overdue");

    assertThat(asked.status()).isEqualTo(303);
    assertThat(asked.header("location").orElse(""))
        .endsWith("/auth/login?next=%2Fadmin%2Fbilling%2Finvoices%3Fage%3Doverdue");
  }

  @Test
  void aWrongPasswordKeepsTheUserNameAndSaysWhatIsWrong() {
    PortalClient stranger = new PortalClient(server.one().anonymous());

    Answer answer = stranger.logIn("nobody", "wrong");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("value=\"nobody\"", "not right").doesNotContain("wrong\"");
  }

  @Test
  void theLoginLeadsOnlyToOurOwnPages() {
    for (String next : new String[] {"https://evil.example/", "//evil.example", "/admin/\\evil"}) {
      PortalClient browser = new PortalClient(server.one().anonymous());
      Answer form = browser.get("/auth/login?next=" + next.replace("\\", "%5C"));
      Answer answer = browser.submit(
          form,
          "/auth/login",
          Map.of(
              "username",
              server.one().addStaff("admin"),
              "password",
              ServerFixture.PASSWORD,
              "next",
              next));

      assertThat(answer.status()).isEqualTo(303);
      assertThat(answer.header("location").orElse("")).endsWith("/admin/").doesNotContain("evil");
    }
  }

  @Test
  void aFormWithoutItsTokenIsRefused() {
    Answer answer = staff.post("/auth/logout", Map.of());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(staff.get("/admin/").status()).isEqualTo(200);
  }

  @Test
  void loggingOutEndsTheSession() {
    PortalClient browser = new PortalClient(server.one().anonymous());
    browser.logIn(server.one().addStaff("admin"), ServerFixture.PASSWORD);
    Answer page = browser.get("/admin/");

    Answer out = browser.submit(page, "/auth/logout", Map.of());

    assertThat(out.status()).isEqualTo(303);
    assertThat(browser.get("/admin/").status()).isEqualTo(303);
  }

  @Test
  void whatIsNotThereIsAPageWithTheNumberOfTheRequest() {
    Answer answer = staff.get("/admin/subscribers/" + UUID.randomUUID());

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("There is nothing here", "Request");
    assertThat(answer.body()).contains(answer.header("x-request-id").orElseThrow());
  }

  @Test
  void staticFilesAreKeptForEverAndNeedNoLogin() {
    String css = new Assets().urls().get("css");

    Answer answer = server.one().anonymous().with("Accept-Encoding", "gzip").get(css);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("cache-control").orElse("")).contains("immutable");
    assertThat(answer.header("content-encoding").orElse("")).isEqualTo("gzip");
    assertThat(server.one().anonymous().get("/assets/../pom.xml").status()).isEqualTo(404);
    assertThat(server.one().anonymous().get("/assets/nothing.css").status()).isEqualTo(404);
  }
}
