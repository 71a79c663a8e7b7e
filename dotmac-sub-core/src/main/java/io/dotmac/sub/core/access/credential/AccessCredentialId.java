package io.dotmac.sub.core.access.credential;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names an access credential. */
@Embeddable
public record AccessCredentialId(UUID value) implements Id {
  /** A new one. */
  public static AccessCredentialId next() {
    return new AccessCredentialId(Ids.next());
  }

  /** Reads one as it stands in a URL. */
  public static AccessCredentialId parse(String text) {
    return new AccessCredentialId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
