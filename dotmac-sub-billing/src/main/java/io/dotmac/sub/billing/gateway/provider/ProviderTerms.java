package io.dotmac.sub.billing.gateway.provider;

import org.jspecify.annotations.Nullable;

/**
 * What of a provider may be edited.
 *
 * @param isDefault whether it takes payments that name no other
 */
public record ProviderTerms(
    String name, boolean isDefault, @Nullable String notes) {}
