package io.dotmac.sub.billing.gateway;

import io.dotmac.sub.core.money.Money;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a message of a provider is about. */
public sealed interface ProviderNews {
  /** Exactly one of the functions is called: the one for what it is about. */
  <R> R match(
      Function<OfCharge, R> ofCharge,
      Function<OfRefund, R> ofRefund,
      Function<OfDispute, R> ofDispute,
      Function<OfMethod, R> ofMethod,
      Function<OfNothing, R> ofNothing);

  /**
   * Something happened to a charge. What it was is asked for, never read from the message: messages
   * overtake each other.
   *
   * @param key ours, if the message repeats it
   */
  record OfCharge(@Nullable String key, String externalId) implements ProviderNews {
    @Override
    public <R> R match(
        Function<OfCharge, R> ofCharge,
        Function<OfRefund, R> ofRefund,
        Function<OfDispute, R> ofDispute,
        Function<OfMethod, R> ofMethod,
        Function<OfNothing, R> ofNothing) {
      return ofCharge.apply(this);
    }
  }

  /**
   * Money went back.
   *
   * @param key ours; absent when it was sent back at the provider
   * @param charge the provider's name for the charge
   */
  record OfRefund(@Nullable String key, String charge, String externalId, Money amount)
      implements ProviderNews {
    @Override
    public <R> R match(
        Function<OfCharge, R> ofCharge,
        Function<OfRefund, R> ofRefund,
        Function<OfDispute, R> ofDispute,
        Function<OfMethod, R> ofMethod,
        Function<OfNothing, R> ofNothing) {
      return ofRefund.apply(this);
    }
  }

  /**
   * A payer asked the bank for the money back, or the bank decided.
   *
   * @param standing undecided, or who has the money
   */
  record OfDispute(
      String charge,
      String externalId,
      Money amount,
      @Nullable String reason,
      Standing standing) implements ProviderNews {
    @Override
    public <R> R match(
        Function<OfCharge, R> ofCharge,
        Function<OfRefund, R> ofRefund,
        Function<OfDispute, R> ofDispute,
        Function<OfMethod, R> ofMethod,
        Function<OfNothing, R> ofNothing) {
      return ofDispute.apply(this);
    }
  }

  /** How a dispute stands. */
  enum Standing {
    OPEN,
    WON,
    LOST
  }

  /**
   * The payer took a saved way to pay back, at the provider.
   *
   * @param token the provider's name for it
   */
  record OfMethod(String token) implements ProviderNews {
    @Override
    public <R> R match(
        Function<OfCharge, R> ofCharge,
        Function<OfRefund, R> ofRefund,
        Function<OfDispute, R> ofDispute,
        Function<OfMethod, R> ofMethod,
        Function<OfNothing, R> ofNothing) {
      return ofMethod.apply(this);
    }
  }

  /** Nothing that concerns us. */
  record OfNothing() implements ProviderNews {
    @Override
    public <R> R match(
        Function<OfCharge, R> ofCharge,
        Function<OfRefund, R> ofRefund,
        Function<OfDispute, R> ofDispute,
        Function<OfMethod, R> ofMethod,
        Function<OfNothing, R> ofNothing) {
      return ofNothing.apply(this);
    }
  }
}
