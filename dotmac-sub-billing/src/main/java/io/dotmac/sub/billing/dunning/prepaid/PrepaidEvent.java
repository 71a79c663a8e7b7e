package io.dotmac.sub.billing.dunning.prepaid;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import io.dotmac.sub.core.money.Money;
import java.util.UUID;

/** What happened to a prepaid account for its balance. */
public sealed interface PrepaidEvent extends DomainEvent {
  UUID account();

  @Override
  default EventContext context() {
    return new EventContext(account(), account(), null, null, null);
  }

  /** It has less than it should; services go on for the days of grace. */
  record LowBalance(UUID account, Money balance, Money minimum) implements PrepaidEvent {
    @Override
    public String type() {
      return "prepaid.low_balance";
    }
  }

  /** Its services are suspended. */
  record Blocked(UUID account) implements PrepaidEvent {
    @Override
    public String type() {
      return "prepaid.blocked";
    }
  }

  /** Its services are rejected. */
  record Deactivated(UUID account) implements PrepaidEvent {
    @Override
    public String type() {
      return "prepaid.deactivated";
    }
  }

  /** It has enough again; its services are on. */
  record Restored(UUID account) implements PrepaidEvent {
    @Override
    public String type() {
      return "prepaid.restored";
    }
  }
}
