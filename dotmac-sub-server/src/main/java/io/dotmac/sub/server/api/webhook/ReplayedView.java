package io.dotmac.sub.server.api.webhook;

/** How many events are sent once more. */
public record ReplayedView(int replayed) {}
