package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page with an invented model, as a browser sees it. With {@code -Dtest.excludedGroups=}
 * every width and theme; {@code -Ddotmac.screenshots=true} then leaves pictures; {@code
 * -Ddotmac.pages=invoice} looks only at those with that in their names, or with one of several
 * between commas.
 */
@Tag("ui")
class PagesUiTest {
  private static final int NARROWEST = 320;
  private static final int[] WIDTHS = {1440, 390, NARROWEST};
  private static final String[] THEMES = {"light", "dark"};
  private static final Path FOLDER = Path.of("target/screenshots");
  private static final boolean PICTURES = Boolean.getBoolean("dotmac.screenshots");

  private static Browser browser;
  private static BrowserWindow window;
  private static PreviewServer server;

  @BeforeAll
  static void open() throws IOException {
    boolean required = "true".equals(System.getenv("DOTMAC_REQUIRE_PEERS"));
    assumeTrue(required || Browser.present(), "there is no /usr/bin/chromium");
    Files.createDirectories(FOLDER);
    browser = new Browser();
    window = browser.window(WIDTHS[0]);
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
    String only = System.getProperty("dotmac.pages", "");
    return SamplePages.all().keySet().stream()
        .filter(name -> Arrays.stream(only.split(",", -1)).anyMatch(name::contains));
  }

  /** The theme changes nothing but colours, and the narrowest width nothing but what fits. */
  @ParameterizedTest
  @MethodSource("pages")
  void isAccessibleSilentAndFitsInLightAndDarkWideAndNarrow(String name) {
    SoftAssertions all = new SoftAssertions();
    window.open(server.url(name) + "?still=1");
    for (int width : WIDTHS) {
      String at = name + "-" + width;
      window.show(width, "light");
      all.assertThat(window.scrollsSideways()).as(at).isLessThanOrEqualTo(0);
      if (width != NARROWEST) {
        all.assertThat(window.violations()).as(at).isEmpty();
      }
    }
    window.show(WIDTHS[0], "dark");
    all.assertThat(window.unreadable()).as(name + "-dark").isEmpty();
    all.assertThat(window.console()).as(name).isEmpty();
    all.assertAll();
  }

  /** Everything at once, with pictures if they are wanted. */
  @ParameterizedTest
  @MethodSource("pages")
  @Tag("full")
  void isAccessibleInEveryWidthAndThemeThereIs(String name) {
    SoftAssertions all = new SoftAssertions();
    window.open(server.url(name) + "?still=1");
    for (int width : WIDTHS) {
      for (String theme : THEMES) {
        String at = name + "-" + width + "-" + theme;
        window.show(width, theme);
        all.assertThat(window.violations()).as(at).isEmpty();
        if (PICTURES) {
          window.picture(FOLDER.resolve(at + ".png"));
        }
      }
    }
    all.assertAll();
  }

  @Test
  void theMenuOfAPhoneOpensWithoutScripts() {
    window.show(390, "light").open(server.url("dashboard"));
    assertThat(window.page().locator("#menu").isVisible()).isFalse();

    window.page().locator("a[href='#menu']").first().click();

    assertThat(window.page().locator("#menu").isVisible()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dashboard", "subscriber", "portal-home"})
  void chartsAnswerTheMouseWithoutAWordOnTheConsole(String name) {
    try (BrowserWindow moving = browser.movingWindow(1440)) {
      moving.open(server.url(name)).hoverCharts();

      assertThat(moving.console()).isEmpty();
    }
  }
}
