/**
 * Money that is collected without anybody asking: what is due, from accounts that agreed to it, and
 * payments that were scheduled for a day. Every attempt begins in the transaction that notes it, so
 * each is started once; failures in a row are counted and end it. Start with
 * {@link io.dotmac.sub.billing.autopay.RunAutopay}.
 */
@NullMarked
package io.dotmac.sub.billing.autopay;

import org.jspecify.annotations.NullMarked;
