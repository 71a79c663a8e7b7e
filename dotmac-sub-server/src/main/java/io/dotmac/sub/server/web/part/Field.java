package io.dotmac.sub.server.web.part;

import org.jspecify.annotations.Nullable;

/**
 * One input of a form with what was typed and what is wrong with it.
 *
 * @param error the sentence beside the field, or null
 * @param first whether typing begins here
 */
public record Field(
    String name, String label, String value, @Nullable String error, String hint, boolean first) {
  public static Field of(String name, String label, String value) {
    return new Field(name, label, value, null, "", false);
  }

  public Field hint(String text) {
    return new Field(name, label, value, error, text, first);
  }

  public Field failed(@Nullable String text) {
    return new Field(name, label, value, text, hint, first);
  }

  /** The same, where typing begins. */
  public Field focused() {
    return new Field(name, label, value, error, hint, true);
  }
}
