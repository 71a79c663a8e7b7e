package io.dotmac.sub.core.network.outage;

import io.dotmac.sub.core.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** What happened to an outage. */
public sealed interface OutageEvent extends DomainEvent {
  /** Which one. */
  UUID outage();

  /** Many were lost at once; {@code lost} ONTs or sessions, of {@code affected} subscribers. */
  record OutageConfirmed(
      UUID outage, OutageCause cause, String name, Instant beganAt, int lost, int affected)
      implements OutageEvent {
    @Override
    public String type() {
      return "outage.confirmed";
    }
  }

  /** Most of them are back. */
  record OutageResolved(
      UUID outage, OutageCause cause, String name, Instant beganAt, Instant endedAt, int affected)
      implements OutageEvent {
    @Override
    public String type() {
      return "outage.resolved";
    }
  }
}
