package io.dotmac.sub.server.web.part;

import org.jspecify.annotations.Nullable;

/**
 * One input of a form with what was typed and what is wrong with it.
 *
 * @param error the sentence beside the field, or null
 */
public record Field(
    String name, String label, String value, @Nullable String error, String hint) {
  public static Field of(String name, String label, String value) {
    return new Field(name, label, value, null, "");
  }

  public Field hint(String text) {
    return new Field(name, label, value, error, text);
  }

  public Field failed(@Nullable String text) {
    return new Field(name, label, value, text, hint);
  }
}
