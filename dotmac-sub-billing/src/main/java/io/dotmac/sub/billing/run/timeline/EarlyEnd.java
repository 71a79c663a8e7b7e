package io.dotmac.sub.billing.run.timeline;

import io.dotmac.sub.billing.charge.Component;
import io.dotmac.sub.billing.charge.ComponentType;
import io.dotmac.sub.billing.charge.TermFee;
import io.dotmac.sub.billing.charge.price.PriceModel;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What ending a contract before its time costs. */
final class EarlyEnd {
  private EarlyEnd() {}

  /** Charged once, on the last day of service, when the service ends before it is free to. */
  static Optional<Component> fee(DueService service, List<Plan> plans, LocalDate end) {
    LocalDate bound = service.contract().boundUntil();
    BigDecimal percent = service.contract().earlyPercent();
    Plan last = plans.get(plans.size() - 1);
    if (bound == null || percent == null || last.prices().isEmpty()) {
      return Optional.empty();
    }
    if (!end.isBefore(bound) || !end.isAfter(service.start())) {
      return Optional.empty();
    }
    PriceModel price = last.prices().get(last.prices().size() - 1).price();
    Money fee = TermFee.of(
        service.grid(last.period(), last.from()),
        price.perPeriod(service.quantity()),
        DateRange.of(end, bound),
        percent,
        service.currency());
    return fee.isPositive()
        ? Optional.of(Component.oneTime(
                "early_termination",
                ComponentType.OTHER,
                "Early termination",
                end.minusDays(1),
                PriceModel.flat(fee))
            .taxed(service.taxes()))
        : Optional.empty();
  }
}
