package io.dotmac.sub.server.api.provisioning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says when an order is expected to be done. */
public record ExpectOrder(Instant etaAt, @Nullable String note) {}
