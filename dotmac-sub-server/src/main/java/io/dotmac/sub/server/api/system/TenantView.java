package io.dotmac.sub.server.api.system;

import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tenant.TenantKind;
import io.dotmac.sub.core.tenant.TenantStatus;

/**
 * A provider on this installation.
 *
 * @param zone the zone of its business days
 * @param kind {@code sandbox} if its business clock can be moved
 */
record TenantView(
    TenantId id,
    String code,
    String name,
    String currency,
    String zone,
    String locale,
    TenantKind kind,
    TenantStatus status) {
  static TenantView of(Tenant tenant) {
    return new TenantView(
        tenant.id(),
        tenant.code(),
        tenant.name(),
        tenant.currency(),
        tenant.zone().getId(),
        tenant.locale().toLanguageTag(),
        tenant.kind(),
        tenant.status());
  }
}
