package io.dotmac.sub.devices.olt;

/**
 * A service that an ONT has.
 *
 * @param ref whose it is
 * @param service with its limits; where the device does not say what the ONT calls its VLAN, it is
 *     the same on both sides
 */
public record ConfiguredService(OntRef ref, OntService service) {}
