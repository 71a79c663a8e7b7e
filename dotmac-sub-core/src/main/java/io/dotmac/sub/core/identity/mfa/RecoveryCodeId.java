package io.dotmac.sub.core.identity.mfa;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one recovery code. */
@Embeddable
public record RecoveryCodeId(UUID value) implements Id {
  /** A new one, later than those before it. */
  public static RecoveryCodeId next() {
    return new RecoveryCodeId(Ids.next());
  }

  /** Reads an id; other text is an invalid-input problem. */
  public static RecoveryCodeId parse(String text) {
    return new RecoveryCodeId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
