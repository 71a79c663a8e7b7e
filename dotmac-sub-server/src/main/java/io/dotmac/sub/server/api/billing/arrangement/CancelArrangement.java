package io.dotmac.sub.server.api.billing.arrangement;

import org.jspecify.annotations.Nullable;

/** Why an arrangement is turned down or ended. */
public record CancelArrangement(@Nullable String reason) {}
