package io.dotmac.sub.server.web.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One control of a form of any kind, with what was typed and what is wrong with it.
 *
 * @param error the sentence beside it, or null
 * @param first whether typing begins here
 * @param type of an input of one line
 * @param area whether it has several lines
 * @param tick whether it is a box to be ticked, and {@code on} whether it is
 * @param bare whether the label is not seen, such as in a table
 * @param options what can be chosen; none where it is typed
 */
public record Input(
    String name,
    String label,
    String value,
    @Nullable String error,
    String hint,
    boolean first,
    String type,
    boolean area,
    boolean tick,
    boolean on,
    boolean bare,
    Rows<Filters.Option> options) {
  /** A line of text. */
  public static Input text(String name, String label, String value) {
    return of(name, label, value, "text", false, Rows.of(List.of()));
  }

  /** A number. */
  public static Input number(String name, String label, String value) {
    return of(name, label, value, "number", false, Rows.of(List.of()));
  }

  /** A day and a time of it. */
  public static Input moment(String name, String label, String value) {
    return of(name, label, value, "datetime-local", false, Rows.of(List.of()));
  }

  /** What is typed and never shown. */
  public static Input secret(String name, String label) {
    return of(name, label, "", "password", false, Rows.of(List.of()));
  }

  /** Lines of text. */
  public static Input area(String name, String label, String value) {
    return of(name, label, value, "text", true, Rows.of(List.of()));
  }

  /** One of some. */
  public static Input choice(String name, String label, List<Filters.Option> options) {
    return of(name, label, "", "text", false, Rows.of(options));
  }

  /** Yes or no. */
  public static Input tick(String name, String label, boolean on) {
    return new Input(
        name, label, "", null, "", false, "text", false, true, on, false, Rows.of(List.of()));
  }

  private static Input of(
      String name,
      String label,
      String value,
      String type,
      boolean area,
      Rows<Filters.Option> options) {
    return new Input(name, label, value, null, "", false, type, area, false, false, false, options);
  }

  /** What helps to fill it in. */
  public Input hint(String text) {
    return new Input(name, label, value, error, text, first, type, area, tick, on, bare, options);
  }

  /** What is wrong with it. */
  public Input failed(@Nullable String text) {
    return new Input(name, label, value, text, hint, first, type, area, tick, on, bare, options);
  }

  /** The same, where typing begins. */
  public Input focused() {
    return new Input(name, label, value, error, hint, true, type, area, tick, on, bare, options);
  }

  /** The same in a table, whose heading says what it is. */
  public Input celled() {
    return new Input(name, label, value, error, hint, first, type, area, tick, on, true, options);
  }
}
