package io.dotmac.sub.billing.charge;

import io.dotmac.sub.core.time.DateRange;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The timeline of one subscription as it is known now. What it says about past days is taken for
 * true: days that were billed otherwise are corrected.
 *
 * @param id the subscription
 * @param start the first day of service
 * @param end the day after the last, {@link DateRange#OPEN} while there is none; equal to {@code
 *     start} when there was no service at all
 * @param suspensions days without service
 * @param first how the period is charged in which something starts
 * @param last how the period is charged in which something stops
 * @param components what is charged
 * @param billFrom nothing before this day is ever charged or given back: the cut-over from another
 *     system, or the day from which a moved billing day counts
 * @param horizon periods that end on or before this day are settled and not looked at, which keeps
 *     the work independent of history; whoever sets it later than a change leaves that change
 *     uncorrected
 */
public record SubscriptionSnapshot(
    UUID id,
    LocalDate start,
    LocalDate end,
    List<Suspension> suspensions,
    PartialPeriod first,
    PartialPeriod last,
    List<Component> components,
    LocalDate billFrom,
    LocalDate horizon) {

  /** Rejects an end before the start and two components with one key. */
  public SubscriptionSnapshot {
    suspensions = List.copyOf(suspensions);
    components = List.copyOf(components);
    if (end.isBefore(start)) {
      throw new IllegalArgumentException(
          "subscription " + id + " ends on " + end + ", before its start on " + start);
    }
    Set<String> keys = new HashSet<>();
    for (Component component : components) {
      if (!keys.add(component.key())) {
        throw new IllegalArgumentException(
            "subscription " + id + " has two components with the key " + component.key());
      }
    }
  }

  /** A subscription that runs from {@code start}, charged by day at both ends. */
  public static SubscriptionSnapshot of(UUID id, LocalDate start, List<Component> components) {
    return new SubscriptionSnapshot(
        id,
        start,
        DateRange.OPEN,
        List.of(),
        PartialPeriod.BY_DAY,
        PartialPeriod.BY_DAY,
        components,
        LocalDate.MIN,
        LocalDate.MIN);
  }

  /** The same, stopped before that day. */
  public SubscriptionSnapshot until(LocalDate newEnd) {
    return new SubscriptionSnapshot(
        id, start, newEnd, suspensions, first, last, components, billFrom, horizon);
  }

  /** The same with these suspensions. */
  public SubscriptionSnapshot suspended(List<Suspension> newSuspensions) {
    return new SubscriptionSnapshot(
        id, start, end, newSuspensions, first, last, components, billFrom, horizon);
  }

  /** The same with these rules for its first and last period. */
  public SubscriptionSnapshot partial(PartialPeriod newFirst, PartialPeriod newLast) {
    return new SubscriptionSnapshot(
        id, start, end, suspensions, newFirst, newLast, components, billFrom, horizon);
  }

  /** The same with these components. */
  public SubscriptionSnapshot with(List<Component> newComponents) {
    return new SubscriptionSnapshot(
        id, start, end, suspensions, first, last, newComponents, billFrom, horizon);
  }

  /** The same, billed here only from that day on. */
  public SubscriptionSnapshot billedFrom(LocalDate day) {
    return new SubscriptionSnapshot(
        id, start, end, suspensions, first, last, components, day, horizon);
  }

  /** The same, with the periods that end by that day taken as settled. */
  public SubscriptionSnapshot settledUntil(LocalDate day) {
    return new SubscriptionSnapshot(
        id, start, end, suspensions, first, last, components, billFrom, day);
  }
}
