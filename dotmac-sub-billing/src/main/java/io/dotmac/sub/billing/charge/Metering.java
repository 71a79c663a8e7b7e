package io.dotmac.sub.billing.charge;

import io.dotmac.sub.billing.charge.Pricing.Priced;
import io.dotmac.sub.billing.charge.derivation.Derivation;
import io.dotmac.sub.billing.charge.price.PriceModel;
import io.dotmac.sub.billing.charge.price.Terms;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.DateRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Charges what was used in one period. When more becomes known of a period that was charged, its
 * charge is given back and made anew, so that the sum depends on the use alone.
 */
final class Metering {
  private Metering() {}

  static List<ChargeLine> of(
      UUID subscription,
      Component component,
      DateRange period,
      DateRange served,
      List<BilledCharge> standing) {
    Schedule.Metered metered = (Schedule.Metered) component.schedule();
    List<TaxRule> taxes =
        standing.isEmpty() ? component.taxes() : standing.get(0).rules();
    PriceModel price = component.priceOn(served.start(), served.start()).price();
    BigDecimal used = metered.usedWithin(served);
    Money off = Money.sum(
        component.currency(),
        standing.stream().map(charge -> charge.off(charge.span().days())).toList());
    Priced priced = Pricing.ofUse(component, price, used, served, taxes, off);
    boolean stands = standing.size() == 1
        && standing.get(0).key().start().equals(served.start())
        && priced.amount().minus(standing.get(0).amount()).isRounding(1);
    if (stands || standing.isEmpty() && priced.amount().isZero()) {
      return List.of();
    }
    List<ChargeLine> lines = new ArrayList<>();
    standing.forEach(charge -> lines.add(Reconciliation.giveBack(charge, period)));
    if (!priced.amount().isZero()) {
      Money listed = priced.amount().net().plus(priced.discount());
      lines.add(new ChargeLine(
          new ChargeKey(subscription, component.key(), served.start(), LineKind.USAGE),
          component.type(),
          LineKind.USAGE,
          component.label(),
          period,
          served,
          new Terms(listed, 1),
          priced.discount(),
          priced.amount().net(),
          priced.amount().parts(),
          Derivation.of(priced.steps()),
          Money.min(off, priced.discount())));
    }
    return lines;
  }
}
