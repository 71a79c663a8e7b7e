package io.dotmac.sub.server.adapter.radius.address;

import io.dotmac.sub.core.network.ip.IpFacts;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.server.adapter.radius.index.IndexEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one credential that were given something by this node. Whoever uses it holds its
 * lock.
 */
final class Holder {
  private final TenantId tenant;
  private final UUID credential;
  private final Seat first = new Seat(this, 0);
  private final List<Seat> more = new ArrayList<>(0);
  private @Nullable Need need;
  private @Nullable IndexEntry neededBy;
  private @Nullable IpFacts neededOf;
  private String garden = "";

  Holder(TenantId tenant, UUID credential) {
    this.tenant = tenant;
    this.credential = credential;
  }

  TenantId tenant() {
    return tenant;
  }

  UUID credential() {
    return credential;
  }

  /** What its sessions need; the same as before if nothing has changed. */
  Need need(IndexEntry entry, IpFacts facts, String inGarden) {
    Need known = need;
    if (known == null || neededBy != entry || neededOf != facts || !garden.equals(inGarden)) {
      known = Need.of(entry, facts, inGarden);
      need = known;
      neededBy = entry;
      neededOf = facts;
      garden = inGarden;
    }
    return known;
  }

  /** The seat of that number. */
  Seat seat(int slot) {
    while (more.size() < slot) {
      more.add(new Seat(this, more.size() + 1));
    }
    return slot == 0 ? first : more.get(slot - 1);
  }

  /**
   * The seat of a login: the one its line had; else one that nobody uses; else a new one. Where
   * only one session may be, it is always the same.
   */
  Seat seatFor(boolean single, long line, long now, long silenceMillis) {
    if (single || first.isOn(line) && first.isUsed(now, silenceMillis)) {
      return first;
    }
    for (int i = 0; i < more.size(); i++) {
      if (more.get(i).isOn(line) && more.get(i).isUsed(now, silenceMillis)) {
        return more.get(i);
      }
    }
    for (int i = 0; i <= more.size(); i++) {
      if (!seat(i).isUsed(now, silenceMillis)) {
        return seat(i);
      }
    }
    return seat(more.size() + 1);
  }

  /** The seat that a session of that name has; null if none. */
  @Nullable
  Seat seatOf(String nasKey, String session) {
    if (first.isOf(nasKey, session)) {
      return first;
    }
    for (Seat seat : more) {
      if (seat.isOf(nasKey, session)) {
        return seat;
      }
    }
    return null;
  }

  /**
   * The seat that a session takes whose name is new; null if none can be told. Of two sessions with
   * one address the one that began later has it.
   */
  @Nullable
  Seat seatOfNew(@Nullable String ipv4, long line, long since) {
    List<Seat> all = seats();
    for (Seat seat : all) {
      if (seat.hasAddress(ipv4)) {
        return seat.isOpenTo(since) ? seat : null;
      }
    }
    for (Seat seat : all) {
      if (seat.isOn(line) && !seat.hasAddressOfOther(ipv4) && seat.isOpenTo(since)) {
        return seat;
      }
    }
    return all.size() == 1 && !first.hasAddressOfOther(ipv4) && first.isOpenTo(since)
        ? first
        : null;
  }

  /** All of them. */
  List<Seat> seats() {
    if (more.isEmpty()) {
      return List.of(first);
    }
    List<Seat> all = new ArrayList<>(more.size() + 1);
    all.add(first);
    all.addAll(more);
    return all;
  }

  void each(Consumer<Seat> work) {
    work.accept(first);
    more.forEach(work);
  }
}
