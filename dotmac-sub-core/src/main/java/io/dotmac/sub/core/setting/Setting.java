package io.dotmac.sub.core.setting;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.WireName;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One setting a tenant may change.
 *
 * @param key its name within the domain, in snake case
 * @param kind the type as the wire names it: integer, boolean, text, decimal
 * @param fallback the value of a tenant that has not changed it
 * @param parser reads the stored text; refuses what is out of range
 * @param limits what the parser takes, for whoever chooses a value
 */
public record Setting<T>(
    SettingDomain domain,
    String key,
    String kind,
    T fallback,
    Function<String, T> parser,
    Limits limits) {
  /**
   * What values there are.
   *
   * @param least of a number; null: no limit
   * @param most of a number; null: no limit
   * @param choices all of them, by wire name; empty: any that the parser takes
   */
  public record Limits(@Nullable Long least, @Nullable Long most, List<String> choices) {
    /** Whatever the parser takes. */
    public static final Limits NONE = new Limits(null, null, List.of());

    /** Copies the choices. */
    public Limits {
      choices = List.copyOf(choices);
    }
  }

  /** A setting whose parser alone knows its limits. */
  public Setting(
      SettingDomain domain, String key, String kind, T fallback, Function<String, T> parser) {
    this(domain, key, kind, fallback, parser, Limits.NONE);
  }

  /** A whole number. */
  public static Setting<Integer> integer(SettingDomain domain, String key, int fallback) {
    return new Setting<>(domain, key, "integer", fallback, text -> number(key, text));
  }

  /** True or false. */
  public static Setting<Boolean> flag(SettingDomain domain, String key, boolean fallback) {
    return new Setting<>(
        domain,
        key,
        "boolean",
        fallback,
        text -> truth(key, text),
        new Limits(null, null, List.of("true", "false")));
  }

  /** Any text. */
  public static Setting<String> text(SettingDomain domain, String key, String fallback) {
    return new Setting<>(domain, key, "text", fallback, text -> text);
  }

  /** An exact decimal. */
  public static Setting<BigDecimal> decimal(SettingDomain domain, String key, String fallback) {
    return new Setting<>(
        domain, key, "decimal", new BigDecimal(fallback), text -> decimal(key, text));
  }

  /** The constants of an enum, by wire name. */
  public static <E extends Enum<E>> Setting<E> choice(
      SettingDomain domain, String key, Class<E> type, E fallback) {
    List<String> choices =
        Arrays.stream(type.getEnumConstants()).map(WireName::of).toList();
    return new Setting<>(
        domain,
        key,
        "choice",
        fallback,
        text -> choice(key, type, choices, text),
        new Limits(null, null, choices));
  }

  /** The same, limited to {@code low..high}, both included. */
  public Setting<T> range(long low, long high) {
    Function<String, T> limited = text -> {
      T value = parser.apply(text);
      if (value instanceof Integer number && (number < low || number > high)) {
        throw refused(key, "a number from " + low + " to " + high, text);
      }
      return value;
    };
    return new Setting<>(domain, key, kind, fallback, limited, new Limits(low, high, List.of()));
  }

  /** {@code billing.invoice_due_days}. */
  public String name() {
    return WireName.of(domain) + "." + key;
  }

  /** The value of a tenant that has not changed it, as it would be stored. */
  public String fallbackText() {
    if (fallback instanceof Enum<?> constant) {
      return WireName.of(constant);
    }
    return fallback instanceof Collection<?> many
        ? many.stream().map(String::valueOf).collect(Collectors.joining(","))
        : String.valueOf(fallback);
  }

  private static <E extends Enum<E>> E choice(
      String key, Class<E> type, List<String> choices, String text) {
    if (!choices.contains(text)) {
      throw refused(key, "one of " + String.join(", ", choices), text);
    }
    return WireName.parse(type, text);
  }

  private static int number(String key, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw refused(key, "a whole number", text);
    }
  }

  private static BigDecimal decimal(String key, String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw refused(key, "a decimal number", text);
    }
  }

  private static boolean truth(String key, String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw refused(key, "true or false", text);
  }

  private static RuntimeException refused(String key, String expected, String found) {
    return Problem.invalid(
        "/value", "setting", key + ": expected " + expected + ", found '" + found + "'");
  }
}
