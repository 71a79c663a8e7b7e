package io.dotmac.sub.server.api.network.monitor;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alerts of which the same is said. */
public record ManyAlerts(List<UUID> ids, @Nullable String note) {}
