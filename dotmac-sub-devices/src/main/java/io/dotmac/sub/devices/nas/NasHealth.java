package io.dotmac.sub.devices.nas;

import java.util.OptionalInt;

/**
 * How a router is.
 *
 * @param version its firmware
 * @param board its model
 * @param uptime in the device's words
 * @param cpuLoadPercent absent when the device does not say
 * @param freeMemory in the device's words
 * @param totalMemory in the device's words
 */
public record NasHealth(
    String version,
    String board,
    String uptime,
    OptionalInt cpuLoadPercent,
    String freeMemory,
    String totalMemory) {}
