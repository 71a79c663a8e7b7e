package io.dotmac.sub.billing.payment;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import io.dotmac.sub.core.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a payment. */
public sealed interface PaymentEvent extends DomainEvent {
  UUID payment();

  UUID account();

  /** Whose account it is; absent for an organization's. */
  @Nullable
  UUID subscriber();

  @Override
  default EventContext context() {
    return new EventContext(subscriber(), account(), null, null, null);
  }

  /** The money arrived. */
  record PaymentReceived(
      UUID payment,
      UUID account,
      @Nullable UUID subscriber,
      String number,
      Money amount,
      Money allocated,
      Money credit)
      implements PaymentEvent {
    @Override
    public String type() {
      return "payment.received";
    }
  }

  /** The money will not arrive. */
  record PaymentFailed(
      UUID payment, UUID account, @Nullable UUID subscriber, String number, String code)
      implements PaymentEvent {
    @Override
    public String type() {
      return "payment.failed";
    }
  }

  /** Money went back. */
  record PaymentRefunded(
      UUID payment, UUID account, @Nullable UUID subscriber, String number, Money amount)
      implements PaymentEvent {
    @Override
    public String type() {
      return "payment.refunded";
    }
  }

  /** A bank took the money back. */
  record PaymentReversed(
      UUID payment,
      UUID account,
      @Nullable UUID subscriber,
      String number,
      Money amount,
      String reason)
      implements PaymentEvent {
    @Override
    public String type() {
      return "payment.reversed";
    }
  }
}
