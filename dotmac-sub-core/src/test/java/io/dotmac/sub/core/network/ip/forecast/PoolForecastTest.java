package io.dotmac.sub.core.network.ip.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.network.ip.PoolUse;
import io.dotmac.sub.core.network.ip.forecast.PoolForecast.Outcome;
import io.dotmac.sub.core.network.ip.forecast.PoolForecast.Point;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoolForecastTest {
  private static final LocalDate TODAY = LocalDate.of(2030, 6, 15);

  /** A pool of 1,000 of which that many are in use. */
  private static PoolUse use(long inUse) {
    return new PoolUse(1_000, 0, 0, inUse, 300);
  }

  /** The days before today, yesterday being the day 1. */
  private static List<Point> days(int count, IntToLongFunction needed) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(ago -> new Point(TODAY.minusDays(ago), needed.applyAsLong(ago)))
        .toList();
  }

  @Test
  void aPoolThatGrowsByTwoADayIsFullWhenWhatIsFreeIsUsedUp() {
    PoolForecast forecast = PoolForecast.of(TODAY, use(501), days(90, ago -> 501 - 2L * ago));

    assertThat(forecast.best().days()).isEqualTo(90);
    assertThat(forecast.best().outcome()).isEqualTo(Outcome.GROWING);
    assertThat(forecast.best().perDay()).isEqualByComparingTo("2");
    // 499 are free: after 249 days one is left, after 250 none.
    assertThat(forecast.fullOn()).contains(TODAY.plusDays(250));
    assertThat(forecast.needed()).isEqualTo(501);
  }

  @Test
  void aPoolThatIsLevelOrFallsDoesNotGrow() {
    assertThat(PoolForecast.of(TODAY, use(500), days(90, ago -> 500)).best().outcome())
        .isEqualTo(Outcome.NOT_GROWING);
    PoolForecast falling = PoolForecast.of(TODAY, use(100), days(90, ago -> 100 + ago));
    assertThat(falling.best().outcome()).isEqualTo(Outcome.NOT_GROWING);
    assertThat(falling.best().perDay()).isEqualByComparingTo("-1");
    assertThat(falling.fullOn()).isEmpty();
  }

  @Test
  void aThirdOfTheDaysMustBeKnown() {
    assertThat(PoolForecast.of(TODAY, use(500), days(9, ago -> 500 - ago)).best())
        .isEqualTo(new PoolForecast.Window(30, 9, Outcome.NOT_ENOUGH_DAYS, null, null));
    PoolForecast month = PoolForecast.of(TODAY, use(500), days(10, ago -> 500 - ago));
    assertThat(month.best().days()).isEqualTo(30);
    assertThat(month.best().outcome()).isEqualTo(Outcome.GROWING);
    assertThat(month.windows().get(1).outcome()).isEqualTo(Outcome.NOT_ENOUGH_DAYS);
    assertThat(
            PoolForecast.of(TODAY, use(500), days(29, ago -> 500 - ago)).best().days())
        .isEqualTo(30);
    assertThat(
            PoolForecast.of(TODAY, use(500), days(30, ago -> 500 - ago)).best().days())
        .isEqualTo(90);
  }

  @Test
  void daysOfTheLastMonthAloneMakeTheShorterLine() {
    List<Point> days = days(90, ago -> ago <= 30 ? 500 - 10L * ago : 200);

    PoolForecast forecast = PoolForecast.of(TODAY, use(500), days);

    assertThat(forecast.windows().get(0).perDay()).isEqualByComparingTo("10");
    assertThat(forecast.windows().get(0).fullOn()).isEqualTo(TODAY.plusDays(50));
    assertThat(forecast.best().fullOn()).isAfter(TODAY.plusDays(50));
  }

  @Test
  void whatIsFullIsFullAndTenYearsAreTooFar() {
    PoolForecast full = PoolForecast.of(TODAY, use(1_000), List.of());
    assertThat(full.best().outcome()).isEqualTo(Outcome.FULL);
    assertThat(full.fullOn()).contains(TODAY);

    List<Point> slow = days(90, ago -> ago <= 5 ? 101 : 100);
    PoolForecast far = PoolForecast.of(TODAY, use(101), slow);
    assertThat(far.best().outcome()).isEqualTo(Outcome.GROWING);
    assertThat(far.fullOn()).isEmpty();
  }

  @Test
  void todayAndDaysLongAgoAreNoDaysBefore() {
    List<Point> days = List.of(new Point(TODAY, 1), new Point(TODAY.minusDays(91), 1));

    assertThat(PoolForecast.of(TODAY, use(500), days).windows())
        .allMatch(window -> window.daysKnown() == 0);
  }
}
