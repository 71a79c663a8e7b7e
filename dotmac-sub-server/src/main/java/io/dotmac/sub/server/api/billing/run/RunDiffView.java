package io.dotmac.sub.server.api.billing.run;

import io.dotmac.sub.billing.run.diff.RunChange;
import io.dotmac.sub.billing.run.diff.RunDiff;
import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What differs from what was charged a month before: by runs dated after {@code comparedAfter} and
 * up to {@code comparedUntil}.
 *
 * @param items the changes, the largest difference first, at most 200
 */
public record RunDiffView(
    LocalDate comparedAfter,
    LocalDate comparedUntil,
    int changedPercent,
    int unchanged,
    int added,
    int missing,
    int changed,
    int zero,
    int negative,
    List<Item> items) {
  /** One account in one currency. */
  public record Item(
      UUID accountId,
      String accountNumber,
      RunChange change,
      String currency,
      @Nullable String before,
      @Nullable String now) {}

  static RunDiffView of(RunDiff diff) {
    return new RunDiffView(
        diff.after(),
        diff.until(),
        diff.percent(),
        diff.unchanged(),
        diff.count(RunChange.NEW),
        diff.count(RunChange.MISSING),
        diff.count(RunChange.CHANGED),
        diff.count(RunChange.ZERO),
        diff.count(RunChange.NEGATIVE),
        diff.items().stream().map(RunDiffView::item).toList());
  }

  private static Item item(RunDiff.Item item) {
    Money before = item.before();
    Money now = item.now();
    Money any = now == null ? before : now;
    return new Item(
        item.account(),
        item.accountNumber(),
        item.change(),
        any == null ? "" : any.currencyCode(),
        before == null ? null : before.amount(),
        now == null ? null : now.amount());
  }
}
