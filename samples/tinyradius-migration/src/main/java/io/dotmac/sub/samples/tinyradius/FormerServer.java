package io.dotmac.sub.samples.tinyradius;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.tinyradius.packet.AccessRequest;
import org.tinyradius.packet.RadiusPacket;
import org.tinyradius.util.RadiusException;
import org.tinyradius.util.RadiusServer;

/** What you have today: a subclass of TinyRadius' server. Not a line of it changes. */
public final class FormerServer extends RadiusServer {
  @Override
  public String getSharedSecret(InetSocketAddress client) {
    return "testing123";
  }

  @Override
  public @Nullable String getUserPassword(String userName) {
    return userName.equals("ada") ? "lovelace" : null;
  }

  @Override
  public RadiusPacket accessRequestReceived(AccessRequest request, InetSocketAddress client)
      throws RadiusException {
    RadiusPacket answer = super.accessRequestReceived(request, client);
    if (answer.getPacketType() == RadiusPacket.ACCESS_ACCEPT) {
      answer.addAttribute("Session-Timeout", "3600");
    }
    return answer;
  }
}
