package io.dotmac.sub.radius.coa;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketView;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A Disconnect- or CoA-Request that has been proven to come from its sender.
 *
 * @param sender who sent it
 * @param source the address and port it came from
 * @param packet the packet with all its attributes
 */
public record CoaRequest(NasClient sender, InetSocketAddress source, PacketView packet) {
  /** Whether the session is to be ended; else it is to be changed. */
  public boolean isDisconnect() {
    return packet.is(PacketCode.DISCONNECT_REQUEST);
  }

  /** Acct-Session-Id of the session that is meant. */
  public Optional<String> sessionId() {
    return packet.first(Attributes.ACCT_SESSION_ID);
  }

  /** User-Name of the session that is meant. */
  public Optional<String> userName() {
    return packet.first(Attributes.USER_NAME);
  }
}
