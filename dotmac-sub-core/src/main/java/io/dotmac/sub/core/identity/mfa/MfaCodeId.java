package io.dotmac.sub.core.identity.mfa;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one code that was sent. */
@Embeddable
public record MfaCodeId(UUID value) implements Id {
  /** A new one, later than those before it. */
  public static MfaCodeId next() {
    return new MfaCodeId(Ids.next());
  }

  /** Reads an id; other text is an invalid-input problem. */
  public static MfaCodeId parse(String text) {
    return new MfaCodeId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
