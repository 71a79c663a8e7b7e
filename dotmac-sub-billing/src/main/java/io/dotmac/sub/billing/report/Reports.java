package io.dotmac.sub.billing.report;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Scope;
import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** What all reports demand of who asks and of what is asked. */
final class Reports {
  private static final int MOST_DAYS = 3660;

  private Reports() {}

  /** Figures over all accounts are for those who may see all accounts. */
  static void requireWhole(Tx tx) {
    if (!(tx.scope() instanceof Scope.Whole)) {
      throw Problem.forbidden("a report over all accounts is for staff");
    }
  }

  /** Both days belong to the range, which spans at most ten years. */
  static void requireRange(LocalDate from, LocalDate to) {
    long days = ChronoUnit.DAYS.between(from, to);
    if (days < 0 || days > MOST_DAYS) {
      throw Problem.invalid(
          "/to", "range", "expected " + from + " or up to ten years later, found " + to);
    }
  }
}
