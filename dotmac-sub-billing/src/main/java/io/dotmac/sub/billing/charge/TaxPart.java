package io.dotmac.sub.billing.charge;

import io.dotmac.sub.core.money.Money;

/**
 * One tax of one line, or of a whole document.
 *
 * @param rule the tax as it was when charged; a later change of its rate does not reach back
 * @param amount negative on a credit
 */
public record TaxPart(TaxRule rule, Money amount) {
  TaxPart plus(Money more) {
    return new TaxPart(rule, amount.plus(more));
  }
}
