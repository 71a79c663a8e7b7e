package io.dotmac.sub.server.api.identity.sso;

import org.jspecify.annotations.Nullable;

/**
 * Whether a provider can be used now.
 *
 * @param trouble why it cannot; absent when it can
 */
record SsoCheckView(boolean works, @Nullable String trouble) {}
