package io.dotmac.sub.radius.radsec;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.Retransmission;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.PacketCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RadsecWireTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private static RadsecFixture fixture;

  @BeforeAll
  static void start() throws Exception {
    fixture = new RadsecFixture();
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @Test
  void authenticatesAndAccountsOverOneConnection() throws Exception {
    try (RadiusClient client = client("nas.example")) {
      assertThat(code(client.pap("ada", "secret", AttributeBlock.EMPTY))).isEqualTo(2);
      assertThat(code(client.chap("ada", "wrong", AttributeBlock.EMPTY))).isEqualTo(3);
      assertThat(code(client.account(AcctStatusType.START, session()))).isEqualTo(5);
      assertThat(code(client.authenticationStatus())).isEqualTo(2);
    }
  }

  @Test
  void aThousandRequestsShareTheIdentifiersOfOneConnection() throws Exception {
    try (RadiusClient client = client("nas.example")) {
      List<CompletableFuture<SendOutcome>> asked = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        asked.add(client.pap("ada", "secret", AttributeBlock.EMPTY));
      }
      for (CompletableFuture<SendOutcome> each : asked) {
        assertThat(code(each)).isEqualTo(2);
      }
    }
  }

  @Test
  void aPeerWithAnUnknownNameOrAuthorityIsRefused() throws Exception {
    long before = fixture.radsec().refused();
    for (String name : new String[] {"somebody.example", "stranger"}) {
      try (RadiusClient client = client(name)) {
        SendOutcome outcome = client
            .retransmitting(Retransmission.ofMillis(1500))
            .pap("ada", "secret", AttributeBlock.EMPTY)
            .get(30, TimeUnit.SECONDS);
        assertThat(outcome).isInstanceOf(SendOutcome.TimedOut.class);
      }
    }
    assertThat(fixture.radsec().refused()).isGreaterThanOrEqualTo(before + 2);
  }

  @Test
  void aServerWhoseCertificateNamesAnotherHostIsNotBelieved() throws Exception {
    InetSocketAddress server = new InetSocketAddress(LOOPBACK, fixture.radsec().port());
    try (RadiusClient client = RadiusClient.over(
        RadsecSender.open(server, fixture.tls("nas.example")), server, Radsec.SECRET)) {
      assertThat(client
              .retransmitting(Retransmission.ofMillis(1000))
              .authenticationStatus()
              .get(30, TimeUnit.SECONDS))
          .isInstanceOf(SendOutcome.TimedOut.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"01010000", "0101ffff", "01010016 00000000000000000000000000000000 0101"})
  void whatIsNoPacketEndsTheConnection(String octets) throws Exception {
    try (SSLSocket socket = (SSLSocket) fixture
        .tls("nas.example")
        .getSocketFactory()
        .createSocket(LOOPBACK, fixture.radsec().port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(io.dotmac.sub.radius.Hex.octets(octets));
      socket.getOutputStream().flush();

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void whatHadNoAnswerGoesOverTheNextConnection() throws Exception {
    try (RadsecFixture other = new RadsecFixture();
        RadiusClient client = RadiusClient.over(
            RadsecSender.openWithoutName(
                new InetSocketAddress(LOOPBACK, other.radsec().port()), other.tls("nas.example")),
            new InetSocketAddress(LOOPBACK, other.radsec().port()),
            Radsec.SECRET)) {
      assertThat(code(client.pap("ada", "secret", AttributeBlock.EMPTY))).isEqualTo(2);

      CompletableFuture<SendOutcome> held = client
          .retransmitting(Retransmission.ofMillis(20_000))
          .pap("held", "secret", AttributeBlock.EMPTY);
      other.awaitHeld(1);
      other.restart();

      other.awaitHeld(2);
      other.release();
      SendOutcome.Answered answered = (SendOutcome.Answered) held.get(30, TimeUnit.SECONDS);
      assertThat(answered.reply().is(PacketCode.ACCESS_ACCEPT)).isTrue();
      assertThat(answered.transmissions()).isEqualTo(2);
    }
  }

  private static AttributeBlock session() {
    return AttributeBlock.of(Attributes.ACCT_SESSION_ID, "1");
  }

  private static RadiusClient client(String name) throws Exception {
    InetSocketAddress server = new InetSocketAddress(LOOPBACK, fixture.radsec().port());
    return RadiusClient.over(
        RadsecSender.openWithoutName(server, fixture.tls(name)), server, Radsec.SECRET);
  }

  private static int code(CompletableFuture<SendOutcome> asked) throws Exception {
    SendOutcome outcome = asked.get(30, TimeUnit.SECONDS);
    assertThat(outcome).isInstanceOf(SendOutcome.Answered.class);
    return ((SendOutcome.Answered) outcome).reply().code();
  }
}
