/**
 * Where devices are otherwise than the records say: each is read by one node at a time, what it
 * says is compared by a pure function, and what differs is kept until it does no longer. Start at
 * {@link io.dotmac.sub.core.provisioning.drift.DriftRound}.
 */
@NullMarked
package io.dotmac.sub.core.provisioning.drift;

import org.jspecify.annotations.NullMarked;
