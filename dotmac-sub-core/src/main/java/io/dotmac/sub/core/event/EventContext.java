package io.dotmac.sub.core.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The things an event is about, for filters and routing; each may be absent. */
public record EventContext(
    @Nullable UUID subscriber,
    @Nullable UUID account,
    @Nullable UUID subscription,
    @Nullable UUID invoice,
    @Nullable UUID serviceOrder) {
  /** About nothing in particular. */
  public static final EventContext NONE = new EventContext(null, null, null, null, null);

  /** About a subscriber. */
  public static EventContext ofSubscriber(UUID subscriber) {
    return new EventContext(subscriber, null, null, null, null);
  }

  /** About a subscription of a subscriber. */
  public static EventContext ofSubscription(UUID subscriber, UUID subscription) {
    return new EventContext(subscriber, null, subscription, null, null);
  }

  /** About an account. */
  public static EventContext ofAccount(UUID account) {
    return new EventContext(null, account, null, null, null);
  }

  /** About an invoice of an account. */
  public static EventContext ofInvoice(UUID account, UUID invoice) {
    return new EventContext(null, account, null, invoice, null);
  }
}
