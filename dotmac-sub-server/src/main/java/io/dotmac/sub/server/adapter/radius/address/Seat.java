package io.dotmac.sub.server.adapter.radius.address;

import io.dotmac.sub.core.network.ip.IpFacts.Pool;
import io.dotmac.sub.core.network.ip.IpLeases.Use;
import io.dotmac.sub.server.adapter.radius.line.SessionTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session of a credential and what it was given. The leases stay when the session is over, for
 * the next one. Whoever looks at it holds the lock of its {@link Holder}.
 */
final class Seat {
  private static final String UNKNOWN = "";

  private final Holder holder;
  private final int slot;
  private final @Nullable Held[] held = new Held[AddressKind.ALL.length];
  private @Nullable Grant grant;
  private @Nullable Need grantedFor;
  private long line;
  private @Nullable String nasKey;
  private @Nullable String session;
  private long sinceMillis;
  private long heardMillis;
  private boolean used;

  /** Of {@link DirtySeats}: whether it waits to be written, and which one waits behind it. */
  boolean queued;

  @Nullable
  Seat next;

  Seat(Holder holder, int slot) {
    this.holder = holder;
    this.slot = slot;
  }

  Holder holder() {
    return holder;
  }

  int slot() {
    return slot;
  }

  @Nullable
  Held held(AddressKind kind) {
    return held[kind.ordinal()];
  }

  boolean isOn(long other) {
    return line == other;
  }

  /** Whether a session has it, or a login that was just accepted. */
  boolean isUsed(long now, long silenceMillis) {
    return used && now - heardMillis <= patience(silenceMillis);
  }

  private long patience(long silenceMillis) {
    return session == null ? SessionTable.RESERVED.toMillis() : silenceMillis;
  }

  /** Whether it has all that is needed. */
  boolean has(Need need) {
    for (int i = 0; i < held.length; i++) {
      Pool pool = need.pool(AddressKind.ALL[i], slot);
      Held lease = held[i];
      if (pool != null && (lease == null || !lease.pool().equals(pool.id()))) {
        return false;
      }
    }
    return true;
  }

  /** What the session is told, made once. */
  Grant grant(Need need) {
    Grant known = grant;
    if (known == null || grantedFor != need) {
      known = Grant.of(need, this);
      grant = known;
      grantedFor = need;
    }
    return known;
  }

  /** Whether it was granted something else, or nothing yet. */
  boolean isNewTo(Need need) {
    return grantedFor != need;
  }

  private boolean isGiven(Held lease) {
    Need need = grantedFor;
    if (need == null) {
      return true;
    }
    for (AddressKind kind : AddressKind.ALL) {
      Pool pool = need.pool(kind, slot);
      if (pool != null && pool.id().equals(lease.pool())) {
        return true;
      }
    }
    return false;
  }

  /** A login takes it; true if that was not known of it. */
  boolean offer(long toLine, long now) {
    boolean changed = !used;
    line = toLine;
    nasKey = null;
    session = null;
    sinceMillis = now;
    heardMillis = now;
    used = true;
    return changed;
  }

  /** It was in use when this node ended, by a session that is not known yet. */
  void resume(long now, boolean inSession) {
    offer(0, now);
    if (inSession) {
      nasKey = UNKNOWN;
      session = UNKNOWN;
    }
  }

  /** Its session goes on; true if that was not known of it. */
  boolean heard(String nas, String id, long since, long now) {
    boolean changed = !used;
    nasKey = nas;
    session = id;
    sinceMillis = since;
    heardMillis = Math.max(heardMillis, now);
    used = true;
    return changed;
  }

  boolean isOf(String nas, String id) {
    return id.equals(session) && nas.equals(nasKey);
  }

  /** Whether the session that has it is known only to be there. */
  boolean isOfUnknown() {
    return UNKNOWN.equals(session);
  }

  /** Whether a session that began then may take it from the one that has it. */
  boolean isOpenTo(long since) {
    return !used || session == null || isOfUnknown() || since > sinceMillis;
  }

  boolean beganBefore(String nas, long at) {
    return used && nas.equals(nasKey) && sinceMillis < at;
  }

  /** Nobody uses it any more; true if that was not known of it. */
  boolean release() {
    boolean changed = used;
    used = false;
    nasKey = null;
    session = null;
    return changed;
  }

  /** Puts a lease in; gives the one that was there, if it is another. */
  @Nullable
  Held put(AddressKind kind, Held lease) {
    Held before = held[kind.ordinal()];
    held[kind.ordinal()] = lease;
    grant = null;
    return before == null || before.id().equals(lease.id()) ? null : before;
  }

  /** Takes out the lease of that id, if it is there. */
  boolean drop(Held lease) {
    for (int i = 0; i < held.length; i++) {
      Held known = held[i];
      if (known != null && known.id().equals(lease.id())) {
        held[i] = null;
        grant = null;
        return true;
      }
    }
    return false;
  }

  /** What it has. */
  List<Held> leases() {
    List<Held> leases = new ArrayList<>(held.length);
    for (Held lease : held) {
      if (lease != null) {
        leases.add(lease);
      }
    }
    return leases;
  }

  /** What the database is to know of the leases. */
  List<Use> uses(Instant releasedAt) {
    Instant usedAt = Instant.ofEpochMilli(sinceMillis);
    return leases().stream()
        .map(lease -> new Use(
            lease.id(), lease.version(), usedAt, used && isGiven(lease) ? null : releasedAt))
        .toList();
  }

  /** Whether the reports of a session with that address are about it. */
  boolean hasAddress(@Nullable String ipv4) {
    Held lease = held[AddressKind.IPV4.ordinal()];
    return ipv4 != null && lease != null && lease.text().equals(ipv4);
  }

  /** Whether a session with that address is known to be another's. */
  boolean hasAddressOfOther(@Nullable String ipv4) {
    return ipv4 != null && held[AddressKind.IPV4.ordinal()] != null && !hasAddress(ipv4);
  }

  /** When it was last heard of. */
  long heardMillis() {
    return heardMillis;
  }
}
