package io.dotmac.sub.server.web.auth;

import io.dotmac.sub.server.web.part.Link;
import org.jspecify.annotations.Nullable;

/**
 * What a reader sees when a page cannot be shown.
 *
 * @param requestId what support can find in the log, or empty
 */
public record ErrorPage(
    String status,
    String title,
    String text,
    String requestId,
    @Nullable Link action) {}
