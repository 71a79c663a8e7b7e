package io.dotmac.sub.core.identity.mfa;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one method of a second proof. */
@Embeddable
public record MfaMethodId(UUID value) implements Id {
  /** A new one, later than those before it. */
  public static MfaMethodId next() {
    return new MfaMethodId(Ids.next());
  }

  /** Reads an id; other text is an invalid-input problem. */
  public static MfaMethodId parse(String text) {
    return new MfaMethodId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
