package io.dotmac.sub.billing.gateway;

import io.dotmac.sub.core.money.Money;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of a charge. */
public sealed interface ChargeOutcome {
  /** Exactly one of the functions is called: the one for what happened. */
  <R> R match(
      Function<Settled, R> settled,
      Function<AwaitingPayer, R> awaiting,
      Function<Declined, R> declined,
      Function<Unknown, R> unknown);

  /**
   * The money is with the provider.
   *
   * @param amount what the provider says it took; whoever asked compares it
   */
  record Settled(String externalId, Money amount) implements ChargeOutcome {
    @Override
    public <R> R match(
        Function<Settled, R> settled,
        Function<AwaitingPayer, R> awaiting,
        Function<Declined, R> declined,
        Function<Unknown, R> unknown) {
      return settled.apply(this);
    }
  }

  /**
   * The payer has to act first.
   *
   * @param next the page to act on; absent when the payer was sent there already
   */
  record AwaitingPayer(String externalId, @Nullable URI next) implements ChargeOutcome {
    @Override
    public <R> R match(
        Function<Settled, R> settled,
        Function<AwaitingPayer, R> awaiting,
        Function<Declined, R> declined,
        Function<Unknown, R> unknown) {
      return awaiting.apply(this);
    }
  }

  /**
   * No money moves.
   *
   * @param code why, such as {@code insufficient_funds}
   * @param retryable whether another attempt with the same method can help
   */
  record Declined(@Nullable String externalId, String code, boolean retryable)
      implements ChargeOutcome {
    @Override
    public <R> R match(
        Function<Settled, R> settled,
        Function<AwaitingPayer, R> awaiting,
        Function<Declined, R> declined,
        Function<Unknown, R> unknown) {
      return declined.apply(this);
    }
  }

  /** It may have happened or not: ask again later. */
  record Unknown(String reason) implements ChargeOutcome {
    @Override
    public <R> R match(
        Function<Settled, R> settled,
        Function<AwaitingPayer, R> awaiting,
        Function<Declined, R> declined,
        Function<Unknown, R> unknown) {
      return unknown.apply(this);
    }
  }
}
