package io.dotmac.sub.billing.dunning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The escalation ladder of one policy set, lowest step first. Each step of a case is taken at most
 * once, in order, one for each call: after a downtime no notice is skipped.
 *
 * @param steps rising by day
 */
public record DunningPolicy(List<DunningStep> steps) {

  /** Rejects steps that do not rise. */
  public DunningPolicy {
    steps = List.copyOf(steps);
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).dayOffset() <= steps.get(i - 1).dayOffset()) {
        throw new IllegalArgumentException(
            "dunning steps must rise, step " + (i + 1) + " does not");
      }
    }
  }

  /** The step that is due on {@code today} and not yet done. */
  public Optional<DunningStep> next(LocalDate dueOn, int stepsDone, LocalDate today) {
    if (stepsDone < 0 || stepsDone > steps.size()) {
      throw new IllegalArgumentException(
          "0 to " + steps.size() + " steps done were expected and " + stepsDone + " found");
    }
    if (stepsDone == steps.size()) {
      return Optional.empty();
    }
    DunningStep candidate = steps.get(stepsDone);
    long daysOverdue = ChronoUnit.DAYS.between(dueOn, today);
    return candidate.dayOffset() <= daysOverdue ? Optional.of(candidate) : Optional.empty();
  }

  /**
   * What to do on {@code today} with an account that owes {@code receivables}.
   *
   * @param receivables the account's invoices, in any order; those that are not overdue, and those
   *     that may not be collected, do not count
   * @param stepsDone how many steps the open case has taken; 0 when there is no case
   * @param paused whether the case is paused
   */
  public DunningDecision decide(
      List<Receivable> receivables, int stepsDone, boolean paused, LocalDate today) {
    Optional<Receivable> oldest = receivables.stream()
        .filter(receivable -> receivable.isOverdue(today))
        .min(Receivable.OLDEST_FIRST);
    if (oldest.isEmpty()) {
      return new DunningDecision.Resolve();
    }
    if (paused) {
      return new DunningDecision.Hold();
    }
    // A set that was shortened meanwhile has nothing more for a case that went further.
    int done = Math.min(stepsDone, steps.size());
    LocalDate dueOn = oldest.get().dueOn();
    Optional<DunningStep> step = next(dueOn, done, today);
    if (step.isPresent()) {
      LocalDate scheduledOn = dueOn.plusDays(step.get().dayOffset());
      return new DunningDecision.Take(done + 1, step.get(), oldest.get(), scheduledOn);
    }
    return new DunningDecision.Wait(
        done == steps.size()
            ? Optional.empty()
            : Optional.of(dueOn.plusDays(steps.get(done).dayOffset())));
  }
}
