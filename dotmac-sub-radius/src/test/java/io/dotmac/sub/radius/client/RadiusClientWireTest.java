package io.dotmac.sub.radius.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.auth.Credential;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.server.AccessDecision;
import io.dotmac.sub.radius.server.AccessPolicy;
import io.dotmac.sub.radius.server.AccountingRecord;
import io.dotmac.sub.radius.server.AccountingSink;
import io.dotmac.sub.radius.server.RadiusServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RadiusClientWireTest {
  private static final SharedSecret SECRET = SharedSecret.of("testing123");
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final Retransmission QUICK = Retransmission.ofMillis(30, 60);

  @Test
  void authenticatesAccountsAndAsksWhetherTheServerIsAlive() throws Exception {
    List<AccountingRecord> stored = new CopyOnWriteArrayList<>();
    try (RadiusServer server = server(stored);
        RadiusClient client =
            RadiusClient.open(LOOPBACK, server.authPort(), server.acctPort(), SECRET)) {
      assertThat(code(client.pap("ada", "secret", AttributeBlock.EMPTY))).isEqualTo(2);
      assertThat(code(client.pap("ada", "wrong", AttributeBlock.EMPTY))).isEqualTo(3);
      assertThat(code(client.chap("ada", "secret", AttributeBlock.EMPTY))).isEqualTo(2);
      assertThat(code(client.chap("ada", "wrong", AttributeBlock.EMPTY))).isEqualTo(3);
      assertThat(code(client.access(AttributeBlock.EMPTY))).isEqualTo(3);
      assertThat(code(client.authenticationStatus())).isEqualTo(2);
      assertThat(code(client.accountingStatus())).isEqualTo(5);
      AttributeBlock session = AttributeBlock.of(Attributes.ACCT_SESSION_ID, "s1");
      assertThat(code(client.account(AcctStatusType.START, session))).isEqualTo(5);
      assertThat(stored).hasSize(1);
    }
  }

  @Test
  void thousandsOfRequestsAreInFlightAtTheSameTime() throws Exception {
    try (RadiusServer server = server(new CopyOnWriteArrayList<>());
        RadiusClient client =
            RadiusClient.open(LOOPBACK, server.authPort(), server.acctPort(), SECRET)) {
      List<CompletableFuture<SendOutcome>> asked = new ArrayList<>();
      for (int i = 0; i < 5000; i++) {
        asked.add(client.pap("ada", "secret", AttributeBlock.EMPTY));
      }

      for (CompletableFuture<SendOutcome> each : asked) {
        assertThat(code(each)).isEqualTo(2);
      }
    }
  }

  @Test
  void sendsTheSameOctetsAgainAndGivesUpInTheEnd() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, LOOPBACK);
        RadiusClient client = quick(silent.getLocalPort(), SECRET)) {
      SendOutcome outcome = client.pap("ada", "x", AttributeBlock.EMPTY).get(5, TimeUnit.SECONDS);

      assertThat(outcome).isEqualTo(new SendOutcome.TimedOut(2, 0));
      assertThat(receive(silent)).isEqualTo(receive(silent));
    }
  }

  @Test
  void saysThatRepliesCameWhichDidNotKnowTheSecret() throws Exception {
    try (RadiusServer server = server(new CopyOnWriteArrayList<>());
        RadiusClient client = quick(server.authPort(), SharedSecret.of("other"))) {
      SendOutcome toServer = client.authenticationStatus().get(5, TimeUnit.SECONDS);
      assertThat(toServer).isEqualTo(new SendOutcome.TimedOut(2, 0));
    }
    try (DatagramSocket forger = new DatagramSocket(0, LOOPBACK);
        RadiusClient client = quick(forger.getLocalPort(), SECRET)) {
      CompletableFuture<SendOutcome> asked = client.pap("ada", "x", AttributeBlock.EMPTY);
      DatagramPacket request = new DatagramPacket(new byte[4096], 4096);
      forger.receive(request);
      byte[] forged = new byte[20];
      forged[0] = 2;
      forged[1] = request.getData()[1];
      forged[3] = 20;
      forger.send(new DatagramPacket(forged, 20, request.getSocketAddress()));

      assertThat(asked.get(5, TimeUnit.SECONDS)).isEqualTo(new SendOutcome.TimedOut(2, 1));
    }
  }

  @Test
  void closingEndsWhatIsUnderWay() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, LOOPBACK)) {
      RadiusClient client =
          RadiusClient.open(LOOPBACK, silent.getLocalPort(), silent.getLocalPort(), SECRET);
      CompletableFuture<SendOutcome> asked = client.pap("ada", "x", AttributeBlock.EMPTY);

      client.close();

      assertThat(asked.get(5, TimeUnit.SECONDS))
          .isEqualTo(new SendOutcome.Unsent("the sender is closed"));
      assertThat(client.authenticationStatus().get(5, TimeUnit.SECONDS))
          .isInstanceOf(SendOutcome.Unsent.class);
    }
  }

  @Test
  void aDestinationGetsNoMoreThanItsShareAtATime() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, LOOPBACK);
        RequestSender sender = RequestSender.open(1, 3)) {
      silent.setReceiveBufferSize(1 << 20);
      InetSocketAddress to = (InetSocketAddress) silent.getLocalSocketAddress();
      List<CompletableFuture<SendOutcome>> asked = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        OutgoingRequest request =
            new OutgoingRequest(to, RadiusClientWireTest::header, (sent, reply) -> true);
        asked.add(sender.send(request, Retransmission.ofMillis(100)));
      }
      asked.get(2).get(5, TimeUnit.SECONDS);

      assertThat(asked.get(6)).as("waits for its turn").isNotDone();
      assertThat(asked.get(6).get(5, TimeUnit.SECONDS)).isEqualTo(new SendOutcome.TimedOut(1, 0));
      assertThat(sender.unfinished()).isZero();
    }
  }

  @Test
  void aRequestThatCannotBeEncodedSaysSo() throws Exception {
    try (RequestSender sender = RequestSender.open(1, 1)) {
      OutgoingRequest broken = new OutgoingRequest(
          new InetSocketAddress(LOOPBACK, 9),
          identifier -> {
            throw new IllegalStateException("too long");
          },
          (sent, reply) -> true);

      assertThat(sender.send(broken, QUICK).get(5, TimeUnit.SECONDS))
          .isEqualTo(new SendOutcome.Unsent("the request could not be encoded: too long"));
    }
    assertThatThrownBy(() -> Retransmission.ofMillis()).hasMessageContaining("one or more waits");
    assertThatThrownBy(() -> RequestSender.open(257, 1)).hasMessageContaining("found 257 and 1");
  }

  private static byte[] header(int identifier) {
    byte[] octets = new byte[20];
    octets[1] = (byte) identifier;
    octets[3] = 20;
    return octets;
  }

  private static RadiusClient quick(int port, SharedSecret secret) throws IOException {
    return RadiusClient.open(LOOPBACK, port, port, secret).retransmitting(QUICK);
  }

  private static byte[] receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
    socket.receive(packet);
    return java.util.Arrays.copyOf(packet.getData(), packet.getLength());
  }

  private static int code(CompletableFuture<SendOutcome> asked) throws Exception {
    return asked
        .get(10, TimeUnit.SECONDS)
        .match(answered -> answered.reply().code(), timedOut -> -1, unsent -> -2);
  }

  private static RadiusServer server(List<AccountingRecord> stored) throws IOException {
    NasClient nas = NasClient.of("nas", IpPrefix.parse("127.0.0.1"), SECRET);
    Credential ada = Credential.clearText("secret");
    AccessPolicy policy = AccessPolicy.deciding(request ->
        request.userName().filter("ada"::equals).isPresent()
            ? ada.check(request.attempt())
                .match(
                    () -> AccessDecision.accept(AttributeBlock.EMPTY),
                    refused -> AccessDecision.reject(refused.reason()))
            : AccessDecision.reject(RejectReason.UNKNOWN_USER));
    return RadiusServer.builder(NasDirectory.of(List.of(nas)))
        .bind(LOOPBACK)
        .ports(0, 0)
        .rejectDelay(Duration.ZERO)
        .access(policy)
        .accounting(AccountingSink.storing(stored::addAll))
        .start();
  }
}
