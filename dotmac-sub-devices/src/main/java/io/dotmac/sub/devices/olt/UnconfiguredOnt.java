package io.dotmac.sub.devices.olt;

import java.util.Optional;

/**
 * An ONT that shows itself on a PON and is not authorized.
 *
 * @param port where it was seen
 * @param serialText what the device printed
 * @param serial the same, when it is a serial number
 * @param model its equipment id; may be empty
 * @param softwareVersion may be empty
 */
public record UnconfiguredOnt(
    PonPort port,
    String serialText,
    Optional<OntSerial> serial,
    String model,
    String softwareVersion) {}
