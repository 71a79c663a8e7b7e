package io.dotmac.sub.server.api.network.monitor;

import org.jspecify.annotations.Nullable;

/** What is said of an alert. */
public record NoteAlert(@Nullable String note) {}
