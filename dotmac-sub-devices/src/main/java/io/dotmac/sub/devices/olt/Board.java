package io.dotmac.sub.devices.olt;

/**
 * A board of a line terminal.
 *
 * @param slot its slot
 * @param name its type; empty for an empty slot
 * @param status in the device's words; may be empty
 */
public record Board(int slot, String name, String status) {}
