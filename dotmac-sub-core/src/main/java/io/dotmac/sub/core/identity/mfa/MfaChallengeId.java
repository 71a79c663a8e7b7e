package io.dotmac.sub.core.identity.mfa;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one challenge. */
@Embeddable
public record MfaChallengeId(UUID value) implements Id {
  /** A new one, later than those before it. */
  public static MfaChallengeId next() {
    return new MfaChallengeId(Ids.next());
  }

  /** Reads an id; other text is an invalid-input problem. */
  public static MfaChallengeId parse(String text) {
    return new MfaChallengeId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
