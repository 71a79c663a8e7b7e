/**
 * Devices of the inventory that are read again and again by SNMP: which, how they let themselves be
 * asked, and what becomes of a reading. A node claims those that are due for a while, asks them
 * with no transaction open, and keeps what they said; what a node that died had claimed is due
 * again when its lease is over. Start at {@link io.dotmac.sub.core.network.poll.PollRound}.
 */
@NullMarked
package io.dotmac.sub.core.network.poll;

import org.jspecify.annotations.NullMarked;
