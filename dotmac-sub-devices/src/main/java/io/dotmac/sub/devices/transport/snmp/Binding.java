package io.dotmac.sub.devices.transport.snmp;

/**
 * A value and its name.
 *
 * @param oid the name
 * @param value what the device has there
 */
public record Binding(Oid oid, SnmpValue value) {}
