package io.dotmac.sub.billing.charge;

import io.dotmac.sub.billing.charge.Pricing.Amount;
import io.dotmac.sub.core.time.DateRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All that is needed to bill one account.
 *
 * @param account who owes
 * @param subscriptions their timelines, in any order
 * @param billed the charges that stand, in any order: every one that is charged once, and of the
 *     others those that start on or after the first period looked at (see {@link
 *     SubscriptionSnapshot#horizon})
 */
public record AccountSnapshot(
    UUID account, List<SubscriptionSnapshot> subscriptions, List<BilledCharge> billed) {

  /** Copies the lists. */
  public AccountSnapshot {
    subscriptions = List.copyOf(subscriptions);
    billed = List.copyOf(billed);
  }

  /** An account that was never billed. */
  public static AccountSnapshot of(UUID account, List<SubscriptionSnapshot> subscriptions) {
    return new AccountSnapshot(account, subscriptions, List.of());
  }

  /** The same account with these charges standing. */
  public AccountSnapshot withBilled(List<BilledCharge> newBilled) {
    return new AccountSnapshot(account, subscriptions, newBilled);
  }

  /** The same account with these timelines. */
  public AccountSnapshot withSubscriptions(List<SubscriptionSnapshot> newSubscriptions) {
    return new AccountSnapshot(account, newSubscriptions, billed);
  }

  /** The account as it is once the bill is stored; billing it again on that day gives nothing. */
  public AccountSnapshot after(Bill bill) {
    Map<ChargeKey, BilledCharge> standing = new LinkedHashMap<>();
    billed.forEach(charge -> standing.put(charge.key(), charge));
    for (ChargeLine credit : bill.lines().stream().filter(ChargeLine::isCredit).toList()) {
      BilledCharge charge = standing.get(credit.key());
      if (charge == null) {
        throw new IllegalArgumentException("no charge stands that " + credit.key() + " corrects");
      }
      Amount left = charge.amount().plus(Amount.of(credit.net(), credit.taxes()));
      Optional<DateRange> span = DateRange.between(charge.span().start(), credit.standsUntil());
      if (span.isPresent()) {
        standing.put(credit.key(), charge.standing(span.get(), left));
      } else {
        standing.remove(credit.key());
      }
    }
    for (ChargeLine line :
        bill.lines().stream().filter(line -> !line.isCredit()).toList()) {
      if (standing.put(line.key(), BilledCharge.of(line)) != null) {
        throw new IllegalArgumentException("a charge stands already at " + line.key());
      }
    }
    return withBilled(new ArrayList<>(standing.values()));
  }
}
