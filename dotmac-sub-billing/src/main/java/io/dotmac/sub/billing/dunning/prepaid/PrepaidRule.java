package io.dotmac.sub.billing.dunning.prepaid;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is due for an account with too little.
 *
 * @param graceDays days with a low balance before services are blocked
 * @param deactivationDays days after that before they are rejected; 0: never
 */
public record PrepaidRule(int graceDays, int deactivationDays) {
  /** What an account deserves. */
  public enum State {
    /** It has enough. */
    FINE,
    /** It has too little, and some days left. */
    LOW,
    /** Its services are suspended. */
    BLOCKED,
    /** Its services are rejected. */
    DEACTIVATED
  }

  /** Rejects days below zero. */
  public PrepaidRule {
    if (graceDays < 0 || deactivationDays < 0) {
      throw new IllegalArgumentException(
          "0 or more days were expected and " + graceDays + " and " + deactivationDays + " found");
    }
  }

  /**
   * The state on {@code today}.
   *
   * @param enough whether the balance reaches the minimum
   * @param lowSince the day on which it was first seen too low; absent: it was not
   */
  public State on(LocalDate today, boolean enough, @Nullable LocalDate lowSince) {
    if (enough) {
      return State.FINE;
    }
    long days = lowSince == null ? 0 : ChronoUnit.DAYS.between(lowSince, today);
    if (days < graceDays) {
      return State.LOW;
    }
    boolean over = deactivationDays > 0 && days >= (long) graceDays + deactivationDays;
    return over ? State.DEACTIVATED : State.BLOCKED;
  }
}
