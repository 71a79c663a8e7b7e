package io.dotmac.sub.core.access.voucher;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that decides about a login with one voucher.
 *
 * @param codeSealed its code, sealed
 * @param mac the only device that may use it; null if any may
 * @param endsAt when its time by the clock is over; null before its first login, or if it has none
 * @param usedSeconds how long it was online, as far as accounting has told
 */
public record VoucherFacts(
    UUID id,
    String codeSealed,
    VoucherStatus status,
    Terms terms,
    @Nullable String mac,
    @Nullable Instant endsAt,
    @Nullable Instant startsBefore,
    long usedSeconds,
    long usedOctets) {
  /** What the vouchers of its batch have in common; null where nothing limits them. */
  public record Terms(
      @Nullable Long validSeconds,
      @Nullable Long onlineSeconds,
      @Nullable Long dataLimitOctets,
      @Nullable Integer downKbps,
      @Nullable Integer upKbps,
      int devices,
      boolean lockMac) {}
}
