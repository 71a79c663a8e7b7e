package io.dotmac.sub.devices.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows out of printed text. Nothing here throws, whatever the text and wherever it is cut. */
public final class Rows {
  private static final Pattern RULE = Pattern.compile("\\s*[-=*]{5,}\\s*");
  private static final Pattern LABEL = Pattern.compile("\\s*([^:]*?[^:\\s])\\s*:(?!//)\\s*(.*)");
  private static final Pattern GAP = Pattern.compile("\\s*(\\S(?:.*?\\S)?)\\s{2,}(\\S.*?)\\s*");
  private static final Pattern NOT_A_NAME = Pattern.compile("[^a-z0-9]+");

  private Rows() {}

  /** One row for each line that matches; the pattern's named groups are its values. */
  public static List<Row> matching(String text, Pattern line) {
    List<Row> rows = new ArrayList<>();
    text.lines().forEach(each -> {
      Matcher matched = line.matcher(each);
      if (matched.matches()) {
        rows.add(Row.of(line, matched));
      }
    });
    return rows;
  }

  /** Whether a line is drawn, such as dashes below a heading. */
  public static boolean isRule(String line) {
    return RULE.matcher(line).matches();
  }

  /**
   * Records of {@code Label : value} lines, a new one wherever {@code first} appears again. Names
   * are labels in lower case with underscores: {@code ONT distance(m)} is {@code ont_distance_m}; a
   * label that comes a second time in a record gets {@code _2}. Lines before the first record
   * belong to all of them.
   */
  public static List<Row> records(String text, String first) {
    return records(text, first, LABEL);
  }

  /** The same where two or more blanks stand in the place of the colon. */
  public static List<Row> spacedRecords(String text, String first) {
    return records(text, first, GAP);
  }

  private static List<Row> records(String text, String first, Pattern form) {
    Map<String, String> common = new LinkedHashMap<>();
    List<Map<String, String>> records = new ArrayList<>();
    String begun = "";
    for (String line : text.lines().toList()) {
      Matcher labelled = form.matcher(line);
      if (isRule(line) || line.isBlank()) {
        begun = "";
      } else if (labelled.matches()) {
        // A label may need two lines; its value stands on the second.
        String name = name(begun.isEmpty() ? labelled.group(1) : begun + " " + labelled.group(1));
        begun = "";
        if (name.equals(first)) {
          records.add(new LinkedHashMap<>(common));
        }
        Map<String, String> into = records.isEmpty() ? common : records.get(records.size() - 1);
        String value = Row.undashed(labelled.group(2));
        into.putIfAbsent(into.containsKey(name) ? name + "_2" : name, value);
      } else if (!line.contains(":")) {
        begun = line.strip();
      }
    }
    return records.stream().map(Row::new).toList();
  }

  /** A label as a name. */
  public static String name(String label) {
    String plain = NOT_A_NAME.matcher(label.toLowerCase(Locale.ROOT)).replaceAll("_");
    int from = plain.startsWith("_") ? 1 : 0;
    int to = plain.endsWith("_") ? plain.length() - 1 : plain.length();
    return from >= to ? "" : plain.substring(from, to);
  }
}
