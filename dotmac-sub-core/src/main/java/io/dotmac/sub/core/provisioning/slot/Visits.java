package io.dotmac.sub.core.provisioning.slot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The slots of some days beside the visits that are agreed or proposed: how many are free. */
public final class Visits {
  private final List<Slot> slots;
  private final List<UUID> technicians;
  private final List<Visit> visits;

  /** A visit to come, by whom if that is known. */
  public record Visit(@Nullable UUID technician, Slot time) {}

  /** A slot and how many more visits it has room for. */
  public record Room(Slot slot, int free) {}

  /** Of those slots, with those who work and what they have to do. */
  public Visits(List<Slot> slots, List<UUID> technicians, List<Visit> visits) {
    this.slots = List.copyOf(slots);
    this.technicians = List.copyOf(technicians);
    this.visits = new ArrayList<>(visits);
  }

  /** Each slot with its room, in order. */
  public List<Room> rooms() {
    return slots.stream().map(slot -> new Room(slot, free(slot))).toList();
  }

  /**
   * The first slot with room, which has one less from now on. Where nobody works yet, or all is
   * full, it is the first slot: people will have to look at it.
   */
  public Optional<Slot> take() {
    Optional<Slot> found = slots.stream()
        .filter(slot -> free(slot) > 0)
        .findFirst()
        .or(() -> slots.stream().findFirst());
    found.ifPresent(slot -> visits.add(new Visit(null, slot)));
    return found;
  }

  /** Those who have nothing else to do at that time. */
  public List<UUID> idle(Slot time) {
    return technicians.stream()
        .filter(one -> visits.stream()
            .noneMatch(visit -> one.equals(visit.technician()) && visit.time().overlaps(time)))
        .toList();
  }

  private int free(Slot slot) {
    long open = visits.stream()
        .filter(visit -> visit.technician() == null && visit.time().overlaps(slot))
        .count();
    return (int) Math.max(0, idle(slot).size() - open);
  }
}
