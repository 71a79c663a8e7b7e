package io.dotmac.sub.radius.server;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A port cannot be opened. The message says which, why, and what to do. */
public final class PortUnavailableException extends IOException {
  private static final long serialVersionUID = 1L;

  PortUnavailableException(InetSocketAddress address, IOException cause) {
    super(
        "cannot open UDP port "
            + address.getPort()
            + " on "
            + address.getAddress().getHostAddress()
            + " ("
            + cause.getMessage()
            + "): stop the program that holds it or choose another port or address",
        cause);
  }
}
