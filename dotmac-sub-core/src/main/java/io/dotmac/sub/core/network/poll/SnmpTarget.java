package io.dotmac.sub.core.network.poll;

import io.dotmac.sub.core.network.inventory.Between;
import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Fixed;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A device of the inventory that is polled: one of the three that it can be. */
@Item(
    table = "snmp_target",
    search = {"host"},
    order = "host")
@Constraint(
    name = "snmp_target_device",
    field = "network_device_id",
    code = "one",
    says = "one of network_device_id, olt_id and nas_device_id was expected")
@Constraint(
    name = "snmp_target_network_device",
    field = "network_device_id",
    says = "the device is polled already")
@Constraint(name = "snmp_target_olt", field = "olt_id", says = "the OLT is polled already")
@Constraint(
    name = "snmp_target_nas",
    field = "nas_device_id",
    says = "the access server is polled already")
public record SnmpTarget(
    @Fixed @Nullable @RefersTo("network_device") UUID networkDeviceId,
    @Fixed @Nullable @RefersTo("olt_device") UUID oltId,
    @Fixed @Nullable @RefersTo("nas_device") UUID nasDeviceId,
    @RefersTo("snmp_credential") UUID credentialId,
    @Text(max = 253) String host,
    @Usually("161") @Between(low = 1, high = 65_535) int port,
    @Usually("300") @Between(low = 60, high = 86_400) int intervalSeconds,
    @Nullable @Text(max = 20_000) String oidMap,
    @Nullable @Text(max = 10_000) String notes,
    @Usually("true") boolean isActive) {}
