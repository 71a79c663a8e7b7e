package io.dotmac.sub.server.web.admin.log;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.part.Filters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How far a log is read back: a month unless chosen, since the tables know no end. */
final class Since {
  private static final String NAME = "days";
  private static final String USUAL = "30";
  private static final List<String> CHOICES = List.of("1", "7", USUAL, "365", "3650");
  private static final int COUNTED = 10_000;

  private Since() {}

  static Instant moment(Visit visit) {
    return visit.tx().systemNow().minus(Duration.ofDays(Long.parseLong(chosen(visit))));
  }

  private static String chosen(Visit visit) {
    String sent = visit.params().text(NAME);
    return CHOICES.contains(sent) ? sent : USUAL;
  }

  static Filters.Select select(Visit visit) {
    String chosen = chosen(visit);
    List<Filters.Option> options = CHOICES.stream()
        .map(days -> new Filters.Option(
            days.equals(USUAL) ? "" : days, visit.say("log.days_" + days), days.equals(chosen)))
        .toList();
    return new Filters.Select(NAME, visit.say("log.days"), options);
  }

  /** How many rows a query finds, at most 10,001. */
  static long count(Visit visit, Query rows) {
    return rows.then("limit " + (COUNTED + 1)).list(row -> 1).size();
  }

  static String summary(Visit visit, String key, long count) {
    return count > COUNTED
        ? visit.say("log.many", visit.formats().count(COUNTED))
        : visit.say(key, count, visit.formats().count(count));
  }
}
