package io.dotmac.sub.server.api.event;

/**
 * How many deliveries are due again.
 *
 * @param more whether there are others in the range: ask again
 */
public record ReplayedView(int replayed, boolean more) {}
