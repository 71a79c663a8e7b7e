package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.charge.AccountSnapshot;
import io.dotmac.sub.billing.charge.Bill;
import io.dotmac.sub.billing.charge.ChargeEngine;
import io.dotmac.sub.billing.charge.ChargeKey;
import io.dotmac.sub.billing.charge.ChargeLine;
import io.dotmac.sub.billing.charge.document.InvoiceDiscount;
import io.dotmac.sub.billing.run.timeline.DueService;
import io.dotmac.sub.billing.run.timeline.Timelines;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account with something due, and all that is needed to bill it.
 *
 * @param lines the invoice line of each charge that stands
 * @param prepaid the terms of those services whose periods open only when credit pays them
 * @param discounts over its whole invoices
 * @param problem why it cannot be billed; absent when it can
 */
record DueAccount(
    Facts facts,
    AccountSnapshot snapshot,
    Map<ChargeKey, UUID> lines,
    Map<UUID, DueService.Prepaid> prepaid,
    List<InvoiceDiscount> discounts,
    @Nullable String problem) {
  /** What its row says. */
  record Facts(
      UUID id,
      @Nullable UUID subscriber,
      String number,
      Currency currency,
      int dueDays,
      DocumentRules rules) {}

  /**
   * When a service is looked at next, up to where it is billed then, and the first day it is
   * charged for now.
   */
  record NextDate(
      UUID service,
      Optional<LocalDate> next,
      Optional<LocalDate> through,
      Optional<LocalDate> since) {}

  /**
   * The account with its bill, or the reason why there is none.
   *
   * @param deferred whether so little is due that it waits for more; the bill is empty then
   */
  record Result(
      DueAccount account, @Nullable Bill bill, @Nullable String problem, boolean deferred) {}

  /** Bills it as far as credit opens its prepaid periods; what is refused becomes the reason. */
  Result bill(LocalDate on, PrepaidPeriods periods) {
    if (problem != null) {
      return new Result(this, null, problem, false);
    }
    try {
      Bill bill = periods.payable(this, ChargeEngine.bill(snapshot, on));
      // What is prepaid is taken when its period opens, however little it is.
      return prepaid.isEmpty() && facts.rules().isTooLittle(bill)
          ? new Result(this, new Bill(bill.account(), on, List.of()), null, true)
          : new Result(this, bill, null, false);
    } catch (IllegalArgumentException | ArithmeticException e) {
      return new Result(this, null, String.valueOf(e.getMessage()), false);
    }
  }

  /** The bill as documents show it: with discounts over invoices, and taxes rounded their way. */
  Bill finished(Bill bill) {
    return facts.rules().rounded(InvoiceDiscount.of(bill, discounts));
  }

  /** The dates that follow once this bill stands. */
  List<NextDate> nextDates(Bill bill) {
    Map<UUID, LocalDate> since = new HashMap<>();
    for (ChargeLine line : bill.lines()) {
      if (!line.isCredit() && line.key().component().equals(Timelines.BASE)) {
        since.merge(
            line.key().subscription(),
            line.span().start(),
            (one, other) -> one.isBefore(other) ? one : other);
      }
    }
    return snapshot.subscriptions().stream()
        .map(service -> new NextDate(
            service.id(),
            ChargeEngine.nextDue(service, bill.on()),
            ChargeEngine.billedThrough(service, bill.on()),
            Optional.ofNullable(since.get(service.id()))))
        .toList();
  }
}
