package io.dotmac.sub.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DateRangeTest {
  private final DateRange january = range("2026-01-01", "2026-02-01");

  @Test
  void includesItsStartAndExcludesItsEnd() {
    assertThat(january.days()).isEqualTo(31);
    assertThat(january.contains(date("2026-01-01"))).isTrue();
    assertThat(january.contains(date("2026-01-31"))).isTrue();
    assertThat(january.contains(date("2026-02-01"))).isFalse();
    assertThat(january.contains(date("2025-12-31"))).isFalse();
    assertThat(january.lastDay()).isEqualTo(date("2026-01-31"));
    assertThat(january).hasToString("[2026-01-01, 2026-02-01)");
  }

  @Test
  void hasAtLeastOneDay() {
    assertThatThrownBy(() -> range("2026-01-01", "2026-01-01"))
        .hasMessage(
            "a range that ends after it starts was expected, [2026-01-01, 2026-01-01) found");
    assertThat(DateRange.between(date("2026-01-02"), date("2026-01-01"))).isEmpty();
    assertThat(range("2026-01-01", "2026-01-02").days()).isEqualTo(1);
  }

  @Test
  void rangesThatOnlyTouchShareNoDay() {
    DateRange february = range("2026-02-01", "2026-03-01");

    assertThat(january.overlaps(february)).isFalse();
    assertThat(january.intersect(february)).isEmpty();
    assertThat(january.minus(february)).containsExactly(january);
    assertThat(DateRange.union(List.of(february, january)))
        .containsExactly(range("2026-01-01", "2026-03-01"));
  }

  @Test
  void takesAwayTheMiddleAndKeepsBothEnds() {
    assertThat(january.minus(range("2026-01-10", "2026-01-20")))
        .containsExactly(range("2026-01-01", "2026-01-10"), range("2026-01-20", "2026-02-01"));
    assertThat(january.minus(DateRange.from(date("2025-01-01")))).isEmpty();
    assertThat(january.intersect(DateRange.from(date("2026-01-20"))))
        .contains(range("2026-01-20", "2026-02-01"));
    assertThat(january.contains(range("2026-01-01", "2026-01-10"))).isTrue();
    assertThat(january.contains(DateRange.from(date("2026-01-01")))).isFalse();
    assertThat(DateRange.from(date("2026-01-01")).isOpen()).isTrue();
  }

  @Test
  void setOperationsAgreeWithSetsOfDays() {
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      DateRange whole = random(random);
      List<DateRange> others = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        others.add(random(random));
      }
      Set<LocalDate> expected = days(List.of(whole));
      others.forEach(other -> expected.removeAll(days(List.of(other))));

      assertThat(days(whole.minusAll(others))).isEqualTo(expected);
      assertThat(days(DateRange.union(others))).isEqualTo(days(others));
      List<DateRange> union = DateRange.union(others);
      for (int i = 1; i < union.size(); i++) {
        assertThat(union.get(i - 1).end()).isBefore(union.get(i).start());
      }
    }
  }

  private static Set<LocalDate> days(List<DateRange> ranges) {
    Set<LocalDate> days = new TreeSet<>();
    ranges.forEach(range -> days.addAll(range.start().datesUntil(range.end()).toList()));
    return days;
  }

  private static DateRange random(Random random) {
    LocalDate start = date("2026-01-01").plusDays(random.nextInt(40));
    return DateRange.of(start, start.plusDays(1 + random.nextInt(20)));
  }

  private static DateRange range(String start, String end) {
    return DateRange.of(date(start), date(end));
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }
}
