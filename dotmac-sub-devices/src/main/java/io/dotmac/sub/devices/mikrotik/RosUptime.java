package io.dotmac.sub.devices.mikrotik;

import io.dotmac.sub.devices.parse.Row;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a session is one of those that were there: a customer may be back at once. */
final class RosUptime {
  private static final Pattern UNITS = Pattern.compile("(\\d{1,6})([wdhms])");
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d\\d):(\\d\\d)");

  private RosUptime() {}

  /** By its number where the wire shows one, else by its age: a new one is younger. */
  static boolean isOneOf(Row row, List<Row> before) {
    return row.text(".id").isEmpty()
        ? before.stream().anyMatch(old -> seconds(old) <= seconds(row))
        : before.stream().anyMatch(old -> old.text(".id").equals(row.text(".id")));
  }

  /** {@code 1w2d3h4m5s} and {@code 2d03:04:05}. */
  static long seconds(Row row) {
    String uptime = row.text("uptime");
    long seconds = 0;
    Matcher units = UNITS.matcher(uptime);
    while (units.find()) {
      seconds += Long.parseLong(units.group(1))
          * switch (units.group(2)) {
            case "w" -> 604_800;
            case "d" -> 86_400;
            case "h" -> 3_600;
            case "m" -> 60;
            default -> 1;
          };
    }
    Matcher clock = CLOCK.matcher(uptime);
    return clock.find()
        ? seconds
            + Long.parseLong(clock.group(1)) * 3_600
            + Long.parseLong(clock.group(2)) * 60
            + Long.parseLong(clock.group(3))
        : seconds;
  }
}
