package io.dotmac.sub.server.web.part;

import org.jspecify.annotations.Nullable;

/**
 * Where a list stands and how to go on.
 *
 * @param summary such as "1 to 50 of 4,812"
 * @param previous the page before, or null on the first
 * @param next the page after, or null on the last
 */
public record Pager(
    String summary, @Nullable String previous, @Nullable String next) {}
