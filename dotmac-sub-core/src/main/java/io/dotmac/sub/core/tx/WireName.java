package io.dotmac.sub.core.tx;

import io.dotmac.sub.core.problem.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The name of an enum constant in JSON and in the database: its constant in lower snake case. */
public final class WireName {
  private WireName() {}

  /** {@code PARTIALLY_PAID} gives {@code partially_paid}. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The constant of that wire name; an unknown one is an invalid-input problem. */
  public static <E extends Enum<E>> E parse(Class<E> type, String wire) {
    for (E constant : type.getEnumConstants()) {
      if (of(constant).equals(wire)) {
        return constant;
      }
    }
    String allowed =
        Arrays.stream(type.getEnumConstants()).map(WireName::of).collect(Collectors.joining(", "));
    throw Problem.invalid("", "enum", "expected one of " + allowed + ", found '" + wire + "'");
  }
}
