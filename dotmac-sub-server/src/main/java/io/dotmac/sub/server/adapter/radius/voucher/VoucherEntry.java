package io.dotmac.sub.server.adapter.radius.voucher;

import io.dotmac.sub.core.access.voucher.VoucherFacts;
import io.dotmac.sub.core.access.voucher.VoucherStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One voucher as the index knows it; its first login is known here before the database knows. */
final class VoucherEntry {
  private final VoucherFacts facts;
  private final String code;
  private volatile @Nullable Instant begunAt;
  private volatile @Nullable String mac;

  VoucherEntry(VoucherFacts facts, String code) {
    this.facts = facts;
    this.code = code;
    this.mac = facts.mac();
  }

  VoucherFacts facts() {
    return facts;
  }

  String code() {
    return code;
  }

  /** The only device that may use it; null if any may. */
  @Nullable
  String mac() {
    return mac;
  }

  /** A login at that moment was accepted; the first one begins its time and settles its device. */
  synchronized void loggedIn(Instant at, @Nullable String device) {
    if (begunAt == null) {
      begunAt = at;
    }
    if (mac == null) {
      mac = device;
    }
  }

  /** When its time by the clock is over; null if it has none, or has not begun. */
  @Nullable
  Instant endsAt() {
    Long valid = facts.terms().validSeconds();
    Instant begun = begunAt;
    return facts.endsAt() == null && begun != null && valid != null
        ? begun.plusSeconds(valid)
        : facts.endsAt();
  }

  /** Whether nobody has used it in time. */
  boolean missed(Instant at) {
    return facts.status() == VoucherStatus.UNUSED
        && begunAt == null
        && facts.startsBefore() != null
        && !facts.startsBefore().isAfter(at);
  }
}
