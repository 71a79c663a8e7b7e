package io.dotmac.sub.core.identity.login;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one refresh token. */
@Embeddable
public record RefreshTokenId(UUID value) implements Id {
  /** A new one, later than those before it. */
  public static RefreshTokenId next() {
    return new RefreshTokenId(Ids.next());
  }

  /** Reads an id; other text is an invalid-input problem. */
  public static RefreshTokenId parse(String text) {
    return new RefreshTokenId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
