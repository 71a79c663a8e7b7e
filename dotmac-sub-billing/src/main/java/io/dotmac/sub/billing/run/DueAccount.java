package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.charge.AccountSnapshot;
import io.dotmac.sub.billing.charge.Bill;
import io.dotmac.sub.billing.charge.ChargeEngine;
import io.dotmac.sub.billing.charge.ChargeKey;
import io.dotmac.sub.billing.charge.SubscriptionSnapshot;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account with something due, and all that is needed to bill it.
 *
 * @param lines the invoice line of each charge that stands
 * @param problem why it cannot be billed; absent when it can
 */
record DueAccount(
    Facts facts,
    AccountSnapshot snapshot,
    Map<ChargeKey, UUID> lines,
    @Nullable String problem) {
  /** What its row says. */
  record Facts(UUID id, @Nullable UUID subscriber, String number, Currency currency, int dueDays) {}

  /** When a service is looked at next, and up to where it is billed then. */
  record NextDate(UUID service, Optional<LocalDate> next, Optional<LocalDate> through) {}

  /** The account with its bill, or the reason why there is none. */
  record Result(
      DueAccount account, @Nullable Bill bill, @Nullable String problem) {}

  /** Bills it; what the calculation refuses becomes the reason. */
  Result bill(LocalDate on) {
    if (problem != null) {
      return new Result(this, null, problem);
    }
    try {
      return new Result(this, ChargeEngine.bill(snapshot, on), null);
    } catch (IllegalArgumentException | ArithmeticException e) {
      return new Result(this, null, String.valueOf(e.getMessage()));
    }
  }

  /** The dates that follow once it is billed on that day. */
  List<NextDate> nextDates(LocalDate on) {
    return snapshot.subscriptions().stream()
        .map(service -> nextDate(service, on))
        .toList();
  }

  private static NextDate nextDate(SubscriptionSnapshot service, LocalDate on) {
    return new NextDate(
        service.id(), ChargeEngine.nextDue(service, on), ChargeEngine.billedThrough(service, on));
  }
}
