package io.dotmac.sub.server.web.part;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a form, as the summary above it. */
public record Errors(boolean present, List<Item> items) {
  /** A form without errors. */
  public static final Errors NONE = new Errors(false, List.of());

  /**
   * One sentence.
   *
   * @param field the id of the input it is about, or empty
   */
  public record Item(String field, String text) {}

  /** The errors of {@code fields}. */
  public static Errors of(List<Field> fields) {
    List<Item> items = new ArrayList<>();
    for (Field field : fields) {
      String error = field.error();
      if (error != null) {
        items.add(new Item(field.name(), error));
      }
    }
    return new Errors(!items.isEmpty(), List.copyOf(items));
  }

  /** One sentence about the form as a whole. */
  public static Errors of(String text) {
    return new Errors(true, List.of(new Item("", text)));
  }
}
