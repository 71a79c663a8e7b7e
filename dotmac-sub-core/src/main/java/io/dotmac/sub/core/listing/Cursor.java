package io.dotmac.sub.core.listing;

import io.dotmac.sub.core.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The place of a row in a sorted list: its sort value and its id. Opaque to callers; it is bound as
 * parameters only, so a forged one can at worst show another page of the same list.
 */
record Cursor(String sort, boolean descending, @Nullable Object value, UUID id) {
  private static final String SEPARATOR = "\u001f";

  String encode() {
    String text =
        String.join(SEPARATOR, sort, descending ? "d" : "a", id.toString(), tag(), text());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a cursor for that sort; one of another sort or a damaged one is refused. */
  static Cursor decode(String encoded, String sort, boolean descending) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
      String[] parts = text.split(SEPARATOR, 5);
      if (parts.length == 5 && parts[0].equals(sort) && parts[1].equals(descending ? "d" : "a")) {
        Object value = value(parts[3], parts[4]);
        return new Cursor(sort, descending, value, UUID.fromString(parts[2]));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw damaged();
    }
    throw damaged();
  }

  private static RuntimeException damaged() {
    return Problem.invalid(
        "/cursor", "cursor", "expected the next_cursor of a page in the same order");
  }

  private String tag() {
    if (value == null) {
      return "n";
    }
    if (value instanceof LocalDate) {
      return "d";
    }
    if (value instanceof Instant) {
      return "i";
    }
    if (value instanceof Long) {
      return "l";
    }
    if (value instanceof Integer) {
      return "j";
    }
    if (value instanceof String) {
      return "s";
    }
    if (value instanceof UUID) {
      return "u";
    }
    throw new IllegalStateException("a list cannot be sorted by " + value.getClass());
  }

  private String text() {
    return value == null ? "" : value.toString();
  }

  private static @Nullable Object value(String tag, String text) {
    return switch (tag) {
      case "n" -> null;
      case "d" -> LocalDate.parse(text);
      case "i" -> Instant.parse(text);
      case "l" -> Long.valueOf(text);
      case "j" -> Integer.valueOf(text);
      case "s" -> text;
      case "u" -> UUID.fromString(text);
      default -> throw new IllegalArgumentException(tag);
    };
  }
}
