package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sorts what is owed by how late it is. With the limits 30, 60 and 90 the buckets are: not late, 1
 * to 30 days, 31 to 60, 61 to 90, and later.
 *
 * @param limits the last day of each bucket but the first and the last, rising
 */
public record Ageing(List<Integer> limits) {

  /** 30, 60 and 90 days. */
  public static final Ageing STANDARD = new Ageing(List.of(30, 60, 90));

  /** Rejects limits that do not rise. */
  public Ageing {
    limits = List.copyOf(limits);
    int before = 0;
    for (int limit : limits) {
      if (limit <= before) {
        throw new IllegalArgumentException("rising limits were expected and " + limits + " found");
      }
      before = limit;
    }
  }

  /**
   * A span of lateness.
   *
   * @param from the fewest days late; the bucket of what is not late has {@link Integer#MIN_VALUE}
   * @param to the most days late, empty for the last bucket
   */
  public record Bucket(int from, Optional<Integer> to) {
    /** A name for machines: {@code current}, {@code 1-30}, {@code 91+}. */
    public String name() {
      if (from == Integer.MIN_VALUE) {
        return "current";
      }
      return to.map(last -> from + "-" + last).orElse(from + "+");
    }
  }

  /** An amount and the last day to pay it without being late. */
  public record Item(LocalDate dueOn, Money balance) {}

  /** All buckets from not late to latest. */
  public List<Bucket> buckets() {
    List<Bucket> buckets = new ArrayList<>();
    buckets.add(new Bucket(Integer.MIN_VALUE, Optional.of(0)));
    int from = 1;
    for (int limit : limits) {
      buckets.add(new Bucket(from, Optional.of(limit)));
      from = limit + 1;
    }
    buckets.add(new Bucket(from, Optional.empty()));
    return List.copyOf(buckets);
  }

  /** The bucket of something due on that day, seen on {@code today}. */
  public Bucket bucket(LocalDate dueOn, LocalDate today) {
    long late = ChronoUnit.DAYS.between(dueOn, today);
    return buckets().stream()
        .filter(bucket -> bucket.to().map(last -> late <= last).orElse(true))
        .findFirst()
        .orElseThrow();
  }

  /** The sum of each bucket, in order; an empty bucket is zero. All items have one currency. */
  public Map<Bucket, Money> sums(Currency currency, List<Item> items, LocalDate today) {
    Map<Bucket, Money> sums = new LinkedHashMap<>();
    buckets().forEach(bucket -> sums.put(bucket, Money.zero(currency)));
    for (Item item : items) {
      sums.merge(bucket(item.dueOn(), today), item.balance(), Money::plus);
    }
    return sums;
  }
}
