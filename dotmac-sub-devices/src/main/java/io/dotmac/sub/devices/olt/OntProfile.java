package io.dotmac.sub.devices.olt;

/**
 * A profile that ONTs can be given.
 *
 * @param id its number
 * @param name its name
 * @param bindings how many ONTs have it
 */
public record OntProfile(int id, String name, int bindings) {}
