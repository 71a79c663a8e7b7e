package io.dotmac.sub.samples.bench.radius;

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
import io.dotmac.sub.radius.server.AccessRequest;
import io.dotmac.sub.radius.server.AccessResponder;
import io.dotmac.sub.radius.server.AccountingSink;
import io.dotmac.sub.radius.server.RadiusServer;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Serves users in memory with nothing but the library; accounting is acknowledged and dropped. */
public final class LibraryServer {
  private LibraryServer() {}

  /** Serves until it is killed. Arguments: port of authentication, number of users. */
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    Map<String, Credential> users = users(Integer.parseInt(arguments[1]));
    AttributeBlock reply = SpeedFormat.MIKROTIK.attributes(Bandwidth.ofMbps(20, 5));
    NasClient nas = NasClient.of("nas", IpPrefix.parse("127.0.0.1"), SharedSecret.of("testing123"));
    RadiusServer.builder(NasDirectory.of(List.of(nas)))
        .bind(InetAddress.getLoopbackAddress())
        .ports(port, port + 1)
        .readers(1)
        .access(new Users(users, reply))
        .accounting(AccountingSink.storing(records -> {}))
        .start();
    System.out.println("ready");
  }

  /** Answers at once and keeps nothing. */
  private record Users(Map<String, Credential> known, AttributeBlock reply)
      implements AccessPolicy {
    @Override
    public void decide(AccessRequest request, AccessResponder responder) {
      Credential credential = known.get(request.userName().orElse(""));
      responder.respond(
          credential == null
              ? AccessDecision.reject(RejectReason.UNKNOWN_USER)
              : AccessDecision.of(credential.check(request.attempt()), reply));
    }

    @Override
    public boolean keepsRequests() {
      return false;
    }
  }

  private static Map<String, Credential> users(int count) {
    Map<String, Credential> users = new HashMap<>();
    for (int i = 0; i < count; i++) {
      String number = String.format(Locale.ROOT, "%06d", i);
      users.put("user" + number, Credential.clearText("pass" + number));
    }
    return users;
  }
}
