package io.dotmac.sub.core.tenant;

import java.util.UUID;

/** Names one tenant. */
public record TenantId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
