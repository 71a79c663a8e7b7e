package io.dotmac.sub.server.web.part;

import org.jspecify.annotations.Nullable;

/**
 * One line of an activity feed or a list of things to do.
 *
 * @param iso the moment in ISO 8601, for {@code <time>}; empty when there is none
 * @param action a button, or null
 */
public record Feed(
    String tone,
    String icon,
    String title,
    String note,
    String time,
    String iso,
    @Nullable Link action) {}
