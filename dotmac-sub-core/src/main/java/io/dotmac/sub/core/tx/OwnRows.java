package io.dotmac.sub.core.tx;

import java.util.UUID;
import org.hibernate.Interceptor;
import org.hibernate.type.Type;

/**
 * Refuses to work with a row of another tenant. Row-level security lets none through; this looks
 * again at each entity that was read, since what came of a hole would be somebody else's.
 */
final class OwnRows implements Interceptor {
  /** The property that every entity of a tenant has. */
  private static final String PROPERTY = "tenantId";

  private final UUID tenant;

  OwnRows(UUID tenant) {
    this.tenant = tenant;
  }

  @Override
  public boolean onLoad(
      Object entity, Object id, Object[] state, String[] properties, Type[] types) {
    for (int i = 0; i < properties.length; i++) {
      if (properties[i].equals(PROPERTY) && !tenant.equals(state[i])) {
        throw new IllegalStateException(
            Tx.thing(entity.getClass()) + " " + id + " is of another tenant than " + tenant);
      }
    }
    return false;
  }
}
