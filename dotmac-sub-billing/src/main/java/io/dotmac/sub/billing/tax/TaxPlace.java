package io.dotmac.sub.billing.tax;

import org.jspecify.annotations.Nullable;

/**
 * Where a service is; each part may be unknown.
 *
 * @param countryCode ISO 3166-1: two capitals
 * @param region the state or province
 */
public record TaxPlace(
    @Nullable String countryCode,
    @Nullable String region,
    @Nullable String postalCode) {}
