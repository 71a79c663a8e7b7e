package io.dotmac.sub.core.network.cpe;

import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Fixed;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Usually;
import java.util.UUID;

/** A VLAN on a port, with its tag or without. */
@Item(table = "port_vlan", order = "created_at")
@Constraint(name = "port_vlan_once", field = "vlan_id", says = "the port carries this VLAN")
@Constraint(
    name = "port_vlan_untagged",
    field = "is_tagged",
    says = "the port carries another VLAN without a tag")
public record PortVlan(
    @Fixed @RefersTo("cpe_port") UUID portId,
    @Fixed @RefersTo("vlan") UUID vlanId,
    @Usually("true") boolean isTagged) {}
