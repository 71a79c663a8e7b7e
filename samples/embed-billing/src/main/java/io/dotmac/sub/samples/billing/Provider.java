package io.dotmac.sub.samples.billing;

import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tenant.TenantKind;
import io.dotmac.sub.core.tenant.TenantStatus;
import io.dotmac.sub.core.tx.Ids;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;

/** A provider of internet: a tenant of the billing engine. */
final class Provider {
  private Provider() {}

  static Tenant named(String code) {
    return new Tenant(
        new TenantId(Ids.next()),
        code,
        "My ISP",
        "NGN",
        ZoneId.of("Africa/Lagos"),
        Locale.ENGLISH,
        TenantKind.SANDBOX,
        TenantStatus.ACTIVE,
        Duration.ZERO);
  }
}
