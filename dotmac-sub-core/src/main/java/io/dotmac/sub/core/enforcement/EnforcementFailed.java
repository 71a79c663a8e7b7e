package io.dotmac.sub.core.enforcement;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import java.util.UUID;

/** A service is not in its desired state and will not get there by itself: somebody has to act. */
public record EnforcementFailed(UUID subscription, String error) implements DomainEvent {
  @Override
  public String type() {
    return "network.alert";
  }

  @Override
  public EventContext context() {
    return new EventContext(null, null, subscription, null, null);
  }
}
