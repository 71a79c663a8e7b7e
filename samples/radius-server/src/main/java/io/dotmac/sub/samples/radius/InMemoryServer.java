package io.dotmac.sub.samples.radius;

import io.dotmac.sub.radius.attribute.Bandwidth;
import io.dotmac.sub.radius.attribute.SpeedFormat;
import io.dotmac.sub.radius.auth.Credential;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.server.AccessDecision;
import io.dotmac.sub.radius.server.AccessPolicy;
import io.dotmac.sub.radius.server.AccountingSink;
import io.dotmac.sub.radius.server.RadiusServer;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/** Serves two users to any NAS on this host, on ports 1812 and 1813. */
public final class InMemoryServer {
  private InMemoryServer() {}

  /** Serves until it is killed. */
  public static void main(String[] arguments) throws IOException {
    start(1812, 1813);
  }

  // [start]
  /** Starts a server; each user logs in with a password and gets 20 Mbit/s down and 5 up. */
  public static RadiusServer start(int authPort, int acctPort) throws IOException {
    Map<String, Credential> users =
        Map.of("ada", Credential.clearText("lovelace"), "alan", Credential.clearText("turing"));
    AttributeBlock speed = SpeedFormat.MIKROTIK.attributes(Bandwidth.ofMbps(20, 5));
    NasClient nas =
        NasClient.of("nas", IpPrefix.parse("127.0.0.0/8"), SharedSecret.of("testing123"));
    AccessPolicy policy = AccessPolicy.deciding(request -> {
      Credential credential = users.get(request.userName().orElse(""));
      return credential == null
          ? AccessDecision.reject(RejectReason.UNKNOWN_USER)
          : AccessDecision.of(credential.check(request.attempt()), speed);
    });
    return RadiusServer.builder(NasDirectory.of(List.of(nas)))
        .bind(InetAddress.getLoopbackAddress())
        .ports(authPort, acctPort)
        .access(policy)
        .accounting(AccountingSink.storing(records -> records.forEach(System.out::println)))
        .start();
  }
  // [end]
}
