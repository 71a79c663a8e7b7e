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

/** A port that ONTs hang on. */
@Item(
    table = "pon_port",
    search = {"name"},
    order = "name")
@Constraint(name = "pon_port_name", field = "name", says = "the OLT has a PON port of this name")
@Constraint(
    name = "pon_port_card_port",
    field = "olt_card_port_id",
    says = "another PON port is this port of the card")
@Constraint(
    name = "pon_port_place",
    field = "olt_card_port_id",
    code = "mismatch",
    says = "a PON port of a card of the same OLT was expected")
public record PonPort(
    @Fixed @RefersTo("olt_device") UUID oltId,
    @Nullable @RefersTo("olt_card_port") UUID oltCardPortId,
    @Text String name,
    @Nullable @Between(low = 0, high = 255) Integer portNumber,
    @Usually("gpon") Technology technology,
    @Usually("128") @Between(low = 1, high = 512) int maxOnts,
    @Nullable @Text(max = 10_000) String notes,
    @Usually("true") boolean isActive) {
  /** What is spoken on it. */
  public enum Technology {
    GPON,
    XGS_PON,
    EPON
  }
}
