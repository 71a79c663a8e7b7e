package io.dotmac.sub.devices.olt;

import java.util.OptionalInt;

/**
 * An Ethernet port of an ONT.
 *
 * @param port its number
 * @param type as the device prints it: {@code GE}, {@code ETH}
 * @param up whether there is a link
 * @param speedMbps absent without a link
 */
public record EthernetPort(int port, String type, boolean up, OptionalInt speedMbps) {}
