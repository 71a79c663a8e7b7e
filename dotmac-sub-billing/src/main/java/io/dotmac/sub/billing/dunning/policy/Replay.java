package io.dotmac.sub.billing.dunning.policy;

import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Walks an account through some days by a policy, as the run would have, by what was owed on each
 * of them. Fees are said and not added to the debt.
 *
 * @param policy the rules
 * @param facts what is known of the account; its receivables are not looked at
 * @param start how far its case is on the first day
 * @param invoices everything it owed on any of the days
 */
public record Replay(
    DunningPolicy policy, AccountFacts facts, CaseState start, List<PastInvoice> invoices) {
  /** Copies the list. */
  public Replay {
    invoices = List.copyOf(invoices);
  }

  private record Step(LocalDate on, DunningDecision.Taken taken, Money overdue) {}

  /** The steps from {@code first} to {@code last}, both included, in their order. */
  public List<Touch> run(LocalDate first, LocalDate last) {
    NavigableSet<LocalDate> days = days(first, last);
    List<Step> steps = new ArrayList<>();
    CaseState state = start;
    while (!days.isEmpty()) {
      LocalDate day = days.pollFirst();
      DunningDecision decision = policy.decide(state, facts.owing(owedOn(day)), DunningDay.of(day));
      if (decision instanceof DunningDecision.Take take) {
        take.steps().forEach(taken -> steps.add(new Step(day, taken, take.overdue())));
        state = take.next();
      } else if (decision instanceof DunningDecision.Resolve) {
        state = CaseState.NONE;
      }
      next(decision, day).filter(each -> !each.isAfter(last)).ifPresent(days::add);
    }
    return touches(steps, last);
  }

  /** The days on which something may change by itself: a debt grows late, is paid, is shielded. */
  private NavigableSet<LocalDate> days(LocalDate first, LocalDate last) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    days.add(first);
    int grace = policy.graceDays(facts);
    for (PastInvoice invoice : invoices) {
      days.add(invoice.issuedOn());
      days.add(invoice.dueOn().plusDays(grace + 1L));
      invoice.settled().forEach(part -> days.add(part.on()));
    }
    for (Shield shield : facts.shields()) {
      days.add(shield.from());
      Optional.ofNullable(shield.until()).ifPresent(until -> days.add(until.plusDays(1)));
    }
    Optional.ofNullable(start.pausedUntil())
        .filter(until -> until.isBefore(last))
        .ifPresent(until -> days.add(until.plusDays(1)));
    days.headSet(first).clear();
    days.tailSet(last, false).clear();
    return days;
  }

  private static Optional<LocalDate> next(DunningDecision decision, LocalDate day) {
    return decision.match(
        take -> Optional.of(day.plusDays(1)),
        DunningDecision.Wait::until,
        hold -> hold.reason() == DunningDecision.HoldReason.CALENDAR
            ? Optional.of(day.plusDays(1))
            : Optional.empty(),
        resolve -> Optional.empty());
  }

  private List<Receivable> owedOn(LocalDate day) {
    return invoices.stream().map(invoice -> invoice.on(day)).toList();
  }

  private List<Touch> touches(List<Step> steps, LocalDate last) {
    List<Touch> touches = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      LocalDate until = i + 1 < steps.size() ? steps.get(i + 1).on() : last;
      Money zero = Money.zero(step.overdue().currency());
      Money paid = Money.sum(
          zero.currency(),
          invoices.stream().map(each -> each.paidBetween(step.on(), until)).toList());
      touches.add(new Touch(
          facts.account(),
          step.on(),
          step.taken().stepNo(),
          step.taken().step().dayOffset(),
          step.taken().step().action(),
          step.overdue(),
          step.taken().fee().orElse(zero),
          paid));
    }
    return touches;
  }
}
