package io.dotmac.sub.billing.gateway;

import io.dotmac.sub.core.money.Money;
import java.util.function.Function;

/** What became of a refund. */
public sealed interface RefundOutcome {
  /** Exactly one of the functions is called: the one for what happened. */
  <R> R match(
      Function<Refunded, R> refunded, Function<Refused, R> refused, Function<Unknown, R> unknown);

  /**
   * The money is on its way back.
   *
   * @param amount what the provider says it sends
   */
  record Refunded(String externalId, Money amount) implements RefundOutcome {
    @Override
    public <R> R match(
        Function<Refunded, R> refunded,
        Function<Refused, R> refused,
        Function<Unknown, R> unknown) {
      return refunded.apply(this);
    }
  }

  /** Nothing goes back. */
  record Refused(String code) implements RefundOutcome {
    @Override
    public <R> R match(
        Function<Refunded, R> refunded,
        Function<Refused, R> refused,
        Function<Unknown, R> unknown) {
      return refused.apply(this);
    }
  }

  /** It may have happened or not, or takes its time: ask again later with the same key. */
  record Unknown(String reason) implements RefundOutcome {
    @Override
    public <R> R match(
        Function<Refunded, R> refunded,
        Function<Refused, R> refused,
        Function<Unknown, R> unknown) {
      return unknown.apply(this);
    }
  }
}
