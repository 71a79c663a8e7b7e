/**
 * Vouchers of a hotspot: made in batches, sold for cash, used as a RADIUS login until their time or
 * volume is used up. A voucher is its own login; it needs no subscriber and no service. Start with
 * {@link io.dotmac.sub.core.access.voucher.HotspotBatches}.
 */
@NullMarked
package io.dotmac.sub.core.access.voucher;

import org.jspecify.annotations.NullMarked;
