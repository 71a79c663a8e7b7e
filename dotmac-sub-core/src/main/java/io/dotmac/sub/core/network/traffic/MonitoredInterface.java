package io.dotmac.sub.core.network.traffic;

import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.site.DeviceInterface;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An interface that a polled device has, as it was when it was last read. */
@Item(
    table = "monitored_interface",
    search = {"name", "description"},
    order = "name")
public record MonitoredInterface(
    @RefersTo("snmp_target") UUID snmpTargetId,
    int ifIndex,
    String name,
    @Nullable String description,
    DeviceInterface.Status status,
    boolean isEnabled,
    @Nullable Integer speedMbps,
    @Nullable Long rxBps,
    @Nullable Long txBps,
    @Nullable Instant sampledAt,
    Instant seenAt) {}
