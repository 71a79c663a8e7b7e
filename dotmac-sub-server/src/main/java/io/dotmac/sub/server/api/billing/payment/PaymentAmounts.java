package io.dotmac.sub.server.api.billing.payment;

import io.dotmac.sub.core.money.AmountException;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;

/** Reads amounts of bodies. */
final class PaymentAmounts {
  private PaymentAmounts() {}

  static Money read(String pointer, String text, String currency) {
    try {
      return Money.of(text, currency);
    } catch (AmountException e) {
      String at = e.code().startsWith("currency") ? "/currency" : pointer;
      throw Problem.invalid(at, e.code(), e.getMessage());
    }
  }
}
