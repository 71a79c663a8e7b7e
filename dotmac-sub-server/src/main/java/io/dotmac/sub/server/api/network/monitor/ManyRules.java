package io.dotmac.sub.server.api.network.monitor;

import java.util.List;
import java.util.UUID;

/** Rules that are taken into use, or out of it. */
public record ManyRules(List<UUID> ids, boolean isActive) {}
