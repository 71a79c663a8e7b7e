package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page with an invented model, as a browser sees it. */
@Tag("ui")
class PagesUiTest {
  private static final Path PICTURES = Path.of("target/screenshots");

  private static Browser browser;
  private static PreviewServer server;

  @BeforeAll
  static void open() throws IOException {
    boolean required = "true".equals(System.getenv("DOTMAC_REQUIRE_PEERS"));
    assumeTrue(required || Browser.present(), "there is no /usr/bin/chromium");
    Files.createDirectories(PICTURES);
    browser = new Browser();
    server = PreviewServer.start(0);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
      server.close();
    }
  }

  static Stream<String> pages() {
    return SamplePages.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isAccessibleSilentAndFitsInLightAndDarkWideAndNarrow(String name) {
    SoftAssertions all = new SoftAssertions();
    for (int width : new int[] {1440, 390, 320}) {
      for (String theme : new String[] {"light", "dark"}) {
        String at = name + "-" + width + "-" + theme;
        try (BrowserContext window = browser.window(width)) {
          Browser.Findings found = Browser.inspect(
              window, server.url(name) + "?still=1&theme=" + theme, PICTURES.resolve(at + ".png"));
          all.assertThat(found.violations()).as(at).isEmpty();
          all.assertThat(found.console()).as(at).isEmpty();
          all.assertThat(found.scrollsSideways()).as(at).isLessThanOrEqualTo(0);
        }
      }
    }
    all.assertAll();
  }

  @Test
  void theMenuOfAPhoneOpensWithoutScripts() {
    try (BrowserContext window = browser.window(390);
        com.microsoft.playwright.Page page = window.newPage()) {
      page.navigate(server.url("dashboard"));
      assertThat(page.locator("#menu").isVisible()).isFalse();

      page.locator("a[href='#menu']").first().click();

      assertThat(page.locator("#menu").isVisible()).isTrue();
    }
  }
}
