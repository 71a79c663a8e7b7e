package io.dotmac.sub.core.network.watch;

import io.dotmac.sub.core.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a device that is watched. */
public sealed interface DeviceEvent extends DomainEvent {
  /** Which device. */
  UUID device();

  /** It no longer answers. */
  record DeviceOffline(
      UUID device,
      String name,
      Instant lastSeenAt,
      @Nullable String reason) implements DeviceEvent {
    @Override
    public String type() {
      return "device.offline";
    }
  }

  /** It answers again; {@code downSeconds} is how long it did not, if that is known. */
  record DeviceOnline(
      UUID device, String name, Instant seenAt, @Nullable Long downSeconds) implements DeviceEvent {
    @Override
    public String type() {
      return "device.online";
    }
  }
}
