package io.dotmac.sub.billing.charge.document;

import io.dotmac.sub.billing.charge.Bill;
import io.dotmac.sub.billing.charge.ChargeLine;
import io.dotmac.sub.billing.charge.ComponentType;
import io.dotmac.sub.billing.charge.Draft;
import io.dotmac.sub.billing.charge.LineKind;
import io.dotmac.sub.billing.charge.TaxPart;
import io.dotmac.sub.billing.charge.Taxation;
import io.dotmac.sub.billing.charge.derivation.Derivation;
import io.dotmac.sub.billing.charge.derivation.Step;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.UnitRate;
import io.dotmac.sub.core.time.DateRange;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something taken off a whole invoice before tax, divided over its lines by the largest remainder.
 * It counts on invoices that charge a period of its service that begins on a valid day; an amount
 * counts once for each such period.
 *
 * @param service the subscription that has it
 * @param percent of the invoice; absent when there is an amount
 * @param perPeriod absent when there is a percentage
 * @param valid the days on which a period of the service must begin
 */
public record InvoiceDiscount(
    UUID service, @Nullable UnitRate percent, @Nullable Money perPeriod, DateRange valid) {

  /** Rejects one that is neither a percentage nor an amount. */
  public InvoiceDiscount {
    if ((percent == null) == (perPeriod == null)) {
      throw new IllegalArgumentException("a percentage or an amount was expected");
    }
  }

  /** The bill with these taken off its invoices, one after the other. */
  public static Bill of(Bill bill, List<InvoiceDiscount> discounts) {
    if (discounts.isEmpty()) {
      return bill;
    }
    List<ChargeLine> lines = new ArrayList<>();
    for (Draft draft : bill.drafts()) {
      List<ChargeLine> own = draft.lines();
      if (!draft.credit()) {
        for (InvoiceDiscount discount : discounts) {
          own = discount.reduced(own, draft.currency());
        }
      }
      lines.addAll(own);
    }
    return new Bill(bill.account(), bill.on(), lines);
  }

  /** Divides what is taken off over amounts; those of 0 or less bear nothing of it. */
  public static List<Money> shares(Money off, List<Money> amounts) {
    List<Long> weights =
        amounts.stream().map(amount -> Math.max(0, amount.minor())).toList();
    return weights.stream().allMatch(weight -> weight == 0)
        ? amounts.stream().map(amount -> Money.zero(off.currency())).toList()
        : off.splitBy(weights);
  }

  private List<ChargeLine> reduced(List<ChargeLine> lines, Currency currency) {
    long periods = lines.stream().filter(this::counts).count();
    if (periods == 0 || perPeriod != null && !perPeriod.currency().equals(currency)) {
      return lines;
    }
    List<Money> prices = lines.stream().map(InvoiceDiscount::price).toList();
    Money all = Money.sum(currency, prices);
    Money off = perPeriod == null
        ? Objects.requireNonNull(percent).percentOf(all, RoundingMode.HALF_UP)
        : Money.min(perPeriod.times(periods), all);
    List<Money> shares = shares(off, prices);
    List<ChargeLine> result = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Money share = shares.get(i);
      result.add(share.isZero() ? lines.get(i) : less(lines.get(i), prices.get(i), share));
    }
    return result;
  }

  private boolean counts(ChargeLine line) {
    return line.key().subscription().equals(service)
        && line.type() == ComponentType.RECURRING_SERVICE
        && (line.kind() == LineKind.RECURRING || line.kind() == LineKind.PRORATION)
        && valid.contains(line.span().start());
  }

  /** What a line costs with the taxes it contains; nothing when it only settles a difference. */
  private static Money price(ChargeLine line) {
    Money price = line.net();
    if (line.derivation().steps().stream()
        .anyMatch(step -> step instanceof Step.Difference || step instanceof Step.Share)) {
      return Money.zero(price.currency());
    }
    for (TaxPart part : line.taxes()) {
      price =
          part.rule().application() == TaxApplication.INCLUSIVE ? price.plus(part.amount()) : price;
    }
    return price;
  }

  private static ChargeLine less(ChargeLine line, Money price, Money off) {
    Money left = price.minus(off);
    List<Step> steps = new ArrayList<>();
    for (Step step : line.derivation().steps()) {
      boolean tax = step instanceof Step.TaxAdded
          || step instanceof Step.TaxIncluded
          || step instanceof Step.TaxFree;
      if (!tax) {
        steps.add(step);
      }
    }
    steps.add(new Step.InvoiceOff(price.decimal(), off.decimal(), left.decimal()));
    Taxation taxed = Taxation.of(left, line.taxes().stream().map(TaxPart::rule).toList());
    steps.addAll(taxed.steps());
    return line.reduced(off, taxed, Derivation.of(steps));
  }
}
