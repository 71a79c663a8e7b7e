package io.dotmac.sub.core.provisioning.drift;

import org.jspecify.annotations.Nullable;

/**
 * Where an ONT is on a line terminal.
 *
 * @param ponPort {@code frame/slot/port}; empty where the record names no such port
 * @param number on that port; absent where no record says it
 */
public record OntPlace(String ponPort, @Nullable Integer number) {
  /** Somewhere on the device. */
  static final OntPlace SOMEWHERE = new OntPlace("", null);

  /** Whether both can be true of one ONT. */
  boolean agrees(OntPlace other) {
    return equals(SOMEWHERE)
        || ponPort.equals(other.ponPort)
            && (number == null || other.number == null || number.equals(other.number));
  }

  @Override
  public String toString() {
    return number == null ? ponPort : ponPort + " ONT " + number;
  }
}
