package io.dotmac.sub.core.network.outage;

import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was lost in an outage, and whom it served. */
@Item(table = "outage_subscriber", order = "lost_at")
public record OutageSubscriber(
    @RefersTo("outage") UUID outageId,
    @Nullable @RefersTo("ont_unit") UUID ontUnitId,
    @Nullable @RefersTo("subscription") UUID subscriptionId,
    @Nullable @RefersTo("subscriber") UUID subscriberId,
    Instant lostAt,
    @Nullable Instant restoredAt) {}
