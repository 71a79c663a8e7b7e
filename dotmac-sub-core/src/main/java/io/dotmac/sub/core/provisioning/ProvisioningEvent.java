package io.dotmac.sub.core.provisioning;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened on the way from an order to a service that works. */
public sealed interface ProvisioningEvent extends DomainEvent {
  /** For whom, what and by which order. */
  Order order();

  /** For whom, what and by which order; a run by hand has no order. */
  record Order(UUID subscriber, UUID subscription, @Nullable UUID serviceOrder) {}

  @Override
  default EventContext context() {
    return new EventContext(
        order().subscriber(), null, order().subscription(), null, order().serviceOrder());
  }

  /** The network is being set up. */
  record ProvisioningStarted(Order order, UUID run, String workflow) implements ProvisioningEvent {
    @Override
    public String type() {
      return "provisioning.started";
    }
  }

  /** The network is set up and was read back. */
  record ProvisioningCompleted(Order order, UUID run, String workflow)
      implements ProvisioningEvent {
    @Override
    public String type() {
      return "provisioning.completed";
    }
  }

  /** A step of the run failed. */
  record ProvisioningFailed(Order order, UUID run, String workflow, String step, String error)
      implements ProvisioningEvent {
    @Override
    public String type() {
      return "provisioning.failed";
    }
  }

  /** Somebody ordered a service or a change of one. */
  record ServiceOrderCreated(Order order, String number) implements ProvisioningEvent {
    @Override
    public String type() {
      return "service_order.created";
    }
  }

  /** Somebody will carry it out. */
  record ServiceOrderAssigned(Order order, String number, UUID technician)
      implements ProvisioningEvent {
    @Override
    public String type() {
      return "service_order.assigned";
    }
  }

  /** What was ordered works. */
  record ServiceOrderCompleted(Order order, String number) implements ProvisioningEvent {
    @Override
    public String type() {
      return "service_order.completed";
    }
  }

  /** A visit is agreed for that time; the end is exclusive. */
  record AppointmentScheduled(Order order, UUID appointment, Instant startsAt, Instant endsAt)
      implements ProvisioningEvent {
    @Override
    public String type() {
      return "appointment.scheduled";
    }
  }

  /** Nobody was there at the agreed time. */
  record AppointmentMissed(Order order, UUID appointment, Instant startsAt)
      implements ProvisioningEvent {
    @Override
    public String type() {
      return "appointment.missed";
    }
  }
}
