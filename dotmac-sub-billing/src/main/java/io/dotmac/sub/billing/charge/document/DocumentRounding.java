package io.dotmac.sub.billing.charge.document;

import io.dotmac.sub.billing.charge.Bill;
import io.dotmac.sub.billing.charge.ChargeLine;
import io.dotmac.sub.billing.charge.Draft;
import io.dotmac.sub.billing.charge.TaxPart;
import io.dotmac.sub.billing.charge.TaxRule;
import io.dotmac.sub.billing.charge.derivation.Derivation;
import io.dotmac.sub.billing.charge.derivation.Step;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rounds each added tax once for the whole document in place of once a line. The lines still sum to
 * the document: the minor units between the two ways go to the lines whose own rounding was worst.
 */
public final class DocumentRounding {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private DocumentRounding() {}

  /** The bill with the taxes of its invoices rounded so; what is given back stays as charged. */
  public static Bill of(Bill bill) {
    List<ChargeLine> lines = new ArrayList<>();
    for (Draft draft : bill.drafts()) {
      List<ChargeLine> own = draft.lines();
      if (!draft.credit()) {
        Set<TaxRule> rules = new LinkedHashSet<>();
        own.forEach(line -> line.taxes().forEach(part -> rules.add(part.rule())));
        for (TaxRule rule : rules) {
          own = rule.application() == TaxApplication.EXCLUSIVE ? rounded(own, rule) : own;
        }
      }
      lines.addAll(own);
    }
    return new Bill(bill.account(), bill.on(), lines);
  }

  private static List<ChargeLine> rounded(List<ChargeLine> lines, TaxRule rule) {
    BigDecimal exact = BigDecimal.ZERO;
    BigDecimal charged = BigDecimal.ZERO;
    List<BigDecimal> missing = new ArrayList<>();
    for (ChargeLine line : lines) {
      BigDecimal own = exact(line, rule);
      BigDecimal tax = charged(line, rule);
      exact = exact.add(own);
      charged = charged.add(tax);
      missing.add(own.subtract(tax));
    }
    int digits = lines.get(0).net().currency().getDefaultFractionDigits();
    BigDecimal wanted = exact.setScale(digits, RoundingMode.HALF_UP);
    int units = wanted.subtract(charged).movePointRight(digits).intValueExact();
    List<ChargeLine> result = new ArrayList<>(lines);
    Comparator<Integer> worst = Comparator.comparing(missing::get);
    IntStream.range(0, lines.size())
        .filter(i -> hasTax(lines.get(i), rule))
        .boxed()
        .sorted(units > 0 ? worst.reversed() : worst)
        .limit(Math.abs(units))
        .forEach(i -> result.set(i, moved(lines.get(i), rule, Integer.signum(units))));
    return result;
  }

  private static boolean hasTax(ChargeLine line, TaxRule rule) {
    return line.taxes().stream().anyMatch(part -> part.rule().equals(rule));
  }

  private static BigDecimal exact(ChargeLine line, TaxRule rule) {
    return hasTax(line, rule)
        ? base(line, rule).multiply(rule.percent().value()).divide(HUNDRED)
        : BigDecimal.ZERO;
  }

  /** What a tax is charged on; the taxes before a compound one have been rounded already. */
  private static BigDecimal base(ChargeLine line, TaxRule rule) {
    BigDecimal base = line.net().decimal();
    for (TaxPart part : line.taxes()) {
      if (!rule.compound() || part.rule().equals(rule)) {
        break;
      }
      base = base.add(part.amount().decimal());
    }
    return base;
  }

  private static BigDecimal charged(ChargeLine line, TaxRule rule) {
    BigDecimal sum = BigDecimal.ZERO;
    for (TaxPart part : line.taxes()) {
      sum = part.rule().equals(rule) ? sum.add(part.amount().decimal()) : sum;
    }
    return sum;
  }

  private static ChargeLine moved(ChargeLine line, TaxRule rule, int units) {
    List<TaxPart> taxes = new ArrayList<>();
    List<Step> steps = new ArrayList<>(line.derivation().steps());
    for (TaxPart part : line.taxes()) {
      if (part.rule().equals(rule)) {
        Money more = Money.ofMinor(units, part.amount().currency());
        Money tax = part.amount().plus(more);
        steps.add(new Step.DocumentRounded(
            rule.name(), part.amount().decimal(), more.decimal(), tax.decimal()));
        taxes.add(new TaxPart(rule, tax));
      } else {
        taxes.add(part);
      }
    }
    return line.taxed(taxes, Derivation.of(steps));
  }
}
