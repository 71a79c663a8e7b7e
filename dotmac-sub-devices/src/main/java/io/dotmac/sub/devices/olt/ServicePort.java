package io.dotmac.sub.devices.olt;

import java.util.OptionalInt;

/**
 * A flow that is configured.
 *
 * @param index its number on the line terminal
 * @param vlan on the side of the network
 * @param ref whose it is
 * @param gemport through which it runs
 * @param userVlan absent when the device does not say
 * @param up whether it carries traffic
 */
public record ServicePort(
    int index, int vlan, OntRef ref, int gemport, OptionalInt userVlan, boolean up) {}
