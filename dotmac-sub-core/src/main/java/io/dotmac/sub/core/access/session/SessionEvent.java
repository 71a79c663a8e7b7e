package io.dotmac.sub.core.access.session;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a session of a service. */
public sealed interface SessionEvent extends DomainEvent {
  /** Whom the service belongs to, if known. */
  @Nullable
  UUID subscriber();

  /** The service, if known. */
  @Nullable
  UUID subscription();

  @Override
  default EventContext context() {
    return new EventContext(subscriber(), null, subscription(), null, null);
  }

  /** A session is up. */
  record SessionStarted(
      @Nullable UUID subscriber,
      @Nullable UUID subscription,
      UUID session,
      String username,
      Instant startedAt)
      implements SessionEvent {
    @Override
    public String type() {
      return "session.started";
    }
  }

  /** A session is over. */
  record SessionEnded(
      @Nullable UUID subscriber,
      @Nullable UUID subscription,
      UUID session,
      String username,
      Instant endedAt,
      long octetsIn,
      long octetsOut,
      @Nullable String cause)
      implements SessionEvent {
    @Override
    public String type() {
      return "session.ended";
    }
  }

  /** A counter of a session fell, which cannot be: its NAS may have lost what it counted. */
  record CounterFell(
      @Nullable UUID subscriber, @Nullable UUID subscription, UUID session, String nas)
      implements SessionEvent {
    @Override
    public String type() {
      return "network.alert";
    }
  }
}
