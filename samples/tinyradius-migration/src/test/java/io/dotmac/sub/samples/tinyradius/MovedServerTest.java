package io.dotmac.sub.samples.tinyradius;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
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

class MovedServerTest {
  @Test
  void answersAsItDidAndSignsItsAnswers() throws Exception {
    AttributeBlock session = AttributeBlock.builder()
        .add(Attributes.USER_NAME, "ada")
        .add(Attributes.ACCT_SESSION_ID, "1")
        .build();
    try (RadiusServer server = MovedServer.start(0, 0, Runnable::run);
        RadiusClient client = RadiusClient.open(
            InetAddress.getLoopbackAddress(),
            server.authPort(),
            server.acctPort(),
            SharedSecret.of("testing123"))) {
      PacketView accept = reply(client.pap("ada", "lovelace", AttributeBlock.EMPTY));
      PacketView reject = reply(client.chap("ada", "turing", AttributeBlock.EMPTY));
      PacketView stored = reply(client.account(AcctStatusType.START, session));

      assertThat(accept.code()).isEqualTo(2);
      assertThat(accept.first(Attributes.SESSION_TIMEOUT)).contains(3600L);
      assertThat(accept.has(Attributes.MESSAGE_AUTHENTICATOR)).isTrue();
      assertThat(reject.code()).isEqualTo(3);
      assertThat(stored.code()).isEqualTo(5);
    }
  }

  private static PacketView reply(CompletableFuture<SendOutcome> asked) throws Exception {
    return ((SendOutcome.Answered) asked.get(30, TimeUnit.SECONDS)).reply();
  }
}
