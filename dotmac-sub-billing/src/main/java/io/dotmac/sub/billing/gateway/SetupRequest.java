package io.dotmac.sub.billing.gateway;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A way to pay to be saved.
 *
 * @param key names the attempt
 * @param customerToken the provider's name for the payer, when it has met them before
 * @param returnTo where the payer comes back to, ending where the setup's id is added
 */
public record SetupRequest(
    String key, @Nullable String customerToken, String payer, URI returnTo) {}
