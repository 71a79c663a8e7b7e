package io.dotmac.sub.core.network.olt;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Fixed;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is plugged into a port of a card; its class says how much loss it bears. */
@Item(
    table = "olt_sfp_module",
    search = {"model", "serial_number"},
    order = "created_at")
@Constraint(
    name = "olt_sfp_module_port",
    field = "olt_card_port_id",
    says = "another module is in this port")
public record OltSfpModule(
    @Fixed @RefersTo("olt_card_port") UUID oltCardPortId,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable String serialNumber,
    @Nullable SfpClass sfpClass,
    @Nullable @Between(low = 600, high = 2000) Integer wavelengthNm,
    @Nullable @Between(low = -60, high = 20) BigDecimal rxPowerDbm,
    @Nullable @Between(low = -60, high = 20) BigDecimal txPowerDbm,
    @Nullable Instant installedAt,
    @Nullable @Text(max = 10_000) String notes,
    @Usually("true") boolean isActive) {}
