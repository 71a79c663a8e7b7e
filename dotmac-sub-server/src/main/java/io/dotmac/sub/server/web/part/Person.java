package io.dotmac.sub.server.web.part;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Who is named in a corner of the page.
 *
 * @param note the role of a user, place and currency of an operator
 */
public record Person(String name, String initials, String note) {
  public static Person of(String name, String note) {
    return new Person(name, initials(name), note);
  }

  /** The first letters of the first two words. */
  public static String initials(String name) {
    return Arrays.stream(name.trim().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .limit(2)
        .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
        .collect(Collectors.joining())
        .toUpperCase(Locale.ROOT);
  }
}
