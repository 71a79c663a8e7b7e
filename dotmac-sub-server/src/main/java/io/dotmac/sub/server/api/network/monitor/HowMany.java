package io.dotmac.sub.server.api.network.monitor;

/** How many were changed. */
public record HowMany(int changed) {}
