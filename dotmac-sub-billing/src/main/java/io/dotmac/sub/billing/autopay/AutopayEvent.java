package io.dotmac.sub.billing.autopay;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to an agreement to collect by itself. */
public sealed interface AutopayEvent extends DomainEvent {
  /** Too many attempts in a row failed: nothing is taken any more until somebody turns it on. */
  record AutopayStopped(UUID account, @Nullable UUID subscriber, int failures, String code)
      implements AutopayEvent {
    @Override
    public String type() {
      return "autopay.stopped";
    }

    @Override
    public EventContext context() {
      return new EventContext(subscriber, account, null, null, null);
    }
  }
}
