package io.dotmac.sub.server.api.billing.online;

import io.dotmac.sub.billing.payment.ProviderType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds a provider of payments. What is secret is sealed at once and can never be read again.
 *
 * @param gateway the adapter, when the type is custom
 * @param credentials what the gateway needs, by name
 */
public record CreatePaymentProvider(
    String name,
    ProviderType providerType,
    @Nullable String gateway,
    @Nullable Map<String, String> credentials,
    @Nullable String webhookSecret,
    @Nullable Boolean isDefault,
    @Nullable String notes) {}
