package io.dotmac.sub.core.identity.login;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one credential. */
@Embeddable
public record UserCredentialId(UUID value) implements Id {
  /** A new one, later than those before it. */
  public static UserCredentialId next() {
    return new UserCredentialId(Ids.next());
  }

  /** Reads an id; other text is an invalid-input problem. */
  public static UserCredentialId parse(String text) {
    return new UserCredentialId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
