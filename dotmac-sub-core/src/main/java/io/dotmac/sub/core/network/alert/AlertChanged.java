package io.dotmac.sub.core.network.alert;

import io.dotmac.sub.core.event.DomainEvent;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * An alert was raised, or is over.
 *
 * @param about the device, interface or ONT, in words
 */
public record AlertChanged(
    UUID alert,
    String rule,
    String about,
    AlertMetric metric,
    BigDecimal measured,
    AlertSeverity severity,
    AlertStatus status)
    implements DomainEvent {
  @Override
  public String type() {
    return "network.alert";
  }
}
