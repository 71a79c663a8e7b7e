package io.dotmac.sub.server.web.admin.network;

import io.dotmac.sub.core.network.ip.IpPoolId;
import io.dotmac.sub.core.network.ip.forecast.PoolDays;
import io.dotmac.sub.core.network.ip.forecast.PoolForecast;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Chart;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How full a pool was, and when it will be full.
 *
 * @param words in one sentence
 * @param warning whether that is soon
 * @param chart absent until two days are known
 */
record PoolOutlook(String words, boolean warning, @Nullable Chart chart) {
  private static final int DAYS = 90;

  private record Day(LocalDate day, long needed, long capacity) {}

  static PoolOutlook of(Visit visit, IpPoolId pool) {
    PoolForecast forecast = PoolDays.forecast(visit.tx(), pool);
    LocalDate soon = visit.tx().today().plusDays(Settings.get(visit.tx(), PoolDays.WARNING_DAYS));
    String words = words(visit, forecast.best());
    return new PoolOutlook(
        words,
        forecast.fullOn().filter(day -> !day.isAfter(soon)).isPresent(),
        chart(visit, pool, words));
  }

  private static String words(Visit visit, PoolForecast.Window line) {
    Formats formats = visit.formats();
    return switch (line.outcome()) {
      case FULL -> visit.say("ip.outlook_full");
      case NOT_ENOUGH_DAYS -> visit.say("ip.outlook_early", line.daysKnown(), line.days());
      case NOT_GROWING -> visit.say("ip.outlook_level", line.days());
      case GROWING ->
        line.fullOn() == null
            ? visit.say("ip.outlook_far", line.days())
            : visit.say(
                "ip.outlook_growing",
                formats.number(Objects.requireNonNull(line.perDay())),
                line.days(),
                formats.date(line.fullOn()));
    };
  }

  private static @Nullable Chart chart(Visit visit, IpPoolId pool, String words) {
    List<Day> days = visit
        .query("select day, reserved + assigned + in_use as needed, capacity from ip_pool_day"
            + " where tenant_id = :tenant and pool_id = :pool and day >= :from")
        .with("pool", pool.value())
        .with("from", visit.tx().today().minusDays(DAYS))
        .then("order by day")
        .list(row -> new Day(row.date("day"), row.number("needed"), row.number("capacity")));
    if (days.size() < 2) {
      return null;
    }
    Chart.Spec spec = new Chart.Spec(
        "line",
        "n",
        null,
        false,
        true,
        days.stream().map(day -> visit.formats().dayMonth(day.day())).toList(),
        List.of(
            Chart.Series.area(
                visit.say("ip.needed"), days.stream().map(Day::needed).toList(), 1),
            Chart.Series.line(
                visit.say("ip.capacity"), days.stream().map(Day::capacity).toList(), 6)));
    return Chart.of("c-pool", "h-200", words, visit.say("dashboard.day"), spec);
  }
}
