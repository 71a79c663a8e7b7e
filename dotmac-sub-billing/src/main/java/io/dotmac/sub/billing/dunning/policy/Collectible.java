package io.dotmac.sub.billing.dunning.policy;

import java.math.BigDecimal;
import java.util.List;

/**
 * Which debt a policy collects.
 *
 * @param graceDays days after the due date in which nothing is late, for accounts without their own
 * @param minimumBalance less than this, in the account's currency, is left alone
 * @param exclusions accounts that any of these hold for are left alone
 */
public record Collectible(int graceDays, BigDecimal minimumBalance, List<Conditions> exclusions) {
  /** All of it, at once. */
  public static final Collectible EVERYTHING = new Collectible(0, BigDecimal.ZERO, List.of());

  /** Rejects what is below zero. */
  public Collectible {
    exclusions = List.copyOf(exclusions);
    if (graceDays < 0 || graceDays > 365 || minimumBalance.signum() < 0) {
      throw new IllegalArgumentException(
          "0 to 365 days of grace and a minimum of 0 or more were expected and " + graceDays
              + " and " + minimumBalance + " found");
    }
  }

  boolean isEnough(Debt debt) {
    return debt.amount().decimal().compareTo(minimumBalance) >= 0;
  }

  boolean excludes(AccountFacts facts, Debt debt) {
    return exclusions.stream().anyMatch(each -> each.hold(facts, debt));
  }
}
