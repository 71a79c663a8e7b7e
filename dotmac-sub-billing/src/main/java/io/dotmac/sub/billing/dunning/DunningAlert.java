package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.core.event.DomainEvent;
import java.util.UUID;

/** What somebody must look at before dunning goes on as usual. */
public sealed interface DunningAlert extends DomainEvent {
  /** Services are not restricted until this is over. */
  record BrakeEngaged(UUID brake, String cause, String detail) implements DunningAlert {
    @Override
    public String type() {
      return "dunning.brake_engaged";
    }
  }

  /** Services are restricted again. */
  record BrakeReleased(UUID brake, String cause) implements DunningAlert {
    @Override
    public String type() {
      return "dunning.brake_released";
    }
  }
}
