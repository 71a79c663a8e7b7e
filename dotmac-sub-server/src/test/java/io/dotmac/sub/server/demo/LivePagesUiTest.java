package io.dotmac.sub.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.Browser;
import io.dotmac.sub.server.web.BrowserWindow;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages people open most, on the real server, over a small provider's half year. */
@Tag("ui")
class LivePagesUiTest {
  private static final int[] WIDTHS = {1440, 390};
  private static final boolean PICTURES = Boolean.getBoolean("dotmac.screenshots");
  private static final int SUBSCRIBERS = PICTURES ? 240 : 24;
  private static final String SUBSCRIBER = "/admin/subscribers/";
  private static final String INVOICE = "/admin/billing/invoices/";
  private static final String RUN = "/admin/billing/runs/";

  private static ServerFixture server;
  private static Browser browser;
  private static DemoFile.Provider provider;

  @BeforeAll
  static void load() {
    boolean required = "true".equals(System.getenv("DOTMAC_REQUIRE_PEERS"));
    assumeTrue(required || Browser.present(), "there is no /usr/bin/chromium");
    browser = new Browser();
    server = ServerFixture.start();
    provider = new DemoLoader(
            server.installation(), DemoSize.SMALL, 42, null, "loopback", day -> {})
        .provider(DemoProvider.LAGOON, SUBSCRIBERS);
    bill();
  }

  /** The customer who signs in owes something. */
  private static void bill() {
    ApiClient anybody = server.one().anonymous().at(provider.host());
    DemoFile.Login customer = login("customer");
    DemoFile.Login admin = login("admin");
    String account = anybody
        .signedIn(customer.username(), customer.password())
        .get("/billing-accounts")
        .json()
        .at("/items/0/id")
        .asText();
    ApiClient.Answer billed = anybody
        .signedIn(admin.username(), admin.password())
        .post(
            "/invoices",
            "{\"account_id\":\"" + account + "\",\"issue\":true,\"lines\":[{\"description\":"
                + "\"Move of the line\",\"unit_price\":\"18500\"}]}");
    assertThat(billed.status()).as(billed.body()).isEqualTo(201);
  }

  private static DemoFile.Login login(String role) {
    return provider.logins().stream()
        .filter(each -> each.role().equals(role))
        .findFirst()
        .orElseThrow();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void whatStaffOpenMostIsAccessibleAndSilent() {
    try (BrowserWindow window = signedIn("admin")) {
      check(
          window,
          Map.of(
              "dashboard",
              "/admin/",
              "subscriber",
              linked(window, "/admin/subscribers", SUBSCRIBER),
              "invoice",
              linked(window, "/admin/billing/invoices", INVOICE)));
    }
  }

  @Test
  void whatABillingClerkOpensIsAccessibleAndSilent() {
    try (BrowserWindow window = signedIn("admin")) {
      check(
          window,
          Map.of(
              "run",
              linked(window, "/admin/billing/runs", RUN),
              "simulator",
              simulated(window),
              "payment-new",
              "/admin/billing/payments/new",
              "ageing",
              "/admin/billing/books/ageing",
              "cash",
              "/admin/billing/cash"));
    }
  }

  /** The simulator as its form leads there. */
  private static String simulated(BrowserWindow window) {
    window.open(url("/admin/billing/dunning/simulator"));
    window.page().fill("#steps", "1 notify, 3 throttle, 7 suspend");
    window.page().locator("main form .btn-primary").click();
    window.page().waitForURL(Pattern.compile(".*from=.*"));
    return window.page().url().replaceFirst("^https?://[^/]+", "");
  }

  @Test
  void whatTheNetworkPeopleOpenIsAccessibleAndSilent() {
    try (BrowserWindow window = signedIn("admin")) {
      check(
          window,
          Map.of(
              "sessions",
              "/admin/network/sessions?state=all",
              "refused",
              "/admin/network/refused",
              "coa",
              "/admin/network/coa",
              "usage",
              "/admin/network/usage",
              "subscriber-sessions",
              linked(window, "/admin/network/sessions?state=all", SUBSCRIBER) + "/sessions"));
    }
  }

  @Test
  void whatCustomersOpenFirstIsAccessibleAndSilent() {
    try (BrowserWindow window = signedIn("customer")) {
      check(
          window,
          Map.of(
              "home",
              "/portal/",
              "pay",
              "/portal/pay",
              "bills",
              "/portal/invoices",
              "portal-usage",
              "/portal/usage"));
    }
  }

  private static void check(BrowserWindow window, Map<String, String> pages) {
    SoftAssertions all = new SoftAssertions();
    pages.forEach((name, path) -> {
      for (int width : WIDTHS) {
        String at = name + "-" + width;
        window.show(width, "light").open(url(path)).hoverCharts();
        if (PICTURES) {
          window.show(width, "dark").picture(picture(at + "-dark"));
          window.show(width, "light").open(url(path));
        }
        all.assertThat(window.scrollsSideways()).as(at).isLessThanOrEqualTo(0);
        all.assertThat(window.violations()).as(at).isEmpty();
        all.assertThat(window.console()).as(at).isEmpty();
        if (PICTURES) {
          window.picture(picture(at));
        }
      }
    });
    all.assertAll();
  }

  private static Path picture(String name) {
    return Path.of("target/screenshots/live-" + name + ".png");
  }

  private static BrowserWindow signedIn(String role) {
    DemoFile.Login login = login(role);
    BrowserWindow window = browser.window(WIDTHS[0]).open(url("/auth/login"));
    window.page().fill("#username", login.username());
    window.page().fill("#password", login.password());
    window.page().locator("main button, form button").first().click();
    window.page().waitForURL(Pattern.compile(".*/(admin|portal)/$"));
    return window;
  }

  /** The first link of a list to one of its things. */
  private static String linked(BrowserWindow window, String list, String things) {
    window.open(url(list));
    return window.page().locator("main a[href^='" + things + "']").first().getAttribute("href");
  }

  private static String url(String path) {
    return "http://" + provider.host() + ":" + server.address().getPort() + path;
  }
}
