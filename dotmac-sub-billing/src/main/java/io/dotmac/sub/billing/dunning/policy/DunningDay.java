package io.dotmac.sub.billing.dunning.policy;

import io.dotmac.sub.core.catalog.policy.DunningAction;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The day a decision is for.
 *
 * @param time the hour in the tenant's zone; absent: the calendar's hours do not matter
 * @param withheld actions that a brake stops today; the steps after one of them wait too
 */
public record DunningDay(LocalDate date, @Nullable LocalTime time, Set<DunningAction> withheld) {
  /** Copies the set. */
  public DunningDay {
    withheld = Set.copyOf(withheld);
  }

  /** A day with all its hours and without a brake. */
  public static DunningDay of(LocalDate date) {
    return new DunningDay(date, null, Set.of());
  }

  /** The same with these actions withheld. */
  public DunningDay without(Set<DunningAction> actions) {
    return new DunningDay(date, time, actions);
  }
}
