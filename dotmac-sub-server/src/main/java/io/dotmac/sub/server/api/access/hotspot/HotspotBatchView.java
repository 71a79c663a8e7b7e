package io.dotmac.sub.server.api.access.hotspot;

import io.dotmac.sub.core.access.voucher.HotspotBatch;
import io.dotmac.sub.core.access.voucher.HotspotBatchId;
import io.dotmac.sub.core.access.voucher.HotspotBatchTerms;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A batch of vouchers. */
public record HotspotBatchView(
    HotspotBatchId id,
    String name,
    int voucherCount,
    String prefix,
    int codeLength,
    @Nullable Long validSeconds,
    @Nullable Long onlineSeconds,
    @Nullable Long dataLimitOctets,
    @Nullable Integer downKbps,
    @Nullable Integer upKbps,
    int devices,
    boolean lockMac,
    @Nullable LocalDate unusedUntil,
    @Nullable String terms,
    @Nullable String loginUrl,
    String price,
    String currency,
    Instant createdAt) {
  static HotspotBatchView of(HotspotBatch row) {
    HotspotBatchTerms terms = row.terms();
    return new HotspotBatchView(
        row.id(),
        terms.name(),
        terms.voucherCount(),
        terms.prefix(),
        terms.codeLength(),
        terms.validSeconds(),
        terms.onlineSeconds(),
        terms.dataLimitOctets(),
        terms.downKbps(),
        terms.upKbps(),
        terms.devices(),
        terms.lockMac(),
        terms.unusedUntil(),
        terms.terms(),
        terms.loginUrl(),
        row.price().amount(),
        row.price().currencyCode(),
        row.createdAt());
  }
}
