/**
 * The chain of hashes over the ledger: each transaction is sealed with the hash of the one before
 * it, by a job and not by who books, so that bookings never wait for each other. Start at {@link
 * io.dotmac.sub.billing.seal.LedgerSeal}.
 */
@NullMarked
package io.dotmac.sub.billing.seal;

import org.jspecify.annotations.NullMarked;
