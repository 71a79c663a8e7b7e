package io.dotmac.sub.core.network.inventory;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.WireName;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A component of an item's record and what its annotations say.
 *
 * @param name in snake case: of the column and on the wire
 * @param isRequired whether it must be there
 */
record Column(String name, ColumnType type, RecordComponent component, boolean isRequired) {
  private static final int USUAL_LENGTH = 200;

  static Column of(RecordComponent component) {
    return new Column(
        snake(component.getName()),
        ColumnType.of(component),
        component,
        !component.getAnnotatedType().isAnnotationPresent(Nullable.class));
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  boolean isFixed() {
    return component.isAnnotationPresent(Fixed.class);
  }

  /** The table of what it refers to. */
  Optional<String> refersTo() {
    return annotation(RefersTo.class).map(RefersTo::value);
  }

  /** What it is when nobody says it, as the wire writes it. */
  Optional<String> usually() {
    return annotation(Usually.class).map(Usually::value);
  }

  /** The wire names of its constants; empty unless it is a choice. */
  List<String> choices() {
    Object[] constants = component.getType().getEnumConstants();
    return constants == null
        ? List.of()
        : Arrays.stream(constants).map(each -> WireName.of((Enum<?>) each)).toList();
  }

  /** The value of it that the record has. */
  @Nullable
  Object of(Record item) {
    try {
      return component.getAccessor().invoke(item);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  /** The value as it is stored; what is wrong with it is recorded. */
  @Nullable
  Object checked(Checks checks, @Nullable Object value) {
    String pointer = "/" + name;
    if (value instanceof String text) {
      return text(checks, pointer, text);
    }
    if (value instanceof Number number) {
      annotation(Between.class)
          .ifPresent(range -> checks.range(pointer, number, range.low(), range.high()));
    }
    if (value instanceof List<?> line) {
      checks.rule(
          Lines.isLine(line),
          pointer,
          "line",
          "a list of 2 to " + Lines.MOST + " points was expected, each [longitude, latitude]");
    }
    return value;
  }

  private @Nullable String text(Checks checks, String pointer, String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      checks.rule(!isRequired, pointer, "required", "a text was expected and none found");
      return null;
    }
    Optional<Text> said = annotation(Text.class);
    checks.text(pointer, trimmed, said.map(Text::max).orElse(USUAL_LENGTH));
    Form form = said.map(Text::form).orElse(Form.ANY);
    Optional<String> read = form.read(trimmed);
    checks.rule(
        read.isPresent(),
        pointer,
        "format",
        form.expected() + " was expected and '" + shortened(trimmed) + "' found");
    return read.orElse(trimmed);
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }

  private <A extends Annotation> Optional<A> annotation(Class<A> type) {
    return Optional.ofNullable(component.getAnnotation(type));
  }
}
