package io.dotmac.sub.server.web.data;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The query of a page's address, which is the whole state of the page. What makes no sense is
 * ignored rather than refused: a reader may have typed it.
 *
 * @param path the path of the page
 * @param values the first value of each name
 */
public record Params(String path, Map<String, String> values) {
  /** Rows on a page. */
  public static final int LIMIT = 50;

  private static final int FARTHEST = 1_000_000;
  private static final Set<String> NOT_FILTERS = Set.of("offset", "done", "theme", "still");

  public static Params of(UriInfo uri) {
    MultivaluedMap<String, String> all = uri.getQueryParameters();
    Map<String, String> values = new LinkedHashMap<>();
    all.forEach(
        (name, list) -> values.put(name, list.isEmpty() ? "" : list.get(0).trim()));
    return new Params("/" + uri.getPath().replaceFirst("^/", ""), values);
  }

  /** The value, or empty. */
  public String text(String name) {
    return values.getOrDefault(name, "");
  }

  /** What is searched for as a pattern of SQL's LIKE, lower case; empty for no search. */
  public String like() {
    String words = text("q").toLowerCase(Locale.ROOT);
    String safe = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return words.isEmpty() ? "" : "%" + safe + "%";
  }

  /** Rows to leave out before the page. */
  public int offset() {
    try {
      return Math.max(0, Math.min(FARTHEST, Integer.parseInt(text("offset"))));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  public Optional<UUID> id(String name) {
    try {
      return Optional.of(UUID.fromString(text(name)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public Optional<LocalDate> date(String name) {
    try {
      return Optional.of(LocalDate.parse(text(name)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** True when anything but the page number is chosen. */
  public boolean narrowed() {
    return values.entrySet().stream()
        .anyMatch(e -> !e.getValue().isEmpty() && !NOT_FILTERS.contains(e.getKey()));
  }

  /** The address of this page with {@code offset} rows left out. */
  public String at(int offset) {
    Map<String, String> wanted = new LinkedHashMap<>(values);
    wanted.remove("offset");
    wanted.values().removeIf(String::isEmpty);
    if (offset > 0) {
      wanted.put("offset", Integer.toString(offset));
    }
    String query = wanted.entrySet().stream()
        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
        .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
