package io.dotmac.sub.core.access.nas;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names a network access server. */
@Embeddable
public record NasDeviceId(UUID value) implements Id {
  /** A new one. */
  public static NasDeviceId next() {
    return new NasDeviceId(Ids.next());
  }

  /** Reads one as it stands in a URL. */
  public static NasDeviceId parse(String text) {
    return new NasDeviceId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
