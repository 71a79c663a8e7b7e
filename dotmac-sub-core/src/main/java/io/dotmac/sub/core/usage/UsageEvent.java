package io.dotmac.sub.core.usage;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** What happened to what a service may use. */
public sealed interface UsageEvent extends DomainEvent {
  /** Whom the service belongs to. */
  UUID subscriber();

  /** The service. */
  UUID subscription();

  @Override
  default EventContext context() {
    return EventContext.ofSubscription(subscriber(), subscription());
  }

  /** What was used on the days before {@code before} was rated for charging, or rated anew. */
  record UsageRecorded(
      UUID subscriber, UUID subscription, LocalDate from, LocalDate before, BigDecimal totalGb)
      implements UsageEvent {
    @Override
    public String type() {
      return "usage.recorded";
    }
  }

  /**
   * A part of what the period includes is used.
   *
   * @param threshold the part, such as 0.8
   */
  record UsageWarning(
      UUID subscriber,
      UUID subscription,
      UUID bucket,
      BigDecimal threshold,
      long usedOctets,
      long limitOctets)
      implements UsageEvent {
    @Override
    public String type() {
      return "usage.warning";
    }
  }

  /** All that the period includes is used. */
  record UsageExhausted(
      UUID subscriber,
      UUID subscription,
      UUID bucket,
      FupAction action,
      long usedOctets,
      long limitOctets)
      implements UsageEvent {
    @Override
    public String type() {
      return "usage.exhausted";
    }
  }

  /** More was added to a period. */
  record UsageToppedUp(UUID subscriber, UUID subscription, UUID bucket, long octets)
      implements UsageEvent {
    @Override
    public String type() {
      return "usage.topped_up";
    }
  }
}
