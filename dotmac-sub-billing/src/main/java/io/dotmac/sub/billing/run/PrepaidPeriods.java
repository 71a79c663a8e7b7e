package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.charge.Bill;
import io.dotmac.sub.billing.charge.ChargeLine;
import io.dotmac.sub.billing.charge.SubscriptionSnapshot;
import io.dotmac.sub.billing.charge.prepaid.PrepaidGate;
import io.dotmac.sub.billing.ledger.Balances;
import io.dotmac.sub.billing.run.timeline.DueService;
import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.catalog.policy.PrepaidAction;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The prepaid services of a chunk: their periods open only as far as the credit of their account
 * reaches. What does not open is not charged, is locked as its policy says, and is looked at again
 * by the next run or when money comes in.
 */
final class PrepaidPeriods {
  /** What places and lifts the locks. */
  static final String OWNER = "prepaid";

  private final ServiceLocks locks = new ServiceLocks();
  private final Map<AccountId, Money> owed;
  private final Map<PrepaidAction, List<UUID>> closed = new EnumMap<>(PrepaidAction.class);
  private final Set<UUID> shut = new HashSet<>();
  private final List<UUID> opened = new ArrayList<>();

  private PrepaidPeriods(Map<AccountId, Money> owed) {
    this.owed = owed;
  }

  /** Reads the balances of those accounts that have a prepaid service. */
  static PrepaidPeriods of(Tx tx, List<DueAccount> due) {
    List<AccountId> accounts = due.stream()
        .filter(account -> !account.prepaid().isEmpty())
        .map(account -> new AccountId(account.facts().id()))
        .toList();
    return new PrepaidPeriods(accounts.isEmpty() ? Map.of() : Balances.of(tx, accounts));
  }

  /** The bill without the charges of services whose periods do not open. */
  Bill payable(DueAccount account, Bill bill) {
    if (account.prepaid().isEmpty()) {
      return bill;
    }
    Map<UUID, Money> prices = new HashMap<>();
    for (ChargeLine line : bill.lines()) {
      if (!line.isCredit() && account.prepaid().containsKey(line.key().subscription())) {
        prices.merge(line.key().subscription(), line.gross(), Money::plus);
      }
    }
    List<PrepaidGate.Wish> wishes = new ArrayList<>();
    for (SubscriptionSnapshot service : account.snapshot().subscriptions()) {
      DueService.Prepaid terms = account.prepaid().get(service.id());
      Money price = prices.get(service.id());
      if (terms != null && price != null) {
        wishes.add(new PrepaidGate.Wish(service.id(), terms.order(), service.start(), price));
      }
    }
    Money zero = Money.zero(account.facts().currency());
    Money credit = owed.getOrDefault(new AccountId(account.facts().id()), zero).negate();
    Set<UUID> open = PrepaidGate.open(wishes, credit);
    for (PrepaidGate.Wish wish : wishes) {
      DueService.Prepaid terms = account.prepaid().get(wish.service());
      if (open.contains(wish.service()) || terms == null) {
        opened.add(wish.service());
      } else {
        shut.add(wish.service());
        closed.computeIfAbsent(terms.action(), any -> new ArrayList<>()).add(wish.service());
      }
    }
    return new Bill(
        bill.account(),
        bill.on(),
        bill.lines().stream()
            .filter(line -> line.isCredit() || !shut.contains(line.key().subscription()))
            .toList());
  }

  /** Those of the dates that move: a period that did not open stays due. */
  List<DueAccount.NextDate> moved(List<DueAccount.NextDate> dates) {
    return shut.isEmpty()
        ? dates
        : dates.stream().filter(date -> !shut.contains(date.service())).toList();
  }

  /** Locks what stayed closed and lifts the locks of what opened. */
  void enforce(Tx tx) {
    closed.forEach((action, services) ->
        locks.lockAll(tx, services, LockReason.PREPAID, effect(action), OWNER, null));
    if (!opened.isEmpty()) {
      locks.releaseOwned(tx, opened, LockReason.PREPAID, OWNER);
    }
  }

  private static LockEffect effect(PrepaidAction action) {
    switch (action) {
      case THROTTLE:
        return LockEffect.THROTTLE;
      case REJECT:
        return LockEffect.REJECT;
      default:
        return LockEffect.SUSPEND;
    }
  }
}
