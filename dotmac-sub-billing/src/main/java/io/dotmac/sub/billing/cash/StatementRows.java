package io.dotmac.sub.billing.cash;

import io.dotmac.sub.core.money.AmountException;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a bank's CSV file. Columns are found by their names: date (booked_on), amount or credit,
 * and if there are any reference (description, narration) and payer (name). Rows of money that
 * went out are left out.
 */
public final class StatementRows {
  private static final List<String> DATE =
      List.of("date", "booked_on", "booking_date", "value_date");
  private static final List<String> AMOUNT = List.of("amount", "credit", "credit_amount");
  private static final List<String> REFERENCE =
      List.of("reference", "description", "narration", "details", "remittance");
  private static final List<String> PAYER = List.of("payer", "name", "counterparty", "sender");
  private static final Pattern THOUSANDS =
      Pattern.compile("[+-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?");
  private static final int MOST_ROWS = 20_000;
  private static final int LONGEST = 200;

  private StatementRows() {}

  /**
   * The rows of money that came in.
   *
   * @throws io.dotmac.sub.core.problem.ProblemException naming the first row that is wrong and what
   *     was expected
   */
  public static List<StatementRow> read(String csv, Currency currency) {
    List<List<String>> lines = split(csv);
    if (lines.isEmpty()) {
      throw Problem.invalid("/csv", "required", "expected a header line, found an empty file");
    }
    List<String> header = lines.get(0).stream()
        .map(name -> name.strip().toLowerCase(Locale.ROOT).replace(' ', '_'))
        .toList();
    int date = column(header, DATE, true);
    int amount = column(header, AMOUNT, true);
    int reference = column(header, REFERENCE, false);
    int payer = column(header, PAYER, false);
    if (lines.size() - 1 > MOST_ROWS) {
      throw Problem.invalid("/csv", "range", "expected at most " + MOST_ROWS + " rows");
    }
    List<StatementRow> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      List<String> cells = lines.get(i);
      Money money = amount(i, cell(cells, amount), currency);
      if (money.isPositive()) {
        rows.add(new StatementRow(
            i, date(i, cell(cells, date)), money, cell(cells, reference), cell(cells, payer)));
      }
    }
    return rows;
  }

  private static int column(List<String> header, List<String> names, boolean required) {
    for (String name : names) {
      if (header.contains(name)) {
        return header.indexOf(name);
      }
    }
    if (required) {
      throw Problem.invalid(
          "/csv", "columns", "expected a column named one of " + names + ", found " + header);
    }
    return -1;
  }

  private static String cell(List<String> cells, int at) {
    String text = at < 0 || at >= cells.size() ? "" : cells.get(at).strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private static LocalDate date(int row, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Problem.invalid(
          "/csv/" + row, "date", "row " + row + ": expected a date like 2026-01-31, found " + text);
    }
  }

  private static Money amount(int row, String text, Currency currency) {
    if (text.isEmpty()) {
      return Money.zero(currency);
    }
    // A comma that stands for a decimal point would make a hundred of one.
    if (text.indexOf(',') >= 0 && !THOUSANDS.matcher(text).matches()) {
      throw Problem.invalid(
          "/csv/" + row,
          "amount",
          "row " + row + ": expected an amount like 1250.00 or 1,250.00, found " + text);
    }
    String plain = text.replace(",", "");
    try {
      return Money.of(plain, currency);
    } catch (AmountException e) {
      throw Problem.invalid("/csv/" + row, e.code(), "row " + row + ": " + e.getMessage());
    }
  }

  /** RFC 4180: cells may be quoted, quotes inside are doubled, quoted cells may have line ends. */
  private static List<List<String>> split(String csv) {
    List<List<String>> lines = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
        quoted = c != '"' || doubled;
        i += doubled ? 1 : 0;
        if (quoted) {
          cell.append(c);
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',' || c == '\n') {
        cells.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          end(lines, cells);
          cells = new ArrayList<>();
        }
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    end(lines, cells);
    return lines;
  }

  private static void end(List<List<String>> lines, List<String> cells) {
    if (cells.stream().anyMatch(each -> !each.isBlank())) {
      lines.add(cells);
    }
  }
}
