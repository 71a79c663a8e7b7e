package io.dotmac.sub.radius.coa;

import io.dotmac.sub.radius.packet.SharedSecret;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where a NAS takes dynamic authorization requests. There is none without a secret: a NAS whose
 * secret is not known cannot be asked, and whoever wants to must find that out here.
 */
public record CoaTarget(InetSocketAddress address, SharedSecret secret) {
  /** The port of RFC 5176. */
  public static final int PORT = 3799;

  /** Refuses an address that is not resolved. */
  public CoaTarget {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException(
          "the address of " + address.getHostString() + " is not known");
    }
  }

  /** The NAS at this address, on port 3799. */
  public static CoaTarget of(InetAddress nas, SharedSecret secret) {
    return new CoaTarget(new InetSocketAddress(nas, PORT), secret);
  }
}
