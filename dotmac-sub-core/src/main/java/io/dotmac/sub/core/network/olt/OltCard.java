package io.dotmac.sub.core.network.olt;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Fixed;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A card in a slot of a shelf. */
@Item(
    table = "olt_card",
    search = {"card_type", "model", "serial_number"},
    order = "slot_number")
@Constraint(name = "olt_card_slot", field = "slot_number", says = "another card is in this slot")
public record OltCard(
    @Fixed @RefersTo("olt_shelf") UUID shelfId,
    @Between(low = 0, high = 255) int slotNumber,
    @Nullable @Text(max = 80) String cardType,
    @Nullable String model,
    @Nullable String serialNumber,
    @Nullable @Text(max = 10_000) String notes,
    @Usually("true") boolean isActive) {}
