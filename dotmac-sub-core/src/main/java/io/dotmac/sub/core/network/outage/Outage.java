package io.dotmac.sub.core.network.outage;

import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Many that were lost at once.
 *
 * @param name what the cause is called
 * @param lostCount ONTs or sessions that were lost, those that are back too
 * @param affectedCount subscribers whom those served
 */
@Item(
    table = "outage",
    search = {"name"},
    order = "began_at")
public record Outage(
    OutageCause cause,
    @Nullable @RefersTo("pon_port") UUID ponPortId,
    @Nullable @RefersTo("olt_device") UUID oltId,
    @Nullable @RefersTo("nas_device") UUID nasDeviceId,
    String name,
    Status status,
    Instant beganAt,
    @Nullable Instant endedAt,
    int lostCount,
    int affectedCount,
    @Nullable String notes) {
  /** Whether it lasts. */
  public enum Status {
    CONFIRMED,
    RESOLVED
  }
}
