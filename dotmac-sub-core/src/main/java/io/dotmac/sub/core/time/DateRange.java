package io.dotmac.sub.core.time;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The days from {@code start}, included, to {@code end}, excluded: {@code [start, end)}. A range is
 * never empty; what has no end yet ends at {@link #OPEN}.
 *
 * @param start the first day
 * @param end the day after the last day
 */
public record DateRange(LocalDate start, LocalDate end) implements Comparable<DateRange> {

  /** The end of a range that has no end. */
  public static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

  /** Rejects a range without a day. */
  public DateRange {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException(
          "a range that ends after it starts was expected, [" + start + ", " + end + ") found");
    }
  }

  /** From {@code start}, included, to {@code end}, excluded. */
  public static DateRange of(LocalDate start, LocalDate end) {
    return new DateRange(start, end);
  }

  /** From {@code start} without an end. */
  public static DateRange from(LocalDate start) {
    return new DateRange(start, OPEN);
  }

  /** From {@code start} to {@code end}, or empty when no day lies between them. */
  public static Optional<DateRange> between(LocalDate start, LocalDate end) {
    return start.isBefore(end) ? Optional.of(new DateRange(start, end)) : Optional.empty();
  }

  /** True when this has no end. */
  public boolean isOpen() {
    return end.equals(OPEN);
  }

  /** How many days it has. */
  public long days() {
    return ChronoUnit.DAYS.between(start, end);
  }

  /** The last day that belongs to it. */
  public LocalDate lastDay() {
    return end.minusDays(1);
  }

  /** True when the day belongs to it. */
  public boolean contains(LocalDate date) {
    return !date.isBefore(start) && date.isBefore(end);
  }

  /** True when every day of {@code other} belongs to it. */
  public boolean contains(DateRange other) {
    return !other.start.isBefore(start) && !other.end.isAfter(end);
  }

  /** True when they share a day; ranges that only touch do not. */
  public boolean overlaps(DateRange other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }

  /** The days they share. */
  public Optional<DateRange> intersect(DateRange other) {
    return between(later(start, other.start), earlier(end, other.end));
  }

  /** The days of this that are not in {@code other}: none, one or two ranges, in order. */
  public List<DateRange> minus(DateRange other) {
    if (!overlaps(other)) {
      return List.of(this);
    }
    List<DateRange> left = new ArrayList<>(2);
    between(start, other.start).ifPresent(left::add);
    between(other.end, end).ifPresent(left::add);
    return List.copyOf(left);
  }

  /** The days of this that are in none of {@code others}, in order. */
  public List<DateRange> minusAll(Collection<DateRange> others) {
    List<DateRange> left = List.of(this);
    for (DateRange other : others) {
      List<DateRange> next = new ArrayList<>();
      for (DateRange part : left) {
        next.addAll(part.minus(other));
      }
      left = next;
    }
    return List.copyOf(left);
  }

  /** The same days as few ranges in order: overlapping and touching ones are joined. */
  public static List<DateRange> union(Collection<DateRange> ranges) {
    List<DateRange> joined = new ArrayList<>();
    for (DateRange range : ranges.stream().sorted().toList()) {
      int last = joined.size() - 1;
      if (last >= 0 && !joined.get(last).end.isBefore(range.start)) {
        DateRange before = joined.get(last);
        joined.set(last, new DateRange(before.start, later(before.end, range.end)));
      } else {
        joined.add(range);
      }
    }
    return List.copyOf(joined);
  }

  /** By start, then by end. */
  @Override
  public int compareTo(DateRange other) {
    return Comparator.comparing(DateRange::start)
        .thenComparing(DateRange::end)
        .compare(this, other);
  }

  /** As mathematicians write it: {@code [2026-01-01, 2026-02-01)}. */
  @Override
  public String toString() {
    return "[" + start + ", " + (isOpen() ? "open" : end) + ")";
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
