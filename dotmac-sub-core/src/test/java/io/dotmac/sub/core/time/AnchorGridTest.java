package io.dotmac.sub.core.time;

import static io.dotmac.sub.core.time.BillingCycle.ANNUAL;
import static io.dotmac.sub.core.time.BillingCycle.DAILY;
import static io.dotmac.sub.core.time.BillingCycle.MONTHLY;
import static io.dotmac.sub.core.time.BillingCycle.QUARTERLY;
import static io.dotmac.sub.core.time.BillingCycle.WEEKLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnchorGridTest {

  @Test
  void billingDayOf31JanuaryClampsInFebruaryAndReturnsInMarch() {
    assertThat(starts(AnchorGrid.of(MONTHLY, date("2026-01-31")), 0, 6))
        .containsExactly(
            "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30");
    assertThat(starts(AnchorGrid.of(MONTHLY, date("2028-01-31")), 0, 3))
        .containsExactly("2028-01-31", "2028-02-29", "2028-03-31");
  }

  @Test
  void annualPeriodFrom29FebruaryReturnsToThe29thInLeapYears() {
    assertThat(starts(AnchorGrid.of(ANNUAL, date("2028-02-29")), 0, 9))
        .containsExactly(
            "2028-02-29",
            "2029-02-28",
            "2030-02-28",
            "2031-02-28",
            "2032-02-29",
            "2033-02-28",
            "2034-02-28",
            "2035-02-28",
            "2036-02-29");
  }

  @Test
  void anAnchorDayIsKeptWhenTheFirstMonthIsTooShortForIt() {
    AnchorGrid grid = AnchorGrid.onDay(MONTHLY, 31, date("2026-02-10"));

    assertThat(starts(grid, -1, 3))
        .containsExactly("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30");
  }

  @ParameterizedTest
  @CsvSource({
    "MONTHLY,   2026-01-31, 2026-02-27, 2026-01-31, 2026-02-28",
    "MONTHLY,   2026-01-31, 2026-02-28, 2026-02-28, 2026-03-31",
    "MONTHLY,   2026-01-31, 2026-03-30, 2026-02-28, 2026-03-31",
    "MONTHLY,   2026-01-31, 2026-03-31, 2026-03-31, 2026-04-30",
    "MONTHLY,   2026-01-30, 2026-03-01, 2026-02-28, 2026-03-30",
    "MONTHLY,   2028-01-30, 2028-03-01, 2028-02-29, 2028-03-30",
    "MONTHLY,   2026-01-29, 2028-02-29, 2028-02-29, 2028-03-29",
    "MONTHLY,   2026-01-15, 2025-12-31, 2025-12-15, 2026-01-15",
    "MONTHLY,   2026-01-01, 2026-12-31, 2026-12-01, 2027-01-01",
    "QUARTERLY, 2025-11-30, 2026-02-27, 2025-11-30, 2026-02-28",
    "QUARTERLY, 2025-11-30, 2026-05-29, 2026-02-28, 2026-05-30",
    "ANNUAL,    2028-02-29, 2032-02-28, 2031-02-28, 2032-02-29",
    "ANNUAL,    2028-02-29, 2028-02-28, 2027-02-28, 2028-02-29",
    "WEEKLY,    2026-01-05, 2026-01-04, 2025-12-29, 2026-01-05",
    "WEEKLY,    2026-01-05, 2026-01-11, 2026-01-05, 2026-01-12",
    "DAILY,     2026-01-05, 2026-03-01, 2026-03-01, 2026-03-02",
  })
  void findsThePeriodOfADay(
      BillingCycle cycle, LocalDate anchor, LocalDate day, LocalDate start, LocalDate end) {
    assertThat(AnchorGrid.of(cycle, anchor).periodContaining(day))
        .isEqualTo(DateRange.of(start, end));
  }

  @Test
  void everyDayOfFortyYearsBelongsToExactlyOnePeriodForEveryAnchorDay() {
    LocalDate first = date("2020-01-01");
    LocalDate last = date("2060-01-01");
    for (BillingCycle cycle : BillingCycle.values()) {
      for (int day = 1; day <= 31; day++) {
        AnchorGrid grid = AnchorGrid.of(cycle, LocalDate.of(2036, 1, day));
        long n = grid.indexOf(first);
        for (LocalDate date = first; date.isBefore(last); date = date.plusDays(1)) {
          if (date.equals(grid.at(n + 1))) {
            n++;
          }
          assertThat(grid.indexOf(date)).isEqualTo(n);
          assertThat(grid.period(n).contains(date)).isTrue();
        }
      }
    }
  }

  @Test
  void everyBoundaryOfFortyYearsIsTheAnchorDayOrTheLastDayOfAShorterMonth() {
    for (BillingCycle cycle : List.of(MONTHLY, QUARTERLY, ANNUAL)) {
      for (int month = 1; month <= 12; month++) {
        for (int day = 1; day <= 31; day++) {
          AnchorGrid grid = AnchorGrid.onDay(cycle, day, LocalDate.of(2024, month, 1));
          for (long n = -240L / cycle.months(); n <= 240L / cycle.months(); n++) {
            LocalDate boundary = grid.at(n);
            assertThat(boundary.getDayOfMonth())
                .isEqualTo(Math.min(day, YearMonth.from(boundary).lengthOfMonth()));
            assertThat(grid.indexOf(boundary)).isEqualTo(n);
            assertThat(grid.indexOf(boundary.minusDays(1))).isEqualTo(n - 1);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(BillingCycle.class)
  void theWireNameIsTheConstantInLowerCase(BillingCycle cycle) {
    assertThat(cycle.wire().toUpperCase(java.util.Locale.ROOT)).isEqualTo(cycle.name());
  }

  @Test
  void listsThePeriodsARangeTouches() {
    AnchorGrid grid = AnchorGrid.of(MONTHLY, date("2026-01-31"));
    DateRange range = DateRange.of(date("2026-02-01"), date("2026-04-01"));

    assertThat(grid.periodsTouching(range))
        .hasToString(
            "[[2026-01-31, 2026-02-28), [2026-02-28, 2026-03-31), [2026-03-31, 2026-04-30)]");
    assertThatThrownBy(() -> grid.periodsTouching(DateRange.from(date("2026-01-01"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knowsItsBoundaries() {
    AnchorGrid grid = AnchorGrid.of(MONTHLY, date("2026-01-31"));

    assertThat(grid.isBoundary(date("2026-02-28"))).isTrue();
    assertThat(grid.isBoundary(date("2026-03-28"))).isFalse();
    assertThat(grid.boundaryOnOrAfter(date("2026-02-28"))).isEqualTo(date("2026-02-28"));
    assertThat(grid.boundaryOnOrAfter(date("2026-03-01"))).isEqualTo(date("2026-03-31"));
  }

  @Test
  void aPeriodMayBeSeveralCyclesAndComesBackToItsDay() {
    AnchorGrid twoMonths = AnchorGrid.of(MONTHLY, date("2026-12-31")).every(2);
    AnchorGrid threeWeeks = AnchorGrid.of(WEEKLY, date("2026-01-05")).every(3);

    assertThat(starts(twoMonths, 0, 4))
        .containsExactly("2026-12-31", "2027-02-28", "2027-04-30", "2027-06-30");
    assertThat(starts(threeWeeks, -1, 2)).containsExactly("2025-12-15", "2026-01-05", "2026-01-26");
    assertThat(twoMonths.periodContaining(date("2027-03-31")))
        .hasToString("[2027-02-28, 2027-04-30)");
    assertThat(threeWeeks.indexOf(date("2026-01-04"))).isEqualTo(-1);
    assertThatThrownBy(() -> twoMonths.every(0))
        .hasMessage("a period of 1 to 60 cycles was expected and 0 found");
    assertThatThrownBy(() -> twoMonths.every(61)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSharedGridOfAnAccountDoesNotDependOnWhenAServiceStarted() {
    assertThat(starts(AnchorGrid.shared(QUARTERLY, 15), 0, 3))
        .containsExactly("2001-01-15", "2001-04-15", "2001-07-15");
    assertThat(AnchorGrid.shared(WEEKLY, 15).at(1)).isEqualTo(date("2001-01-08"));
    assertThat(AnchorGrid.shared(ANNUAL, 31).at(25)).isEqualTo(date("2026-01-31"));
  }

  @Test
  void refusesAnAnchorOffItsOwnGrid() {
    assertThatThrownBy(() -> new AnchorGrid(MONTHLY, 1, date("2026-01-15"), 31))
        .hasMessage("an anchor on day 31 of its month was expected and 2026-01-15 found");
    assertThatThrownBy(() -> new AnchorGrid(WEEKLY, 1, date("2026-01-15"), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AnchorGrid.onDay(MONTHLY, 0, date("2026-01-15")))
        .hasMessage("a day of the month from 1 to 31 was expected and 0 found");
    assertThatThrownBy(() -> AnchorGrid.onDay(MONTHLY, 32, date("2026-01-15")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(AnchorGrid.onDay(DAILY, 31, date("2026-01-15")).anchor())
        .isEqualTo(date("2026-01-15"));
  }

  private static List<String> starts(AnchorGrid grid, long from, long to) {
    return LongStream.range(from, to).mapToObj(n -> grid.at(n).toString()).toList();
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }
}
