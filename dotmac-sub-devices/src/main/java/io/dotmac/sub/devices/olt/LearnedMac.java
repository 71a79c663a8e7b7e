package io.dotmac.sub.devices.olt;

/**
 * A hardware address that was learned behind an ONT.
 *
 * @param ref behind which
 * @param mac as the device prints it
 * @param vlan absent VLANs are 0
 */
public record LearnedMac(OntRef ref, String mac, int vlan) {}
