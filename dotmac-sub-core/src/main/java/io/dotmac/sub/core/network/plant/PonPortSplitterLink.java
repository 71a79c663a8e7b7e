package io.dotmac.sub.core.network.plant;

import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Fixed;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which PON port lights which input of a splitter, where no feeder is recorded. */
@Item(table = "pon_port_splitter_link", order = "created_at")
@Constraint(
    name = "pon_port_splitter_link_pon_port",
    field = "pon_port_id",
    says = "the PON port lights another splitter")
@Constraint(
    name = "pon_port_splitter_link_splitter_port",
    field = "splitter_port_id",
    says = "another PON port lights this input")
@Constraint(
    name = "pon_port_splitter_link_input",
    field = "splitter_port_id",
    code = "mismatch",
    says = "an input of a splitter was expected")
public record PonPortSplitterLink(
    @Fixed @RefersTo("pon_port") UUID ponPortId,
    @Fixed @RefersTo("splitter_port") UUID splitterPortId,
    @Nullable @Text(max = 10_000) String notes,
    @Usually("true") boolean isActive) {}
