package io.dotmac.sub.samples.radius;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.Mikrotik;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.server.RadiusServer;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InMemoryServerTest {
  @Test
  void letsTheRightPasswordInWithItsSpeedAndTakesAccounting() throws Exception {
    AttributeBlock none = AttributeBlock.EMPTY;
    try (RadiusServer server = InMemoryServer.start(0, 0);
        RadiusClient client = RadiusClient.open(
            InetAddress.getLoopbackAddress(),
            server.authPort(),
            server.acctPort(),
            SharedSecret.of("testing123"))) {
      PacketView accept = reply(client.pap("ada", "lovelace", none));
      PacketView reject = reply(client.chap("ada", "turing", none));
      PacketView stored = reply(
          client.account(AcctStatusType.START, AttributeBlock.of(Attributes.ACCT_SESSION_ID, "1")));

      assertThat(accept.code()).isEqualTo(2);
      assertThat(accept.first(Mikrotik.RATE_LIMIT)).contains("5M/20M");
      assertThat(reject.code()).isEqualTo(3);
      assertThat(stored.code()).isEqualTo(5);
    }
  }

  private static PacketView reply(CompletableFuture<SendOutcome> asked) throws Exception {
    return ((SendOutcome.Answered) asked.get(30, TimeUnit.SECONDS)).reply();
  }
}
