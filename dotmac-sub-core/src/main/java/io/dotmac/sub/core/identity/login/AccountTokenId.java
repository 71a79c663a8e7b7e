package io.dotmac.sub.core.identity.login;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one link by which a password is set. */
@Embeddable
public record AccountTokenId(UUID value) implements Id {
  /** A new one, later than those before it. */
  public static AccountTokenId next() {
    return new AccountTokenId(Ids.next());
  }

  /** Reads an id; other text is an invalid-input problem. */
  public static AccountTokenId parse(String text) {
    return new AccountTokenId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
