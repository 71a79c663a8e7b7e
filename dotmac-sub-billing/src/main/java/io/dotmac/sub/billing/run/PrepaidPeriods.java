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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

  /** The bill as it is written, without the charges of services whose periods do not open. */
  Bill payable(DueAccount account, Bill bill) {
    if (account.prepaid().isEmpty()) {
      return account.finished(bill);
    }
    Set<UUID> charged = bill.lines().stream()
        .filter(line -> !line.isCredit())
        .map(line -> line.key().subscription())
        .filter(account.prepaid()::containsKey)
        .collect(Collectors.toSet());
    List<PrepaidGate.Wish> wishes = new ArrayList<>();
    for (SubscriptionSnapshot service : account.snapshot().subscriptions()) {
      DueService.Prepaid terms = account.prepaid().get(service.id());
      if (terms != null && charged.contains(service.id())) {
        wishes.add(new PrepaidGate.Wish(service.id(), terms.order(), service.start()));
      }
    }
    Set<UUID> open = PrepaidGate.open(
        wishes, credit(account, bill), some -> cost(account, with(account, bill, charged, some)));
    for (PrepaidGate.Wish wish : wishes) {
      DueService.Prepaid terms = Objects.requireNonNull(account.prepaid().get(wish.service()));
      if (open.contains(wish.service())) {
        opened.add(wish.service());
      } else {
        shut.add(wish.service());
        closed.computeIfAbsent(terms.action(), any -> new ArrayList<>()).add(wish.service());
      }
    }
    return with(account, bill, charged, open);
  }

  /** What the account has beyond all its debt, with what this bill gives back. */
  private Money credit(DueAccount account, Bill bill) {
    Money credit = Money.zero(account.facts().currency());
    for (ChargeLine line : bill.lines()) {
      credit = line.isCredit() ? credit.minus(line.gross()) : credit;
    }
    Money balance = owed.get(new AccountId(account.facts().id()));
    return balance == null ? credit : credit.minus(balance);
  }

  /** The finished bill if only {@code open} of the prepaid services it charges open. */
  private static Bill with(DueAccount account, Bill bill, Set<UUID> charged, Set<UUID> open) {
    List<ChargeLine> lines = bill.lines().stream()
        .filter(line -> line.isCredit()
            || !charged.contains(line.key().subscription())
            || open.contains(line.key().subscription()))
        .toList();
    return account.finished(new Bill(bill.account(), bill.on(), lines));
  }

  private static Money cost(DueAccount account, Bill bill) {
    Money cost = Money.zero(account.facts().currency());
    for (ChargeLine line : bill.lines()) {
      boolean counts =
          !line.isCredit() && account.prepaid().containsKey(line.key().subscription());
      cost = counts ? cost.plus(line.gross()) : cost;
    }
    return cost;
  }

  /** How many services stay closed. */
  int closedServices() {
    return shut.size();
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
