package io.dotmac.sub.server.api.access.hotspot;

import io.dotmac.sub.core.access.voucher.HotspotBatchId;
import io.dotmac.sub.core.access.voucher.Voucher;
import io.dotmac.sub.core.access.voucher.VoucherId;
import io.dotmac.sub.core.access.voucher.VoucherStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A voucher.
 *
 * @param code said only to who sells or prints it; else null
 */
public record VoucherView(
    VoucherId id,
    HotspotBatchId batchId,
    int number,
    @Nullable String code,
    VoucherStatus status,
    @Nullable Instant soldAt,
    @Nullable UUID saleId,
    @Nullable Instant firstLoginAt,
    @Nullable Instant lastLoginAt,
    @Nullable String macAddress,
    long usedSeconds,
    long usedOctets,
    @Nullable Instant endedAt,
    @Nullable String endNote) {
  static VoucherView of(Voucher row) {
    return of(row, null);
  }

  static VoucherView of(Voucher row, @Nullable String code) {
    return new VoucherView(
        row.id(),
        row.batch(),
        row.number(),
        code,
        row.status(),
        row.soldAt().orElse(null),
        row.sale().orElse(null),
        row.firstLoginAt().orElse(null),
        row.lastLoginAt().orElse(null),
        row.macAddress().orElse(null),
        row.usedSeconds(),
        row.usedOctets(),
        row.endedAt().orElse(null),
        row.endNote().orElse(null));
  }
}
