package io.dotmac.sub.billing.run.diff;

import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds up a {@link RunDiff} account by account; memory does not grow with their number. */
public final class Comparison {
  private final LocalDate after;
  private final LocalDate until;
  private final int percent;
  private final Map<RunChange, Integer> counts = new EnumMap<>(RunChange.class);
  /** The smallest difference first: it is the one to go. */
  private final PriorityQueue<RunDiff.Item> items = new PriorityQueue<>(
      Comparator.comparingLong(RunDiff.Item::distance).thenComparing(RunDiff.Item::account));

  private int unchanged;

  /** Against runs dated after {@code after} and up to {@code until}. */
  public Comparison(LocalDate after, LocalDate until, int percent) {
    this.after = after;
    this.until = until;
    this.percent = percent;
  }

  /** How a charge differs; empty when it does not, or not by more than so many percent. */
  public static Optional<RunChange> change(
      @Nullable Money before, @Nullable Money now, int percent) {
    if (now == null) {
      return Optional.of(RunChange.MISSING);
    }
    if (now.isNegative()) {
      return Optional.of(RunChange.NEGATIVE);
    }
    if (now.isZero()) {
      return Optional.of(RunChange.ZERO);
    }
    if (before == null) {
      return Optional.of(RunChange.NEW);
    }
    long moved = Math.abs(Math.subtractExact(now.minor(), before.minor()));
    boolean far = java.math.BigInteger.valueOf(moved)
            .multiply(java.math.BigInteger.valueOf(100))
            .compareTo(java.math.BigInteger.valueOf(Math.abs(before.minor()))
                .multiply(java.math.BigInteger.valueOf(percent)))
        > 0;
    return far ? Optional.of(RunChange.CHANGED) : Optional.empty();
  }

  /** Takes up one account in one currency; not both are absent. */
  public void add(UUID account, String number, @Nullable Money before, @Nullable Money now) {
    Optional<RunChange> change = change(before, now, percent);
    if (change.isEmpty()) {
      unchanged++;
      return;
    }
    counts.merge(change.get(), 1, Integer::sum);
    items.add(new RunDiff.Item(account, number, change.get(), before, now));
    if (items.size() > RunDiff.MOST_ITEMS) {
      items.poll();
    }
  }

  /** What was taken up so far. */
  public RunDiff result() {
    List<RunDiff.Item> largest = items.stream()
        .sorted(Comparator.comparingLong(RunDiff.Item::distance)
            .reversed()
            .thenComparing(RunDiff.Item::account))
        .toList();
    return new RunDiff(after, until, percent, unchanged, counts, largest);
  }
}
