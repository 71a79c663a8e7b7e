/**
 * Addresses: pools and their blocks, what is reserved, assigned to services, and leased at logins.
 * Nothing has a row that nobody holds, and one constraint of the database keeps all holders apart.
 * {@link io.dotmac.sub.core.network.ip.IpNetwork} is the arithmetic, {@link
 * io.dotmac.sub.core.network.ip.FreeUnits} finds what is free, {@link
 * io.dotmac.sub.core.network.ip.IpHoldings} is what staff does by hand, and {@link
 * io.dotmac.sub.core.network.ip.IpLeases} what logins do by the hundred. Start with
 * {@code IpPools}.
 */
@NullMarked
package io.dotmac.sub.core.network.ip;

import org.jspecify.annotations.NullMarked;
