package io.dotmac.sub.server.api.subscription;

import org.jspecify.annotations.Nullable;

/** Declines a wish. */
public record RejectChange(@Nullable String reason) {}
