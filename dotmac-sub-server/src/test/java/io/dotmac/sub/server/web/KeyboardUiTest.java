package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A clerk without a mouse. */
@Tag("ui")
class KeyboardUiTest {
  /** Presses from the login to the receipt, what is typed aside. */
  private static final int MOST_PRESSES = 25;

  private static ServerFixture server;
  private static Browser browser;

  private Page page;
  private int presses;

  @BeforeAll
  static void open() {
    boolean required = "true".equals(System.getenv("DOTMAC_REQUIRE_PEERS"));
    assumeTrue(required || Browser.present(), "there is no /usr/bin/chromium");
    server = ServerFixture.start();
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void aPaymentIsRecordedWithTabAndEnterAloneFromTheLoginToTheReceipt() {
    ApiClient admin = server.one().admin();
    UUID ada = server.one().subscriber();
    Answer invoice = admin.post(
        "/invoices",
        "{\"account_id\":\"" + ada + "\",\"issue\":true,\"lines\":[{\"description\":"
            + "\"Cable work\",\"unit_price\":\"60\"}]}");
    assertThat(invoice.status()).as(invoice.body()).isEqualTo(201);
    String number =
        admin.get("/subscribers/" + ada).json().path("subscriber_number").asText();
    try (BrowserWindow window = browser.window(1440).open(url("/auth/login"))) {
      page = window.page();

      tabTo("#username");
      type(server.one().addStaff("admin"));
      tabTo("#password");
      type(ServerFixture.PASSWORD);
      enter(".*/admin/$");
      // Past the menu to the content; the actions of the page's head are just before it.
      tabTo("a.skip");
      enter(".*#main$");
      press("Shift+Tab");
      assertThat(focused("header a[href='/admin/billing/payments/new']")).isTrue();
      enter(".*/admin/billing/payments/new$");
      assertThat(focused("#subscriber")).isTrue();
      type(number);
      tabTo("#amount");
      type("60");
      enter(".*/admin/billing/payments/[0-9a-f-]{36}[?]done=payment$");

      assertThat(page.locator("main").textContent()).contains("60.00");
      assertThat(presses).isLessThanOrEqualTo(MOST_PRESSES);
      tabTo("main a[href$='/receipt']");
      assertThat(window.console()).isEmpty();
    }
    assertThat(admin.get("/billing-accounts/" + ada).json().path("balance").asText())
        .isEqualTo("0.00");
  }

  private void tabTo(String selector) {
    for (int i = 0; i < 40 && !focused(selector); i++) {
      press("Tab");
    }
    assertThat(focused(selector)).as(selector + " is reached by the keyboard").isTrue();
  }

  private void press(String key) {
    page.keyboard().press(key);
    presses++;
    assertThat((Boolean) page.evaluate("document.activeElement !== document.body"))
        .as("the focus is not lost by " + key)
        .isTrue();
  }

  private boolean focused(String selector) {
    return (Boolean) page.evaluate("s => document.activeElement.matches(s)", selector);
  }

  private void type(String text) {
    page.keyboard().type(text);
  }

  private void enter(String leadsTo) {
    page.keyboard().press("Enter");
    presses++;
    page.waitForURL(Pattern.compile(leadsTo));
  }

  private static String url(String path) {
    return "http://" + server.one().host() + ":" + server.address().getPort() + path;
  }
}
