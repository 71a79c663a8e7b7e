package io.dotmac.sub.devices.nas;

/**
 * A customer who is connected.
 *
 * @param user the login name
 * @param service such as {@code pppoe}
 * @param callerId where from: a hardware address mostly; may be empty
 * @param address of the customer; may be empty
 * @param uptime in the device's words
 */
public record NasSession(
    String user, String service, String callerId, String address, String uptime) {}
