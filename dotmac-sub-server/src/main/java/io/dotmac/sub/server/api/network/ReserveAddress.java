package io.dotmac.sub.server.api.network;

import org.jspecify.annotations.Nullable;

/** Keeps an address, or a network of them, from everybody who logs in. */
public record ReserveAddress(String address, @Nullable String notes) {}
