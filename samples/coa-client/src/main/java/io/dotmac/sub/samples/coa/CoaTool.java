package io.dotmac.sub.samples.coa;

import io.dotmac.sub.radius.attribute.Bandwidth;
import io.dotmac.sub.radius.attribute.SpeedFormat;
import io.dotmac.sub.radius.coa.CoaClient;
import io.dotmac.sub.radius.coa.CoaOutcome;
import io.dotmac.sub.radius.coa.CoaTarget;
import io.dotmac.sub.radius.coa.SessionIdentity;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;

/** {@code CoaTool HOST PORT SECRET SESSION [DOWN_MBPS UP_MBPS]}: changes a session, or ends it. */
public final class CoaTool {
  private CoaTool() {}

  /** Asks and prints what became of it; ends with 0 if the NAS did it. */
  public static void main(String[] args) throws IOException {
    if (args.length != 4 && args.length != 6) {
      System.err.println("usage: CoaTool HOST PORT SECRET SESSION [DOWN_MBPS UP_MBPS]");
      System.exit(2);
    }
    InetSocketAddress address = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
    CoaTarget nas = new CoaTarget(address, SharedSecret.of(args[2]));
    CoaOutcome outcome = args.length == 4
        ? disconnect(nas, args[3])
        : throttle(
            nas, args[3], Bandwidth.ofMbps(Long.parseLong(args[4]), Long.parseLong(args[5])));
    System.out.println(outcome.describe());
    System.exit(outcome instanceof CoaOutcome.Ack ? 0 : 1);
  }

  // [start]
  /** Ends a session. */
  public static CoaOutcome disconnect(CoaTarget nas, String session) throws IOException {
    try (CoaClient client = CoaClient.open(Clock.systemUTC())) {
      return client.disconnect(nas, SessionIdentity.session(session)).join();
    }
  }

  /** Gives a session another speed, in the words of MikroTik's RouterOS. */
  public static CoaOutcome throttle(CoaTarget nas, String session, Bandwidth speed)
      throws IOException {
    try (CoaClient client = CoaClient.open(Clock.systemUTC())) {
      return client
          .change(nas, SessionIdentity.session(session), SpeedFormat.MIKROTIK.attributes(speed))
          .join();
    }
  }
  // [end]
}
