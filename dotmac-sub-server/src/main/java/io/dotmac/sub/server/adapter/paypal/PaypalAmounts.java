package io.dotmac.sub.server.adapter.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.money.Money;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Amounts as PayPal writes them: decimal strings, some currencies without decimals. */
final class PaypalAmounts {
  private static final Set<String> WHOLE = Set.of("HUF", "JPY", "TWD");

  private PaypalAmounts() {}

  /** Empty when PayPal cannot take it, such as a fraction of a currency it counts in whole. */
  static Optional<Map<String, String>> of(Money amount) {
    if (!WHOLE.contains(amount.currencyCode())) {
      return Optional.of(wire(amount.currencyCode(), amount.amount()));
    }
    try {
      String whole = amount.decimal().setScale(0, RoundingMode.UNNECESSARY).toPlainString();
      return Optional.of(wire(amount.currencyCode(), whole));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  static Money read(JsonNode amount) {
    return Money.of(amount.path("value").asText(), amount.path("currency_code").asText());
  }

  private static Map<String, String> wire(String currency, String value) {
    Map<String, String> wire = new TreeMap<>();
    wire.put("currency_code", currency);
    wire.put("value", value);
    return wire;
  }
}
