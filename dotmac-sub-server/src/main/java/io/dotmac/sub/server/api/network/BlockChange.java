package io.dotmac.sub.server.api.network;

import org.jspecify.annotations.Nullable;

/** What may be edited about a block. */
public record BlockChange(boolean isActive, @Nullable String notes) {}
