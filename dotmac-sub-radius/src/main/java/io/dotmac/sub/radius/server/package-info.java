/**
 * A RADIUS server for authentication and accounting over UDP. The embedder brings three things: a
 * {@link io.dotmac.sub.radius.nas.NasDirectory} that knows the NAS by its address, an {@link
 * io.dotmac.sub.radius.server.AccessPolicy} that decides on Access-Requests, and an {@link
 * io.dotmac.sub.radius.server.AccountingSink} that makes accounting durable. The server does the
 * rest of the protocol: it proves packets, drops and counts what may not be answered ({@link
 * io.dotmac.sub.radius.server.DropReason}), answers retransmissions with the same octets, and puts
 * Message-Authenticator first in what it sends. Several readers share a port; each owns its socket
 * and its memory of recent requests, so they share no lock. Start at {@link
 * io.dotmac.sub.radius.server.RadiusServer}.
 *
 * <p>Invariants: an unproven packet changes nothing; an accounting packet is answered only after
 * the sink said it is durable; nothing that arrives ends a reader.
 */
@NullMarked
package io.dotmac.sub.radius.server;

import org.jspecify.annotations.NullMarked;
