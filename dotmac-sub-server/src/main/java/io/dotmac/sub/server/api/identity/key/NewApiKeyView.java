package io.dotmac.sub.server.api.identity.key;

import io.dotmac.sub.core.identity.key.ApiKeyId;
import io.dotmac.sub.server.security.account.KeyMaker;

/**
 * A key that was just made.
 *
 * @param key the key itself: shown this once and never again
 */
public record NewApiKeyView(ApiKeyId id, String label, String prefix, String key) {
  static NewApiKeyView of(KeyMaker.Made made) {
    return new NewApiKeyView(made.id(), made.label(), made.prefix(), made.key());
  }

  @Override
  public String toString() {
    return "NewApiKeyView[" + prefix + "]";
  }
}
