package io.dotmac.sub.core.network.alert;

import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to an alert: added to, never changed. */
@Item(table = "alert_event", order = "created_at")
public record AlertEvent(
    @RefersTo("alert") UUID alertId,
    AlertStatus status,
    @Nullable String message,
    String actorName) {}
