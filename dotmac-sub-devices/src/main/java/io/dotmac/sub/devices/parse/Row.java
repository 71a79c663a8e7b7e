package io.dotmac.sub.devices.parse;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of a table or one record, by name. A value that a device leaves out, or prints as a dash,
 * is the empty text; a name that is not there too, since firmwares differ.
 *
 * @param values in the order of the device
 */
public record Row(Map<String, String> values) {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");
  private static final Pattern DASHES = Pattern.compile("-+");
  private static final Pattern NAME = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

  public Row {
    values = new LinkedHashMap<>(values);
  }

  /** A row of the named groups of a pattern that matched. */
  static Row of(Pattern pattern, Matcher matched) {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher names = NAME.matcher(pattern.pattern());
    while (names.find()) {
      String value = matched.group(names.group(1));
      values.put(names.group(1), value == null ? "" : undashed(value));
    }
    return new Row(values);
  }

  static String undashed(String value) {
    String plain = value.strip();
    return DASHES.matcher(plain).matches() ? "" : plain;
  }

  /** The value; empty when there is none. */
  public String text(String name) {
    return values.getOrDefault(name, "");
  }

  /** The value as a whole number; empty when it is none. */
  public OptionalInt number(String name) {
    String text = text(name);
    return NUMBER.matcher(text).matches()
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  /** The value as a decimal number; empty when it is none. */
  public Optional<BigDecimal> decimal(String name) {
    String text = text(name);
    return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** The same row with the values of another added. */
  public Row with(Row other) {
    Map<String, String> both = new LinkedHashMap<>(values);
    both.putAll(other.values);
    return new Row(both);
  }
}
