package io.dotmac.sub.core.identity.sso;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one identity of single sign-on. */
@Embeddable
public record SsoIdentityId(UUID value) implements Id {
  /** A new one, later than those before it. */
  public static SsoIdentityId next() {
    return new SsoIdentityId(Ids.next());
  }

  /** Reads an id; other text is an invalid-input problem. */
  public static SsoIdentityId parse(String text) {
    return new SsoIdentityId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
