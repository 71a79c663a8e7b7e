package io.dotmac.sub.server.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file: its values by the importer's field names, and what was found wrong with them.
 * Reading a wrong value notes a fault and gives nothing, so that all faults of a row are found.
 */
public final class ImportRow {
  private final long line;
  private final List<String> original;
  private final Map<String, String> values;
  private final Map<String, String> columns;
  private final List<RowFault> faults = new ArrayList<>();

  ImportRow(
      long line, List<String> original, Map<String, String> values, Map<String, String> columns) {
    this.line = line;
    this.original = List.copyOf(original);
    this.values = values;
    this.columns = columns;
  }

  /** The line of the file the row starts on, the header being line 1. */
  public long line() {
    return line;
  }

  /** The row as it was read. */
  public List<String> original() {
    return original;
  }

  /** What is wrong with it so far. */
  public List<RowFault> faults() {
    return List.copyOf(faults);
  }

  /** The column of a field as the file names it. */
  public String column(String field) {
    return columns.getOrDefault(field, field);
  }

  /** Notes that a field is wrong. */
  public void fault(String field, String code, String message) {
    faults.add(new RowFault(column(field), code, message));
  }

  /** The text, without blanks around it; nothing when the cell is empty or the column missing. */
  public @Nullable String text(String field) {
    String value = values.get(field);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** The text; an empty cell is a fault. */
  public String required(String field) {
    String value = text(field);
    if (value == null) {
      fault(field, "required", "a value was expected and none found");
      return "";
    }
    return value;
  }

  /** The first of a comma-separated list. */
  public @Nullable String first(String field) {
    String value = text(field);
    return value == null ? null : value.split(",", 2)[0].strip();
  }

  /** A date as {@code 2026-11-22}; {@code 0000-00-00} means none. */
  public @Nullable LocalDate date(String field) {
    String value = text(field);
    if (value == null || value.startsWith("0000-00-00")) {
      return null;
    }
    try {
      return LocalDate.parse(value.length() > 10 ? value.substring(0, 10) : value);
    } catch (DateTimeException e) {
      fault(field, "date", "a date such as 2026-11-22 was expected and '" + value + "' found");
      return null;
    }
  }

  /** A decimal number with a point, such as {@code 1250.00}. */
  public @Nullable BigDecimal decimal(String field) {
    String value = text(field);
    if (value == null) {
      return null;
    }
    if (value.length() <= 40 && value.matches("-?\\d+(\\.\\d+)?")) {
      return new BigDecimal(value);
    }
    fault(field, "number", "a number such as 1250.00 was expected and '" + value + "' found");
    return null;
  }

  /** A whole number. */
  public @Nullable Integer integer(String field) {
    String value = text(field);
    if (value == null) {
      return null;
    }
    if (value.matches("-?\\d{1,9}")) {
      return Integer.valueOf(value);
    }
    fault(field, "number", "a whole number was expected and '" + value + "' found");
    return null;
  }

  /** One of {@code choices} by its lower-case name; {@code fallback} when the cell is empty. */
  public <T> T choice(String field, Map<String, T> choices, T fallback) {
    String value = text(field);
    if (value == null) {
      return fallback;
    }
    T choice = choices.get(value.toLowerCase(Locale.ROOT));
    if (choice == null) {
      String allowed = String.join(", ", choices.keySet());
      fault(field, "choice", "one of " + allowed + " was expected and '" + value + "' found");
      return fallback;
    }
    return choice;
  }
}
