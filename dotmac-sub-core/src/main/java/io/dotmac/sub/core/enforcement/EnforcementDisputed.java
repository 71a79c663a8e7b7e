package io.dotmac.sub.core.enforcement;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import java.util.UUID;

/**
 * A NAS said that a service is off, and accounts for traffic of it afterwards.
 *
 * @param intent what the NAS had acknowledged
 */
public record EnforcementDisputed(UUID subscription, UUID intent) implements DomainEvent {
  @Override
  public String type() {
    return "network.alert";
  }

  @Override
  public EventContext context() {
    return new EventContext(null, null, subscription, null, null);
  }
}
