/**
 * Logins with the vouchers of hotspots, answered from memory as others are: {@link
 * io.dotmac.sub.server.adapter.radius.voucher.VoucherPolicy} stands before the policy for services
 * and takes what its index knows.
 */
@NullMarked
package io.dotmac.sub.server.adapter.radius.voucher;

import org.jspecify.annotations.NullMarked;
