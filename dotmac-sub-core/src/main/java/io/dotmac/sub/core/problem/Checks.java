package io.dotmac.sub.core.problem;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects every wrong field of an input, so that a caller sees all of them at once. */
public final class Checks {
  private final String root;
  private final List<FieldError> errors;

  /** Starts with pointers relative to the whole input. */
  public Checks() {
    this("", new ArrayList<>());
  }

  private Checks(String root, List<FieldError> errors) {
    this.root = root;
    this.errors = errors;
  }

  /** The same collection with every pointer below {@code pointer}: {@code /lines/0}. */
  public Checks below(String pointer) {
    return new Checks(root + pointer, errors);
  }

  /** Records that the field is wrong unless {@code holds}. */
  public Checks rule(boolean holds, String pointer, String code, String detail) {
    if (!holds) {
      errors.add(new FieldError(root + pointer, code, detail));
    }
    return this;
  }

  /** The field must be there. */
  public Checks present(String pointer, @Nullable Object value) {
    return rule(value != null, pointer, "required", "a value was expected and none found");
  }

  /** The text must be there, not blank, and storable. */
  public Checks required(String pointer, @Nullable String value, int maxLength) {
    if (value == null || value.isBlank()) {
      return rule(false, pointer, "required", "a text was expected and none found");
    }
    return text(pointer, value, maxLength);
  }

  /** The text, if there is one, must be storable and at most that long. */
  public Checks text(String pointer, @Nullable String value, int maxLength) {
    if (value == null) {
      return this;
    }
    rule(
        value.length() <= maxLength,
        pointer,
        "too_long",
        "at most " + maxLength + " characters were expected and " + value.length() + " found");
    // PostgreSQL cannot store the character NUL in a text, nor half of one of two units.
    return rule(
            value.indexOf('\0') < 0,
            pointer,
            "character",
            "a text without the NUL character expected")
        .rule(isWhole(value), pointer, "character", "a text without halves of characters expected");
  }

  private static boolean isWhole(String value) {
    return value.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }

  /** The number, if there is one, must lie between both bounds, which are allowed themselves. */
  public Checks range(String pointer, @Nullable Number value, long low, long high) {
    boolean holds = value == null || (value.doubleValue() >= low && value.doubleValue() <= high);
    return rule(
        holds,
        pointer,
        "range",
        "a number from " + low + " to " + high + " expected, found " + value);
  }

  /** What was wrong so far. */
  public List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /** Throws one invalid-input problem that names every wrong field, if there was any. */
  public void done() {
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
  }
}
