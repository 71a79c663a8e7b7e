package io.dotmac.sub.server.api.access;

import io.dotmac.sub.core.access.nas.MessageAuthenticatorRule;
import io.dotmac.sub.core.access.nas.NasDeviceId;
import io.dotmac.sub.core.access.nas.RadiusClient;
import io.dotmac.sub.core.access.nas.RadiusClientId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A RADIUS client, without its secret. */
public record RadiusClientView(
    RadiusClientId id,
    String clientIp,
    @Nullable NasDeviceId nasDeviceId,
    MessageAuthenticatorRule requireMessageAuthenticator,
    @Nullable String description,
    @Nullable String certificateName,
    @Nullable Instant previousSecretUntil,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static RadiusClientView of(RadiusClient row) {
    return new RadiusClientView(
        row.id(),
        row.clientIp(),
        row.nasDevice().orElse(null),
        row.requireMessageAuthenticator(),
        row.description().orElse(null),
        row.certificateName().orElse(null),
        row.previousSecretUntil().orElse(null),
        row.isActive(),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
