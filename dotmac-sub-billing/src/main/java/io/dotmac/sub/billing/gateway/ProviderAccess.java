package io.dotmac.sub.billing.gateway;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway needs to act for us. It never shows itself in a log.
 *
 * @param credentials by name, such as {@code secret_key}
 * @param webhookSecret signs or names the provider's messages; absent when there are none
 */
public record ProviderAccess(
    Map<String, String> credentials, @Nullable String webhookSecret) {
  /** Copies the credentials. */
  public ProviderAccess {
    credentials = Map.copyOf(credentials);
  }

  /** A credential without which nothing works. */
  public String require(String name) {
    String value = credentials.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("the credential " + name + " is missing");
    }
    return value;
  }

  /** A credential that has a default. */
  public String get(String name, String otherwise) {
    return credentials.getOrDefault(name, otherwise);
  }

  @Override
  public String toString() {
    return "ProviderAccess" + credentials.keySet();
  }
}
