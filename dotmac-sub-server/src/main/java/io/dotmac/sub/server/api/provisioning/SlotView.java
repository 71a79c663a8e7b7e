package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.provisioning.slot.Visits;
import java.time.Instant;
import java.util.List;

/**
 * A time for a visit.
 *
 * @param end the first moment after it
 * @param free how many more visits it has room for
 */
public record SlotView(Instant start, Instant end, int free) {
  static List<SlotView> of(List<Visits.Room> rooms) {
    return rooms.stream()
        .map(room -> new SlotView(room.slot().start(), room.slot().end(), room.free()))
        .toList();
  }
}
