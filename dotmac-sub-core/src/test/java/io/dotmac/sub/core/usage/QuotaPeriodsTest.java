package io.dotmac.sub.core.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.time.BillingCycle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuotaPeriodsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aPeriodIsTheMonthOfTheBillAndNotOfTheCalendar() {
    QuotaPeriods.Span span = of(BillingCycle.MONTHLY, 15, "2026-01-15", "Africa/Lagos")
        .containing(Instant.parse("2026-03-14T22:59:59Z"));

    assertThat(span).isEqualTo(span("2026-02-14T23:00:00Z", "2026-03-14T23:00:00Z"));
    assertThat(of(BillingCycle.MONTHLY, 15, "2026-01-15", "Africa/Lagos")
            .containing(Instant.parse("2026-03-14T23:00:00Z")))
        .isEqualTo(span("2026-03-14T23:00:00Z", "2026-04-14T23:00:00Z"));
  }

  @Test
  void theDayOnWhichClocksChangeIsAnHourLongerOrShorter() {
    QuotaPeriods daily = of(BillingCycle.DAILY, 1, "2026-01-01", "Europe/Berlin");

    assertThat(hours(daily, "2026-03-29T00:30:00Z")).isEqualTo(23);
    assertThat(hours(daily, "2026-03-30T00:30:00Z")).isEqualTo(24);
    assertThat(hours(daily, "2026-10-25T00:30:00Z")).isEqualTo(25);
  }

  @Test
  void aMonthWithTheChangeBeginsAndEndsAtLocalMidnight() {
    QuotaPeriods.Span span = of(BillingCycle.MONTHLY, 1, "2026-01-01", "Europe/Berlin")
        .containing(Instant.parse("2026-03-29T12:00:00Z"));

    assertThat(span.start().atZone(BERLIN).toLocalDateTime()).hasToString("2026-03-01T00:00");
    assertThat(span.end().atZone(BERLIN).toLocalDateTime()).hasToString("2026-04-01T00:00");
    assertThat(Duration.between(span.start(), span.end()).toHours()).isEqualTo(31 * 24 - 1);
  }

  @Test
  void billsOfAQuarterOrAYearHaveQuotasOfAMonth() {
    Instant at = Instant.parse("2026-05-20T12:00:00Z");

    assertThat(of(BillingCycle.ANNUAL, 31, "2026-01-31", "UTC").containing(at))
        .isEqualTo(of(BillingCycle.MONTHLY, 31, "2026-01-31", "UTC").containing(at))
        .isEqualTo(span("2026-04-30T00:00:00Z", "2026-05-31T00:00:00Z"));
  }

  @Test
  void weeksCountFromTheFirstDayOfTheService() {
    assertThat(of(BillingCycle.WEEKLY, 1, "2026-01-01", "UTC")
            .containing(Instant.parse("2026-01-14T23:59:59Z")))
        .isEqualTo(span("2026-01-08T00:00:00Z", "2026-01-15T00:00:00Z"));
  }

  private static long hours(QuotaPeriods periods, String at) {
    QuotaPeriods.Span span = periods.containing(Instant.parse(at));
    return Duration.between(span.start(), span.end()).toHours();
  }

  private static QuotaPeriods.Span span(String start, String end) {
    return new QuotaPeriods.Span(Instant.parse(start), Instant.parse(end));
  }

  private static QuotaPeriods of(BillingCycle cycle, int day, String start, String zone) {
    return new QuotaPeriods(cycle, day, LocalDate.parse(start), ZoneId.of(zone));
  }
}
