package io.dotmac.sub.devices.nokia;

import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.PonPort;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places as an ISAM writes them: {@code rack/shelf/slot/port/ont}. Rack and shelf are one frame of
 * a {@link PonPort}: shelf 1 of rack 1 is frame 1, shelf 1 of rack 2 is frame 17. Pure.
 */
final class IsamPlaces {
  private static final int SHELVES = 16;
  private static final Pattern PLACE =
      Pattern.compile("(?:x-pon:)?(\\d{1,2})/(\\d{1,2})/(\\d{1,3})/(\\d{1,3})(?:/(\\d{1,3}))?");

  private IsamPlaces() {}

  static String text(PonPort port) {
    int rack = (port.frame() - 1) / SHELVES + 1;
    int shelf = (port.frame() - 1) % SHELVES + 1;
    return rack + "/" + shelf + "/" + port.slot() + "/" + port.port();
  }

  static String text(OntRef ont) {
    return text(ont.port()) + "/" + ont.ont();
  }

  /** The port of a place; empty when it is none. */
  static Optional<PonPort> port(String text) {
    Matcher place = PLACE.matcher(text.strip());
    if (!place.matches()) {
      return Optional.empty();
    }
    int rack = Integer.parseInt(place.group(1));
    int shelf = Integer.parseInt(place.group(2));
    boolean holds = rack >= 1 && rack <= 15 && shelf >= 1 && shelf <= SHELVES;
    return holds
        ? PonPort.parse((rack - 1) * SHELVES + shelf + "/" + place.group(3) + "/" + place.group(4))
        : Optional.empty();
  }

  /** The ONT of a place; empty when it is none. */
  static Optional<OntRef> ont(String text) {
    Matcher place = PLACE.matcher(text.strip());
    if (!place.matches() || place.group(5) == null || Integer.parseInt(place.group(5)) > 255) {
      return Optional.empty();
    }
    int ont = Integer.parseInt(place.group(5));
    return port(text).map(port -> new OntRef(port, ont));
  }
}
