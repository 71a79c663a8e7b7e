package io.dotmac.sub.billing.gateway.collect;

import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.core.money.Money;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of an attempt to collect money. */
public sealed interface PaymentOutcome {
  /** Exactly one of the functions is called: the one for what happened. */
  <R> R match(
      Function<Settled, R> settled,
      Function<AwaitingPayer, R> awaiting,
      Function<Declined, R> declined,
      Function<InDoubt, R> inDoubt);

  /** The payment it is about. */
  PaymentId payment();

  /** The money arrived; {@code credit} is what exceeded the open invoices. */
  record Settled(PaymentId payment, Money applied, Money credit) implements PaymentOutcome {
    @Override
    public <R> R match(
        Function<Settled, R> settled,
        Function<AwaitingPayer, R> awaiting,
        Function<Declined, R> declined,
        Function<InDoubt, R> inDoubt) {
      return settled.apply(this);
    }
  }

  /** The payer must act at {@code next} before money moves. */
  record AwaitingPayer(PaymentId payment, @Nullable URI next) implements PaymentOutcome {
    @Override
    public <R> R match(
        Function<Settled, R> settled,
        Function<AwaitingPayer, R> awaiting,
        Function<Declined, R> declined,
        Function<InDoubt, R> inDoubt) {
      return awaiting.apply(this);
    }
  }

  /** No money moved. */
  record Declined(PaymentId payment, String code) implements PaymentOutcome {
    @Override
    public <R> R match(
        Function<Settled, R> settled,
        Function<AwaitingPayer, R> awaiting,
        Function<Declined, R> declined,
        Function<InDoubt, R> inDoubt) {
      return declined.apply(this);
    }
  }

  /** The provider has to be asked again; nobody should try another payment before. */
  record InDoubt(PaymentId payment, String reason) implements PaymentOutcome {
    @Override
    public <R> R match(
        Function<Settled, R> settled,
        Function<AwaitingPayer, R> awaiting,
        Function<Declined, R> declined,
        Function<InDoubt, R> inDoubt) {
      return inDoubt.apply(this);
    }
  }
}
