package io.dotmac.sub.server.web;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's chromium, driven to look at pages as people do. */
public final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  /** What was found wrong with one page. */
  public record Findings(List<String> violations, List<String> console, int scrollsSideways) {}

  public Browser() {
    playwright = Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions()
            .setExecutablePath(CHROMIUM)
            .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  /** True where there is a browser to drive. */
  public static boolean present() {
    return Files.isExecutable(CHROMIUM);
  }

  /** A fresh window without cookies. */
  public BrowserContext window(int width) {
    return browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
        .setViewportSize(width, width < 800 ? 844 : 900)
        .setHasTouch(width < 800));
  }

  /** Opens {@code url} in {@code window}, takes its picture and says what is wrong with it. */
  public static Findings inspect(BrowserContext window, String url, Path picture) {
    List<String> console = new ArrayList<>();
    try (Page page = window.newPage()) {
      page.onConsoleMessage(message -> console.add(message.text()));
      page.onPageError(console::add);
      page.navigate(url);
      page.waitForLoadState(LoadState.NETWORKIDLE);
      page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
      int wide =
          (Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
      List<String> violations = new AxeBuilder(page)
              .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"))
              .analyze()
              .getViolations()
              .stream()
              .map(Browser::describe)
              .toList();
      return new Findings(violations, console, wide);
    }
  }

  private static String describe(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream().limit(4).map(node -> node.getHtml()).toList();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
