package io.dotmac.sub.samples.tinyradius;

import io.dotmac.sub.radius.bridge.TinyRadiusBridge;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.server.RadiusServer;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Executor;

/** The same handlers, answering on this library's server. */
public final class MovedServer {
  private MovedServer() {}

  // [start]
  /** Starts it; {@code threads} are for handlers that wait. */
  public static RadiusServer start(int authPort, int acctPort, Executor threads)
      throws IOException {
    FormerServer handlers = new FormerServer();
    NasClient nas =
        NasClient.of("nas", IpPrefix.parse("127.0.0.0/8"), SharedSecret.of("testing123"));
    return RadiusServer.builder(NasDirectory.of(List.of(nas)))
        .bind(InetAddress.getLoopbackAddress())
        .ports(authPort, acctPort)
        .access(TinyRadiusBridge.policy(handlers, threads))
        .accounting(TinyRadiusBridge.sink(handlers))
        .start();
  }
  // [end]
}
