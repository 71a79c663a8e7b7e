package io.dotmac.sub.core.setting;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.WireName;
import java.math.BigDecimal;
import java.util.function.Function;

/**
 * One setting a tenant may change.
 *
 * @param key its name within the domain, in snake case
 * @param kind the type as the wire names it: integer, boolean, text, decimal
 * @param fallback the value of a tenant that has not changed it
 * @param parser reads the stored text; refuses what is out of range
 */
public record Setting<T>(
    SettingDomain domain, String key, String kind, T fallback, Function<String, T> parser) {
  /** A whole number. */
  public static Setting<Integer> integer(SettingDomain domain, String key, int fallback) {
    return new Setting<>(domain, key, "integer", fallback, text -> number(key, text));
  }

  /** True or false. */
  public static Setting<Boolean> flag(SettingDomain domain, String key, boolean fallback) {
    return new Setting<>(domain, key, "boolean", fallback, text -> truth(key, text));
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
    return new Setting<>(domain, key, "choice", fallback, text -> WireName.parse(type, text));
  }

  /** The same, limited to {@code low..high}, both included. */
  public Setting<T> range(long low, long high) {
    return new Setting<>(domain, key, kind, fallback, text -> {
      T value = parser.apply(text);
      if (value instanceof Integer number && (number < low || number > high)) {
        throw refused(key, "a number from " + low + " to " + high, text);
      }
      return value;
    });
  }

  /** {@code billing.invoice_due_days}. */
  public String name() {
    return WireName.of(domain) + "." + key;
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
