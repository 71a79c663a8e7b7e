package io.dotmac.sub.core.tx;

import io.dotmac.sub.core.problem.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The name of an enum constant in JSON and in the database: its constant in lower snake case. */
public final class WireName {
  /** The constants of an enum by their wire names: asked for each column of each row. */
  private static final ClassValue<Map<String, Enum<?>>> CONSTANTS = new ClassValue<>() {
    @Override
    protected Map<String, Enum<?>> computeValue(Class<?> type) {
      Enum<?>[] all = (Enum<?>[]) type.getEnumConstants();
      return Arrays.stream(all).collect(Collectors.toMap(WireName::of, constant -> constant));
    }
  };

  private WireName() {}

  /** {@code PARTIALLY_PAID} gives {@code partially_paid}. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The constant of that wire name; an unknown one is an invalid-input problem. */
  public static <E extends Enum<E>> E parse(Class<E> type, String wire) {
    Enum<?> constant = CONSTANTS.get(type).get(wire);
    if (constant != null) {
      return type.cast(constant);
    }
    String allowed =
        Arrays.stream(type.getEnumConstants()).map(WireName::of).collect(Collectors.joining(", "));
    throw Problem.invalid("", "enum", "expected one of " + allowed + ", found '" + wire + "'");
  }
}
