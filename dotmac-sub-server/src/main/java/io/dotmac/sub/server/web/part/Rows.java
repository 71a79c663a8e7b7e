package io.dotmac.sub.server.web.part;

import java.util.List;

/** Rows of a table; templates cannot ask a list whether it is empty without entering it. */
public record Rows<T>(boolean present, List<T> items) {
  public static <T> Rows<T> of(List<T> items) {
    return new Rows<>(!items.isEmpty(), List.copyOf(items));
  }
}
