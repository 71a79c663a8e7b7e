package io.dotmac.sub.billing.run.diff;

import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run charges beside what was charged a month before: by the runs dated after {@code after}
 * and up to {@code until}.
 *
 * @param percent a charge that moved by more than that counts as changed
 * @param unchanged accounts whose charge moved by no more
 * @param counts accounts with each change; absent: none
 * @param items the changes, the largest difference first, at most {@link #MOST_ITEMS}
 */
public record RunDiff(
    LocalDate after,
    LocalDate until,
    int percent,
    int unchanged,
    Map<RunChange, Integer> counts,
    List<Item> items) {
  /** How many items are named. */
  public static final int MOST_ITEMS = 200;

  /** Copies the collections. */
  public RunDiff {
    EnumMap<RunChange, Integer> sorted = new EnumMap<>(RunChange.class);
    sorted.putAll(counts);
    counts = java.util.Collections.unmodifiableMap(sorted);
    items = List.copyOf(items);
  }

  /** How many accounts have that change. */
  public int count(RunChange change) {
    return counts.getOrDefault(change, 0);
  }

  /**
   * One account in one currency.
   *
   * @param before absent when nothing was charged
   * @param now absent when nothing is charged
   */
  public record Item(
      UUID account,
      String accountNumber,
      RunChange change,
      @Nullable Money before,
      @Nullable Money now) {
    /** By how much, in minor units, never negative. */
    long distance() {
      long was = before == null ? 0 : before.minor();
      long is = now == null ? 0 : now.minor();
      return Math.abs(is - was);
    }
  }
}
