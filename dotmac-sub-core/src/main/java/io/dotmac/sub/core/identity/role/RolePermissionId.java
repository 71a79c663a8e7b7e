package io.dotmac.sub.core.identity.role;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one grant of a permission to a role. */
@Embeddable
public record RolePermissionId(UUID value) implements Id {
  /** A new one, later than those before it. */
  public static RolePermissionId next() {
    return new RolePermissionId(Ids.next());
  }

  /** Reads an id; other text is an invalid-input problem. */
  public static RolePermissionId parse(String text) {
    return new RolePermissionId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
