package io.dotmac.sub.billing.dunning.policy;

import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What dunning does with a case on a day. */
public sealed interface DunningDecision {

  /**
   * A step that is taken.
   *
   * @param stepNo its place on the ladder, from 1
   * @param step what to do
   * @param scheduledOn the day it became due; earlier than the day it is taken after a downtime
   * @param fee what it costs the account
   */
  record Taken(int stepNo, DunningStep step, LocalDate scheduledOn, Optional<Money> fee) {}

  /**
   * Steps are due.
   *
   * @param steps at least one, in their order
   * @param oldest the invoice that made them due, its day after the days of grace
   * @param overdue all that is late
   * @param next how far the case is afterwards
   */
  record Take(List<Taken> steps, Receivable oldest, Money overdue, CaseState next)
      implements DunningDecision {
    /** Copies the list. */
    public Take {
      steps = List.copyOf(steps);
    }

    @Override
    public <R> R match(
        Function<Take, R> take,
        Function<Wait, R> wait,
        Function<Hold, R> hold,
        Function<Resolve, R> resolve) {
      return take.apply(this);
    }
  }

  /**
   * Something is owed and no step is due.
   *
   * @param until the day of the next step, empty when all were taken
   * @param oldest the invoice that was due first, its day after the days of grace
   */
  record Wait(Optional<LocalDate> until, Receivable oldest) implements DunningDecision {
    @Override
    public <R> R match(
        Function<Take, R> take,
        Function<Wait, R> wait,
        Function<Hold, R> hold,
        Function<Resolve, R> resolve) {
      return wait.apply(this);
    }
  }

  /** Nothing happens, however late the debt is. */
  record Hold(HoldReason reason) implements DunningDecision {
    @Override
    public <R> R match(
        Function<Take, R> take,
        Function<Wait, R> wait,
        Function<Hold, R> hold,
        Function<Resolve, R> resolve) {
      return hold.apply(this);
    }
  }

  /** Nothing is overdue any more: the case is resolved, or none is opened. */
  record Resolve() implements DunningDecision {
    @Override
    public <R> R match(
        Function<Take, R> take,
        Function<Wait, R> wait,
        Function<Hold, R> hold,
        Function<Resolve, R> resolve) {
      return resolve.apply(this);
    }
  }

  /** Why nothing happens. */
  enum HoldReason {
    /** The case is paused. */
    PAUSED,
    /** A promise, a dispute or an arrangement covers what is late. */
    SHIELDED,
    /** A step is due on a day or at an hour without steps. */
    CALENDAR,
    /** A step is due that a brake withholds. */
    BRAKE
  }

  /** Exactly one of the functions is called: the one for what was decided. */
  <R> R match(
      Function<Take, R> take,
      Function<Wait, R> wait,
      Function<Hold, R> hold,
      Function<Resolve, R> resolve);
}
