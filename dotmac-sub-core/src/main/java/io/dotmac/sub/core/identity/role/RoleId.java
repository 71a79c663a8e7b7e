package io.dotmac.sub.core.identity.role;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one role. */
@Embeddable
public record RoleId(UUID value) implements Id {
  /** A new one, later than those before it. */
  public static RoleId next() {
    return new RoleId(Ids.next());
  }

  /** Reads an id; other text is an invalid-input problem. */
  public static RoleId parse(String text) {
    return new RoleId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
