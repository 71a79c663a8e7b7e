package io.dotmac.sub.core.tenant;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;

/**
 * One provider on this installation.
 *
 * @param code a short unique name in lower case, such as {@code lagoon}
 * @param name the name people read
 * @param currency the ISO 4217 code new accounts get
 * @param zone the zone of its business days
 * @param locale the language its people get unless they choose another
 * @param kind whether its money is real
 * @param clockOffset added to the system clock to give the business clock; zero on a live tenant
 */
public record Tenant(
    TenantId id,
    String code,
    String name,
    String currency,
    ZoneId zone,
    Locale locale,
    TenantKind kind,
    TenantStatus status,
    Duration clockOffset) {}
