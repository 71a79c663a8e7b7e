package io.dotmac.sub.billing.charge;

import io.dotmac.sub.billing.charge.derivation.Derivation;
import io.dotmac.sub.billing.charge.price.Terms;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A line of an invoice or, when it gives back, of a credit note.
 *
 * @param key its key; of a credit, the key of the charge it corrects
 * @param type what it is for
 * @param kind what it does
 * @param label what the invoice calls the thing
 * @param period the billing period it belongs to
 * @param span the days it charges or gives back
 * @param terms unit price and quantity
 * @param discount what was taken off before tax, 0 or more; 0 on a credit
 * @param net before tax and after discount; 0 or less on a credit
 * @param taxes each tax of the line
 * @param derivation how net and taxes came about
 * @param invoiceOff what of the discount a discount over the whole invoice took off; 0 on a credit
 */
public record ChargeLine(
    ChargeKey key,
    ComponentType type,
    LineKind kind,
    String label,
    DateRange period,
    DateRange span,
    Terms terms,
    Money discount,
    Money net,
    List<TaxPart> taxes,
    Derivation derivation,
    Money invoiceOff) {

  /** Copies the list. */
  public ChargeLine {
    taxes = List.copyOf(taxes);
  }

  /** A line without a discount over its invoice. */
  public ChargeLine(
      ChargeKey key,
      ComponentType type,
      LineKind kind,
      String label,
      DateRange period,
      DateRange span,
      Terms terms,
      Money discount,
      Money net,
      List<TaxPart> taxes,
      Derivation derivation) {
    this(
        key,
        type,
        kind,
        label,
        period,
        span,
        terms,
        discount,
        net,
        taxes,
        derivation,
        Money.zero(net.currency()));
  }

  /** The same with other taxes. */
  public ChargeLine taxed(List<TaxPart> newTaxes, Derivation newDerivation) {
    return new ChargeLine(
        key,
        type,
        kind,
        label,
        period,
        span,
        terms,
        discount,
        net,
        newTaxes,
        newDerivation,
        invoiceOff);
  }

  /** The same with so much more taken off by a discount over its invoice. */
  public ChargeLine reduced(Money off, Taxation taxed, Derivation newDerivation) {
    return new ChargeLine(
        key,
        type,
        kind,
        label,
        period,
        span,
        terms,
        discount.plus(off),
        taxed.net(),
        taxed.parts(),
        newDerivation,
        invoiceOff.plus(off));
  }

  /** The days it charges or gives back. */
  public long days() {
    return span.days();
  }

  /** The days of its period. */
  public long periodDays() {
    return period.days();
  }

  /**
   * Up to where the charge with this key stands once the line is stored, exclusive: the end of a
   * new charge, the first day given back by a credit.
   */
  public LocalDate standsUntil() {
    return isCredit() ? span.start() : span.end();
  }

  /** All taxes together. */
  public Money tax() {
    return Money.sum(net.currency(), taxes.stream().map(TaxPart::amount).toList());
  }

  /** Net and taxes. */
  public Money gross() {
    return net.plus(tax());
  }

  /** Whether it gives back rather than charges. */
  public boolean isCredit() {
    return kind == LineKind.CREDIT;
  }

  /** The message that describes it, such as {@code charge.addon.proration}. */
  public String descriptionKey() {
    return "charge." + type.wire() + "." + kind.wire();
  }

  /** What the message is filled with: label, first and last day, quantity, days. */
  public Map<String, String> descriptionParameters() {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("label", label);
    parameters.put("from", span.start().toString());
    parameters.put("to", span.lastDay().toString());
    parameters.put("quantity", Long.toString(terms.quantity()));
    parameters.put("days", Long.toString(days()));
    parameters.put("period_days", Long.toString(periodDays()));
    return parameters;
  }
}
