package io.dotmac.sub.server.web;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's chromium, driven to look at pages as people do. */
public final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  public Browser() {
    playwright = Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions()
            .setExecutablePath(CHROMIUM)
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
  }

  /** True where there is a browser to drive. */
  public static boolean present() {
    return Files.isExecutable(CHROMIUM);
  }

  /** A fresh window without cookies, for people who want no motion: nothing fades while we look. */
  public BrowserWindow window(int width) {
    return window(width, ReducedMotion.REDUCE);
  }

  /** A fresh window without cookies, where things move. */
  public BrowserWindow movingWindow(int width) {
    return window(width, ReducedMotion.NO_PREFERENCE);
  }

  private BrowserWindow window(int width, ReducedMotion motion) {
    return new BrowserWindow(
        browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
            .setViewportSize(width, width < 800 ? 844 : 900)
            .setReducedMotion(motion)));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
