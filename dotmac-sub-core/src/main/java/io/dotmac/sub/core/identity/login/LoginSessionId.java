package io.dotmac.sub.core.identity.login;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one session. */
@Embeddable
public record LoginSessionId(UUID value) implements Id {
  /** A new one, later than those before it. */
  public static LoginSessionId next() {
    return new LoginSessionId(Ids.next());
  }

  /** Reads an id; other text is an invalid-input problem. */
  public static LoginSessionId parse(String text) {
    return new LoginSessionId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
