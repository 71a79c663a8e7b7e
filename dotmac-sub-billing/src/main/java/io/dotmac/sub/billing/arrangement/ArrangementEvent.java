package io.dotmac.sub.billing.arrangement;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import io.dotmac.sub.core.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a payment arrangement. */
public sealed interface ArrangementEvent extends DomainEvent {
  UUID arrangement();

  UUID account();

  /** Whose account it is; absent for an organization's. */
  @Nullable
  UUID subscriber();

  @Override
  default EventContext context() {
    return new EventContext(subscriber(), account(), null, null, null);
  }

  /** Somebody asked for it. */
  record ArrangementRequested(
      UUID arrangement, UUID account, @Nullable UUID subscriber, Money total, int installments)
      implements ArrangementEvent {
    @Override
    public String type() {
      return "arrangement.requested";
    }
  }

  /** It holds from now on. */
  record ArrangementApproved(
      UUID arrangement, UUID account, @Nullable UUID subscriber, Money total, int installments)
      implements ArrangementEvent {
    @Override
    public String type() {
      return "arrangement.approved";
    }
  }

  /** Everything was paid or waived. */
  record ArrangementCompleted(
      UUID arrangement, UUID account, @Nullable UUID subscriber) implements ArrangementEvent {
    @Override
    public String type() {
      return "arrangement.completed";
    }
  }

  /** Too much was missed. */
  record ArrangementDefaulted(
      UUID arrangement, UUID account, @Nullable UUID subscriber, int overdueInstallments)
      implements ArrangementEvent {
    @Override
    public String type() {
      return "arrangement.defaulted";
    }
  }

  /** It was turned down or ended. */
  record ArrangementCanceled(
      UUID arrangement,
      UUID account,
      @Nullable UUID subscriber,
      @Nullable String reason) implements ArrangementEvent {
    @Override
    public String type() {
      return "arrangement.canceled";
    }
  }
}
