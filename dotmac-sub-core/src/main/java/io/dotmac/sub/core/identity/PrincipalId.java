package io.dotmac.sub.core.identity;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one principal. */
@Embeddable
public record PrincipalId(UUID value) implements Id {
  /** A new one, later than those before it. */
  public static PrincipalId next() {
    return new PrincipalId(Ids.next());
  }

  /** Reads an id; other text is an invalid-input problem. */
  public static PrincipalId parse(String text) {
    return new PrincipalId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
