package io.dotmac.sub.billing.dunning.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far a case is.
 *
 * @param stepsDone the number of the last step taken, 0 when none was
 * @param lastStepOn the day it was taken
 * @param lastDayOffset the day on the ladder of that step
 * @param pausedUntil the last day of a pause; {@link LocalDate#MAX} for one without an end, absent
 *     when it is not paused
 */
public record CaseState(
    int stepsDone,
    @Nullable LocalDate lastStepOn,
    @Nullable Integer lastDayOffset,
    @Nullable LocalDate pausedUntil) {
  /** No case yet. */
  public static final CaseState NONE = new CaseState(0, null, null, null);

  /** Rejects a number below zero. */
  public CaseState {
    if (stepsDone < 0) {
      throw new IllegalArgumentException(
          "0 or more steps done were expected and " + stepsDone + " found");
    }
  }

  /** That many steps done, some day before. */
  public static CaseState after(int stepsDone) {
    return new CaseState(stepsDone, null, null, null);
  }

  /** The same, paused up to and including that day. */
  public CaseState paused(LocalDate until) {
    return new CaseState(stepsDone, lastStepOn, lastDayOffset, until);
  }

  boolean isPaused(LocalDate day) {
    return pausedUntil != null && !day.isAfter(pausedUntil);
  }

  boolean steppedOn(LocalDate day) {
    return lastStepOn != null && !day.isAfter(lastStepOn);
  }

  CaseState stepped(int number, int dayOffset, LocalDate on) {
    return new CaseState(number, on, dayOffset, null);
  }
}
