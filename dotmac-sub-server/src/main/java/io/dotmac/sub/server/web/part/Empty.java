package io.dotmac.sub.server.web.part;

import org.jspecify.annotations.Nullable;

/** What a list says when it has no rows, and what to do about it. */
public record Empty(String title, String text, @Nullable Link action) {}
