package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.catalog.offer.CatalogOffer;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.catalog.offer.PriceBook;
import io.dotmac.sub.core.catalog.policy.PolicySet;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.core.catalog.policy.PolicySets;
import io.dotmac.sub.core.catalog.policy.PolicyTerms;
import io.dotmac.sub.core.catalog.policy.ProrationPolicy;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** From one plan to another: whether it goes up or down, and when it may. */
final class PlanMove {
  private final Subscription subscription;
  private final PriceBook.Version from;
  private final PriceBook.Version to;

  private PlanMove(Subscription subscription, PriceBook.Version from, PriceBook.Version to) {
    this.subscription = subscription;
    this.from = from;
    this.to = to;
  }

  static PlanMove of(Tx tx, Subscription subscription, OfferId to) {
    Map<OfferId, PriceBook> books = new Offers().priceBooks(tx, List.of(subscription.offer(), to));
    PriceBook old = books.get(subscription.offer());
    PriceBook wanted = books.get(to);
    if (old == null || wanted == null) {
      throw Problem.invalid("/requested_offer_id", "no_price", "the offer has no prices");
    }
    return new PlanMove(subscription, old.on(tx.today()), wanted.on(tx.today()));
  }

  /** Whether the new plan costs as much or more for a period. */
  boolean isUpgrade() {
    Money zero = Money.zero(Money.currency(subscription.currency()));
    Money now = subscription
        .unitPrice()
        .orElseGet(() -> from.recurring(subscription.currency()).orElse(zero));
    return to.recurring(subscription.currency()).orElse(zero).compareTo(now) >= 0;
  }

  /** When it counts if nobody says: a downgrade as the policy has it, an upgrade at once. */
  ChangeTiming timing(Tx tx) {
    if (!from.cycle().equals(to.cycle())) {
      return ChangeTiming.PERIOD_END;
    }
    boolean waits = !isUpgrade() && downgrades(tx) != ProrationPolicy.IMMEDIATE;
    return waits ? ChangeTiming.PERIOD_END : ChangeTiming.NOW;
  }

  /** Refuses a plan without a price, and another cycle in the middle of a charged period. */
  void check(LocalDate day, boolean periodEnd) {
    if (to.recurring(subscription.currency()).isEmpty()) {
      throw Problem.invalid(
          "/requested_offer_id",
          "no_price",
          "the offer has no price in " + subscription.currency());
    }
    boolean boundary =
        periodEnd || subscription.billedThrough().filter(day::equals).isPresent();
    if (!from.cycle().equals(to.cycle()) && !boundary) {
      throw Problem.invalid(
          "/timing", "period_end_only", "another billing cycle begins at the end of a period");
    }
  }

  private ProrationPolicy downgrades(Tx tx) {
    PolicySetId named =
        tx.require(CatalogOffer.class, subscription.offer()).terms().policySetId();
    return (named == null ? new PolicySets().standard(tx) : tx.find(PolicySet.class, named))
        .map(PolicySet::terms)
        .map(PolicyTerms::downgradePolicy)
        .orElse(ProrationPolicy.NEXT_CYCLE);
  }
}
