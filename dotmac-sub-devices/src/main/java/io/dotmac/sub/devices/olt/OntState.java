package io.dotmac.sub.devices.olt;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An authorized ONT as its line terminal sees it.
 *
 * @param ref where it is
 * @param serialText what the device printed
 * @param serial the same, when it is a serial number
 * @param active false while it is suspended
 * @param run whether it is online
 * @param lineProfile absent when the device does not say
 * @param serviceProfile absent when the device does not say
 * @param description may be empty
 * @param distanceMeters absent while unknown
 * @param lastDownCause in the device's words; may be empty
 */
public record OntState(
    OntRef ref,
    String serialText,
    Optional<OntSerial> serial,
    boolean active,
    Run run,
    OptionalInt lineProfile,
    OptionalInt serviceProfile,
    String description,
    OptionalInt distanceMeters,
    String lastDownCause) {
  /** Whether an ONT is online. */
  public enum Run {
    ONLINE,
    OFFLINE,
    /** The device prints neither. */
    UNKNOWN
  }
}
