package io.dotmac.sub.billing.dunning.policy;

import io.dotmac.sub.billing.dunning.policy.DunningDecision.HoldReason;
import io.dotmac.sub.billing.dunning.policy.DunningDecision.Taken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules by which overdue accounts are walked up a ladder, lowest step first. Each step is taken
 * at most once. One whose conditions do not hold does not stop those after it; once a later one is
 * taken, it is over.
 *
 * @param steps rising by day
 * @param calendar when steps are taken
 * @param collectible which debt counts
 * @param missed what happens to steps that became due while nothing ran
 * @param openCases what cases of an older version do
 */
public record DunningPolicy(
    List<DunningStep> steps,
    DunningCalendar calendar,
    Collectible collectible,
    MissedSteps missed,
    OpenCases openCases) {

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

  /** A plain ladder: every day, one step a day, for all debt. */
  public DunningPolicy(List<DunningStep> steps) {
    this(
        steps,
        DunningCalendar.EVERY_DAY,
        Collectible.EVERYTHING,
        MissedSteps.ONE_A_DAY,
        OpenCases.KEEP);
  }

  /** The same steps by another calendar. */
  public DunningPolicy by(DunningCalendar other) {
    return new DunningPolicy(steps, other, collectible, missed, openCases);
  }

  /** The same steps for other debt. */
  public DunningPolicy collecting(Collectible other) {
    return new DunningPolicy(steps, calendar, other, missed, openCases);
  }

  /** The same steps with another rule for those that were missed. */
  public DunningPolicy catchingUp(MissedSteps other) {
    return new DunningPolicy(steps, calendar, collectible, other, openCases);
  }

  /** What to do on that day with an account whose case, if any, is in that state. */
  public DunningDecision decide(CaseState state, AccountFacts facts, DunningDay day) {
    LocalDate today = day.date();
    List<Receivable> late = late(facts, today);
    if (late.isEmpty() || isLeftAlone(facts, Debt.of(late))) {
      return new DunningDecision.Resolve();
    }
    if (state.isPaused(today)) {
      return new DunningDecision.Hold(HoldReason.PAUSED);
    }
    List<Receivable> free = collected(facts, today);
    if (free.isEmpty() || isLeftAlone(facts, Debt.of(free))) {
      return new DunningDecision.Hold(HoldReason.SHIELDED);
    }
    return state.steppedOn(today)
        ? rest(state, Debt.of(free), today)
        : walk(state, facts, Debt.of(free), day);
  }

  /** Where a case that began under another version stands on this ladder. */
  public CaseState adopt(CaseState state) {
    Integer reached = state.lastDayOffset();
    int done = reached == null
        ? 0
        : (int) steps.stream().filter(step -> step.dayOffset() <= reached).count();
    return new CaseState(done, state.lastStepOn(), reached, state.pausedUntil());
  }

  /** The account's own days of grace, else the policy's. */
  public int graceDays(AccountFacts facts) {
    Integer own = facts.graceDays();
    return own == null ? collectible.graceDays() : own;
  }

  /** The invoices that are late on that day and that nothing shields. */
  public List<Receivable> collected(AccountFacts facts, LocalDate today) {
    return late(facts, today).stream()
        .filter(each -> !facts.isShielded(each, today))
        .toList();
  }

  /** Whether custom fields of the customer matter to it. */
  public boolean asksForFields() {
    return conditions().anyMatch(each -> !each.fields().isEmpty());
  }

  /** Whether the reason of the last failed payment matters to it. */
  public boolean asksForFailures() {
    return conditions().anyMatch(each -> !each.failureCodes().isEmpty());
  }

  private Stream<Conditions> conditions() {
    return Stream.concat(steps.stream().map(DunningStep::when), collectible.exclusions().stream());
  }

  private List<Receivable> late(AccountFacts facts, LocalDate today) {
    int grace = graceDays(facts);
    return facts.receivables().stream()
        .map(each -> each.after(grace))
        .filter(each -> each.isOverdue(today))
        .toList();
  }

  private boolean isLeftAlone(AccountFacts facts, Debt debt) {
    return !collectible.isEnough(debt) || collectible.excludes(facts, debt);
  }

  private DunningDecision walk(CaseState state, AccountFacts facts, Debt debt, DunningDay day) {
    LocalDate today = day.date();
    List<Taken> taken = new ArrayList<>();
    boolean braked = false;
    // A set that was shortened meanwhile has nothing more for a case that went further.
    for (int i = state.stepsDone(); i < steps.size(); i++) {
      DunningStep step = steps.get(i);
      if (dueOn(debt, step).isAfter(today)) {
        break;
      }
      if (!step.when().hold(facts, debt)) {
        continue;
      }
      braked = day.withheld().contains(step.action());
      if (braked) {
        break;
      }
      taken.add(new Taken(
          i + 1,
          step,
          calendar.workingDayOnOrAfter(dueOn(debt, step)),
          step.lateFee().map(fee -> fee.of(debt.amount())).filter(fee -> fee.isPositive())));
      if (missed == MissedSteps.ONE_A_DAY) {
        break;
      }
    }
    if (taken.isEmpty()) {
      return braked ? new DunningDecision.Hold(HoldReason.BRAKE) : rest(state, debt, today);
    }
    if (!calendar.isOpen(day)) {
      return new DunningDecision.Hold(HoldReason.CALENDAR);
    }
    Taken last = taken.get(taken.size() - 1);
    CaseState next = state.stepped(last.stepNo(), last.step().dayOffset(), today);
    return new DunningDecision.Take(taken, debt.oldest(), debt.amount(), next);
  }

  /** Waits for the first step that is still to come. */
  private DunningDecision rest(CaseState state, Debt debt, LocalDate today) {
    Optional<LocalDate> until = steps.stream()
        .skip(state.stepsDone())
        .map(step -> dueOn(debt, step))
        .map(due -> due.isAfter(today) || !state.steppedOn(today) ? due : today.plusDays(1))
        .filter(due -> due.isAfter(today))
        .findFirst()
        .map(calendar::workingDayOnOrAfter);
    return new DunningDecision.Wait(until, debt.oldest());
  }

  private static LocalDate dueOn(Debt debt, DunningStep step) {
    return debt.oldest().dueOn().plusDays(step.dayOffset());
  }
}
