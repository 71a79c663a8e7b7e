package io.dotmac.sub.radius.coa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.FreeRadiusServer;
import io.dotmac.sub.radius.PeerProgram;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.ErrorCause;
import io.dotmac.sub.radius.client.Retransmission;
import io.dotmac.sub.radius.nas.Demand;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against FreeRADIUS as a NAS and radclient as an asker, where they are installed. */
class CoaPeerTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final SharedSecret SECRET = SharedSecret.of("testing123");

  @TempDir
  Path folder;

  @Test
  void asksFreeRadiusAndHearsWhatItSays() throws Exception {
    try (FreeRadiusServer nas = FreeRadiusServer.start(folder);
        CoaClient client =
            CoaClient.open(Clock.systemUTC()).retransmitting(Retransmission.ofMillis(2000, 4000))) {
      CoaTarget target = new CoaTarget(new InetSocketAddress(LOOPBACK, nas.coaPort()), SECRET);
      AttributeBlock change = AttributeBlock.of(Attributes.SESSION_TIMEOUT, 60L);

      assertThat(client.disconnect(target, SessionIdentity.session("a1")).join())
          .isInstanceOf(CoaOutcome.Ack.class);
      assertThat(client.change(target, SessionIdentity.session("a1"), change).join())
          .isInstanceOf(CoaOutcome.Ack.class);
      assertThat(client.disconnect(target, SessionIdentity.session("nak1")).join())
          .isInstanceOfSatisfying(CoaOutcome.Nak.class, nak -> {
            assertThat(nak.cause()).contains(ErrorCause.SESSION_CONTEXT_NOT_FOUND);
            assertThat(nak.sessionGone()).isTrue();
          });
      assertThat(client
              .retransmitting(Retransmission.ofMillis(50, 50))
              .disconnect(target, SessionIdentity.session("drop1"))
              .join())
          .isInstanceOf(CoaOutcome.TimedOut.class);
    }
  }

  @Test
  void twoThousandDisconnectsAreAcknowledgedByFreeRadius() throws Exception {
    try (FreeRadiusServer nas = FreeRadiusServer.start(folder);
        CoaClient client = CoaClient.open(Clock.systemUTC())) {
      CoaTarget target = new CoaTarget(new InetSocketAddress(LOOPBACK, nas.coaPort()), SECRET);
      List<CompletableFuture<CoaOutcome>> asked = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        asked.add(client.disconnect(target, SessionIdentity.session("s" + i)));
      }

      assertThat(asked)
          .allSatisfy(outcome -> assertThat(outcome.join()).isInstanceOf(CoaOutcome.Ack.class));
    }
  }

  @Test
  void answersRadclientAsANasWould() throws Exception {
    PeerProgram radclient = PeerProgram.required("/usr/bin/radclient");
    NasClient asker =
        NasClient.of("asker", IpPrefix.parse("127.0.0.1"), SECRET).demanding(Demand.NO, Demand.NO);
    CoaHandler handler = (request, answer) -> answer.accept(
        request.sessionId().orElse("").equals("known")
            ? new NasAnswer.Ack()
            : new NasAnswer.Nak(ErrorCause.SESSION_CONTEXT_NOT_FOUND));
    try (CoaServer server = CoaServer.start(
        new InetSocketAddress(LOOPBACK, 0),
        NasDirectory.of(List.of(asker)),
        handler,
        Clock.systemUTC())) {
      String to = "127.0.0.1:" + server.address().getPort();

      assertThat(ask(radclient, to, "disconnect", "known")).contains("Received Disconnect-ACK");
      assertThat(ask(radclient, to, "coa", "known")).contains("Received CoA-ACK");
      assertThat(ask(radclient, to, "coa", "other"))
          .contains("Received CoA-NAK")
          .contains("Error-Cause = Session-Context-Not-Found");
    }
  }

  private String ask(PeerProgram radclient, String to, String command, String session)
      throws Exception {
    return radclient
        .run(
            folder,
            "Acct-Session-Id=" + session + ",Message-Authenticator=0x00\n",
            "-x",
            "-r",
            "1",
            "-t",
            "5",
            to,
            command,
            "testing123")
        .output();
  }
}
