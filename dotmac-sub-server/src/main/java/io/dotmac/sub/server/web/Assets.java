package io.dotmac.sub.server.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The static files of the portals: a fixed list, read once, kept in memory also compressed.
 *
 * <p>Each file has an address that contains a fingerprint of its bytes, so a browser may keep it
 * for ever; a changed file has a new address. Nothing outside the list can be asked for.
 */
public final class Assets {
  /** Where the files are served. */
  public static final String ROOT = "/assets/";

  private static final String JARS = "/META-INF/resources/webjars/";
  private static final String CSS = "text/css;charset=utf-8";
  private static final String JS = "text/javascript;charset=utf-8";
  private static final String SVG = "image/svg+xml";

  private final Map<String, Asset> byName = new HashMap<>();
  private final Map<String, String> urls = new LinkedHashMap<>();

  /** Reads every file; fails at start, not at the first request, when one is missing. */
  public Assets() {
    add("font", "inter.woff2", "font/woff2", "/assets/inter.woff2");
    add("tabler", "tabler.css", CSS, JARS + "tabler__core/1.4.0/dist/css/tabler.min.css");
    add("css", "dotmac.css", CSS, "/assets/dotmac.css");
    add("theme", "theme.js", JS, "/assets/theme.js");
    add("app", "app.js", JS, "/assets/app.js");
    add("charts", "charts.js", JS, "/assets/charts.js");
    add("htmx", "htmx.js", JS, JARS + "htmx.org/2.0.10/dist/htmx.min.js");
    add("chart", "chart.js", JS, JARS + "chart.js/4.5.1/dist/chart.umd.min.js");
    add("icons", "icons.svg", SVG, "/assets/icons.svg");
    add("favicon", "favicon.svg", SVG, "/assets/favicon.svg");
  }

  /**
   * One file.
   *
   * @param gzip the compressed bytes, or null for a format that is compressed already
   */
  public record Asset(String type, byte[] bytes, byte @Nullable [] gzip) {}

  /** The file served as {@code name}, which includes the fingerprint. */
  public Optional<Asset> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Addresses by the short name templates use, such as {@code css}. */
  public Map<String, String> urls() {
    return urls;
  }

  private void add(String key, String name, String type, String resource) {
    byte[] bytes = read(resource);
    if (name.equals("dotmac.css")) {
      String css = new String(bytes, StandardCharsets.UTF_8);
      String font = Objects.requireNonNull(urls.get("font"), "the font is added before the style");
      bytes = css.replace("inter.woff2", font.substring(ROOT.length()))
          .getBytes(StandardCharsets.UTF_8);
    }
    int dot = name.lastIndexOf('.');
    String served = name.substring(0, dot) + "-" + fingerprint(bytes) + name.substring(dot);
    byName.put(served, new Asset(type, bytes, type.startsWith("font/") ? null : gzip(bytes)));
    urls.put(key, ROOT + served);
  }

  private static byte[] read(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("static file " + resource + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fingerprint(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
