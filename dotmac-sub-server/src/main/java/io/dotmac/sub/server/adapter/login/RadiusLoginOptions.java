package io.dotmac.sub.server.adapter.login;

import io.dotmac.sub.radius.packet.SharedSecret;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Who is asked about the passwords of staff.
 *
 * @param servers in the order in which they are asked
 * @param timeout how long each is waited for
 * @param nasIdentifier how this installation names itself
 * @param tenants codes of the tenants whose staff may be there; empty: of all
 */
public record RadiusLoginOptions(
    List<Server> servers, Duration timeout, String nasIdentifier, Set<String> tenants) {
  /** Keeps its own lists. */
  public RadiusLoginOptions {
    servers = List.copyOf(servers);
    tenants = Set.copyOf(tenants);
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("one server or more was expected, found none");
    }
  }

  /**
   * One server.
   *
   * @param signs whether only answers with Message-Authenticator are believed
   */
  public record Server(InetAddress host, int port, SharedSecret secret, boolean signs) {
    /** Without the secret. */
    @Override
    public String toString() {
      return host.getHostAddress() + ":" + port;
    }
  }
}
