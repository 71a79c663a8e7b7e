package io.dotmac.sub.devices.mikrotik;

import io.dotmac.sub.devices.parse.Row;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the command line prints of a menu, {@code detail} or {@code terse}: items of flags, a
 * comment and values. Nothing throws, whatever the text and wherever it is cut.
 */
final class RosPrinted {
  private static final Pattern ITEM = Pattern.compile("\\s*(?:(?<number>\\d{1,9})\\s)?\\s*"
      + "(?:(?<flags>[A-Za-z*]{1,6}(?: {1,4}[A-Za-z*]{1,4})?)\\s+)??"
      + "(?<rest>;;; .*|[a-z][a-z0-9.-]*=.*)");
  private static final Pattern VALUE = Pattern.compile(
      "(?<name>[a-z.][a-z0-9.-]*)=(?:\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\"|(?<plain>[^\"]?.*?))"
          + "(?=\\s+[a-z][a-z0-9.-]*=|\\s*$)");
  private static final Pattern NOISE = Pattern.compile("\\d\\d:\\d\\d:\\d\\d echo: .*|Flags: .*");
  private static final Pattern CONTINUED = Pattern.compile("\\s{2,}\\S.*");

  private RosPrinted() {}

  static List<Row> items(String text) {
    List<Row> rows = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    String flags = "";
    String number = "";
    for (String line : (text + "\n0 end=1").lines().toList()) {
      Matcher begins = ITEM.matcher(line);
      boolean isItem = begins.matches()
          && (begins.group("number") != null
              || begins.group("flags") != null
              || !CONTINUED.matcher(line).matches());
      if (isItem) {
        if (item.length() > 0) {
          rows.add(row(number, flags, item.toString()));
        }
        number = begins.group("number") == null ? "" : begins.group("number");
        flags = begins.group("flags") == null ? "" : begins.group("flags");
        item.setLength(0);
        item.append(begins.group("rest"));
      } else if (item.length() > 0 && !line.isBlank() && !NOISE.matcher(line).matches()) {
        // The comment ends where its line does; values go on.
        item.append(item.indexOf(";;;") == 0 && item.indexOf("\n") < 0 ? "\n" : " ")
            .append(line.strip());
      }
    }
    return rows;
  }

  private static Row row(String number, String flags, String item) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("number", number);
    values.put("flags", flags.strip());
    String rest = item;
    if (item.startsWith(";;;")) {
      int end = item.indexOf('\n');
      values.put("comment", item.substring(3, end < 0 ? item.length() : end).strip());
      rest = end < 0 ? "" : item.substring(end + 1);
    }
    Matcher value = VALUE.matcher(rest);
    while (value.find()) {
      String quoted = value.group("quoted");
      values.put(
          value.group("name"), quoted == null ? value.group("plain").strip() : plain(quoted));
    }
    flag(values, "X", "disabled");
    flag(values, "D", "dynamic");
    flag(values, "R", "running");
    return new Row(values);
  }

  private static void flag(Map<String, String> values, String flag, String name) {
    values.putIfAbsent(name, values.getOrDefault("flags", "").contains(flag) ? "yes" : "no");
  }

  /** A quoted text without its escapes. */
  private static String plain(String quoted) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      if (c != '\\' || i + 1 == quoted.length()) {
        out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      char next = quoted.charAt(++i);
      int high = Character.digit(next, 16);
      int low = i + 1 < quoted.length() ? Character.digit(quoted.charAt(i + 1), 16) : -1;
      if (high >= 0 && low >= 0 && !Character.isLowerCase(next)) {
        out.write(high << 4 | low);
        i++;
      } else {
        out.write(
            switch (next) {
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 't' -> '\t';
              case '_' -> ' ';
              default -> next;
            });
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
