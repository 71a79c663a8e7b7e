package io.dotmac.sub.core.identity.role;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one grant of a role to a principal. */
@Embeddable
public record PrincipalRoleId(UUID value) implements Id {
  /** A new one, later than those before it. */
  public static PrincipalRoleId next() {
    return new PrincipalRoleId(Ids.next());
  }

  /** Reads an id; other text is an invalid-input problem. */
  public static PrincipalRoleId parse(String text) {
    return new PrincipalRoleId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
