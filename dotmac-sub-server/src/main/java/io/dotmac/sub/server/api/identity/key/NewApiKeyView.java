package io.dotmac.sub.server.api.identity.key;

import io.dotmac.sub.core.identity.key.ApiKeyId;

/**
 * A key that was just made.
 *
 * @param key the key itself: shown this once and never again
 */
public record NewApiKeyView(ApiKeyId id, String label, String prefix, String key) {
  @Override
  public String toString() {
    return "NewApiKeyView[" + prefix + "]";
  }
}
