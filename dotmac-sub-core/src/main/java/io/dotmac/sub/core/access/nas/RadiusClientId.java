package io.dotmac.sub.core.access.nas;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names a RADIUS client. */
@Embeddable
public record RadiusClientId(UUID value) implements Id {
  /** A new one. */
  public static RadiusClientId next() {
    return new RadiusClientId(Ids.next());
  }

  /** Reads one as it stands in a URL. */
  public static RadiusClientId parse(String text) {
    return new RadiusClientId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
