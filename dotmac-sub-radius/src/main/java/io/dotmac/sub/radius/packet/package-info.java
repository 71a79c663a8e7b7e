/**
 * The octets of RADIUS: reading, writing and proving them. {@link
 * io.dotmac.sub.radius.packet.PacketView} is an immutable view over one datagram whose structure
 * has been checked once; {@link io.dotmac.sub.radius.packet.AttributeCursor} walks it without
 * making objects; {@link io.dotmac.sub.radius.packet.AttributeBlock} holds attributes already
 * encoded, so that a profile's reply is built once and copied many times; {@link
 * io.dotmac.sub.radius.packet.PacketWriter} and {@link io.dotmac.sub.radius.packet.PacketSigner}
 * belong to one thread each and reuse their buffers and digests. No sockets, no logging, and no
 * input makes a reader here throw: what cannot be decoded is absent. Start at {@code PacketView}.
 */
@NullMarked
package io.dotmac.sub.radius.packet;

import org.jspecify.annotations.NullMarked;
