package io.dotmac.sub.server.api.access.realm;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.access.realm.RadiusRealm;
import io.dotmac.sub.core.access.realm.RadiusRealmId;
import io.dotmac.sub.core.access.realm.RadiusRealmTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A realm. */
public record RadiusRealmView(
    RadiusRealmId id,
    @JsonUnwrapped RadiusRealmTerms terms,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static RadiusRealmView of(RadiusRealm row) {
    return new RadiusRealmView(
        row.id(), row.terms(), row.isActive(), row.createdAt(), row.updatedAt(), row.version());
  }
}
