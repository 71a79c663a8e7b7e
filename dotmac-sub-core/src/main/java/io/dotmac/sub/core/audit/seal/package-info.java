/**
 * Chains of hashes over append-only tables: each row is sealed with the hash of the one before it,
 * by a job and not by who writes, so that writers never wait for each other. Start at {@link
 * io.dotmac.sub.core.audit.seal.Sealer}.
 */
@NullMarked
package io.dotmac.sub.core.audit.seal;

import org.jspecify.annotations.NullMarked;
