package io.dotmac.sub.server.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A window that stays open: one page after another is loaded in it, and each is looked at in
 * several widths and both themes without loading it again.
 */
public final class BrowserWindow implements AutoCloseable {
  private static final String AXE = axe();
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final String CHECK = """
      rules => axe.run(document, {
        runOnly: rules,
        resultTypes: ['violations']
      }).then(found => found.violations.map(rule =>
        rule.id + ': ' + rule.nodes.slice(0, 4).map(node => node.html).join(' | ')))
      """;
  // Two frames later the page is laid out and charts have followed their boxes. A browser that
  // draws nothing gives no frames: that must not be waited for without an end.
  private static final String SETTLED = """
      () => Promise.race([
        document.fonts.ready.then(() => new Promise(done =>
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))),
        new Promise(done => setTimeout(done, 5000))])
      """;

  private final BrowserContext context;
  private final Page page;
  private final List<String> console = new ArrayList<>();

  BrowserWindow(BrowserContext context) {
    this.context = context;
    page = context.newPage();
    page.onConsoleMessage(message -> console.add(message.text()));
    page.onPageError(console::add);
    page.onRequestFailed(request -> console.add(request.url() + " " + request.failure()));
  }

  /** The page itself, to click and type. */
  public Page page() {
    return page;
  }

  /** Loads an address whole, with its scripts and fonts. */
  public BrowserWindow open(String url) {
    console.clear();
    page.navigate(url);
    page.waitForLoadState(LoadState.LOAD);
    page.evaluate(SETTLED);
    return this;
  }

  /** Changes the width and the theme of the page that is open. */
  public BrowserWindow show(int width, String theme) {
    page.setViewportSize(width, width < 800 ? 844 : 900);
    page.evaluate("theme => document.documentElement.dataset.bsTheme = theme", theme);
    page.evaluate(SETTLED);
    return this;
  }

  /** What axe-core finds wrong with the page as it is shown now. */
  public List<String> violations() {
    return violations(RULES);
  }

  /** What it finds wrong with the colours alone. */
  public List<String> unreadable() {
    return violations(List.of("color-contrast"));
  }

  @SuppressWarnings("unchecked")
  private List<String> violations(List<String> rules) {
    if (!(Boolean) page.evaluate("'axe' in window")) {
      page.evaluate(AXE);
    }
    return (List<String>) page.evaluate(CHECK, rules);
  }

  /** By how many pixels the page is wider than the window. */
  public int scrollsSideways() {
    return (Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
  }

  /** Passes the mouse over every chart. */
  public BrowserWindow hoverCharts() {
    for (Locator chart : page.locator("canvas").all()) {
      chart.scrollIntoViewIfNeeded();
      for (double part : new double[] {0.3, 0.5, 0.7}) {
        BoundingBox box = chart.boundingBox();
        page.mouse().move(box.x + box.width * part, box.y + box.height / 2);
        page.evaluate(SETTLED);
      }
    }
    return this;
  }

  /** What the console said, and what could not be fetched, since the page was opened. */
  public List<String> console() {
    return List.copyOf(console);
  }

  /** Takes a picture of the page from top to bottom. */
  public void picture(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  @Override
  public void close() {
    context.close();
  }

  private static String axe() {
    try (InputStream source = com.deque.html.axecore.playwright.AxeBuilder.class
        .getClassLoader()
        .getResourceAsStream("axe.min.js")) {
      return new String(
          Objects.requireNonNull(source, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
