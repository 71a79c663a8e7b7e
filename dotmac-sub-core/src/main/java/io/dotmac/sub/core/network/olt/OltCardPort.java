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

/** A port of a card. */
@Item(table = "olt_card_port", order = "port_number")
@Constraint(
    name = "olt_card_port_number",
    field = "port_number",
    says = "the card has a port of this number")
public record OltCardPort(
    @Fixed @RefersTo("olt_card") UUID cardId,
    @Between(low = 0, high = 255) int portNumber,
    @Nullable String name,
    @Usually("pon") PortType portType,
    @Nullable @Text(max = 10_000) String notes,
    @Usually("true") boolean isActive) {
  /** What is plugged in there. */
  public enum PortType {
    PON,
    UPLINK,
    ETHERNET,
    MGMT
  }
}
