package io.dotmac.sub.core.provisioning.discovery;

/**
 * An ONT that a device shows.
 *
 * @param ponPort {@code frame/slot/port}
 * @param serialNumber in its canonical form: {@code HWTC1234ABCD}
 * @param model may be empty
 */
public record FoundOnt(String ponPort, String serialNumber, String model) {}
