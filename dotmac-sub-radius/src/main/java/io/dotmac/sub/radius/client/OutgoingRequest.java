package io.dotmac.sub.radius.client;

import io.dotmac.sub.radius.packet.PacketView;
import java.net.InetSocketAddress;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;

/**
 * A request that waits for an identifier.
 *
 * @param to where it goes
 * @param encoded gives the octets for an identifier; called once, on the sender's thread
 * @param genuine whether a reply, the second argument, proves that it answers the request, the
 *     first
 */
public record OutgoingRequest(
    InetSocketAddress to,
    IntFunction<byte[]> encoded,
    BiPredicate<PacketView, PacketView> genuine) {
  /** Refuses a name that could not be resolved. */
  public OutgoingRequest {
    if (to.isUnresolved()) {
      throw new IllegalArgumentException("the address of " + to.getHostString() + " is not known");
    }
  }
}
