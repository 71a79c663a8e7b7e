package io.dotmac.sub.core.listing;

/** Readers of filter values that are no type's own. */
public final class Parsers {
  private Parsers() {}

  /** A whole number. */
  public static Integer number(String text) {
    return Integer.valueOf(text);
  }

  /** {@code true} or {@code false}, nothing else. */
  public static Boolean flag(String text) {
    return switch (text) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> throw new IllegalArgumentException("true or false expected");
    };
  }
}
