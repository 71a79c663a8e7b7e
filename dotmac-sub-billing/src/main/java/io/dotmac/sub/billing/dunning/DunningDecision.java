package io.dotmac.sub.billing.dunning;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** What dunning does with a case on a day. */
public sealed interface DunningDecision {

  /**
   * A step is due.
   *
   * @param stepNo its place on the ladder, from 1
   * @param step what to do
   * @param oldest the invoice that made it due
   * @param scheduledOn the day it became due; earlier than the day it is taken after a downtime
   */
  record Take(int stepNo, DunningStep step, Receivable oldest, LocalDate scheduledOn)
      implements DunningDecision {
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
   */
  record Wait(Optional<LocalDate> until) implements DunningDecision {
    @Override
    public <R> R match(
        Function<Take, R> take,
        Function<Wait, R> wait,
        Function<Hold, R> hold,
        Function<Resolve, R> resolve) {
      return wait.apply(this);
    }
  }

  /** The case is paused: nothing happens, however late the debt is. */
  record Hold() implements DunningDecision {
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

  /** Exactly one of the functions is called: the one for what was decided. */
  <R> R match(
      Function<Take, R> take,
      Function<Wait, R> wait,
      Function<Hold, R> hold,
      Function<Resolve, R> resolve);
}
