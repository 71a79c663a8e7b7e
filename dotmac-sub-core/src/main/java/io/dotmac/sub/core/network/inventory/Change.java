package io.dotmac.sub.core.network.inventory;

/** A thing as it was read, and what it becomes. */
public record Change<T>(Stored<T> before, T after) {}
