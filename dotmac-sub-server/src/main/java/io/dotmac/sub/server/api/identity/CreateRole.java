package io.dotmac.sub.server.api.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a role of those permissions. */
record CreateRole(String name, @Nullable String description, Set<String> permissions) {}
