package io.dotmac.sub.core.identity.mfa;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one remembered device. */
@Embeddable
public record RememberedDeviceId(UUID value) implements Id {
  /** A new one, later than those before it. */
  public static RememberedDeviceId next() {
    return new RememberedDeviceId(Ids.next());
  }

  /** Reads an id; other text is an invalid-input problem. */
  public static RememberedDeviceId parse(String text) {
    return new RememberedDeviceId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
