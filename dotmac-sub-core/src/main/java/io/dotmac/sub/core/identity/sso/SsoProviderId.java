package io.dotmac.sub.core.identity.sso;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one provider of single sign-on. */
@Embeddable
public record SsoProviderId(UUID value) implements Id {
  /** A new one, later than those before it. */
  public static SsoProviderId next() {
    return new SsoProviderId(Ids.next());
  }

  /** Reads an id; other text is an invalid-input problem. */
  public static SsoProviderId parse(String text) {
    return new SsoProviderId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
