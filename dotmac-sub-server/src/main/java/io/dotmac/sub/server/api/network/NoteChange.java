package io.dotmac.sub.server.api.network;

import org.jspecify.annotations.Nullable;

/** What may be edited about an address that is held. */
public record NoteChange(@Nullable String notes) {}
