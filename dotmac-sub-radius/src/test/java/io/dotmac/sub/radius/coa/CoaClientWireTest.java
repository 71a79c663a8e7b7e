package io.dotmac.sub.radius.coa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.Bandwidth;
import io.dotmac.sub.radius.attribute.ErrorCause;
import io.dotmac.sub.radius.attribute.Mikrotik;
import io.dotmac.sub.radius.attribute.SpeedFormat;
import io.dotmac.sub.radius.client.Retransmission;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoaClientWireTest {
  private static final SharedSecret SECRET = SharedSecret.of("coa secret");
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private CoaClient client;

  @BeforeEach
  void open() throws Exception {
    client = CoaClient.open(Clock.fixed(NOON, ZoneOffset.UTC))
        .retransmitting(Retransmission.ofMillis(40, 80, 160));
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void endsASessionAndSaysThatTheNasDidIt() throws Exception {
    Inet4Address address = (Inet4Address) IpPrefix.parse("192.0.2.1").network();
    SessionIdentity session = SessionIdentity.session("81a0")
        .withUser("ada")
        .withFramedIp(address)
        .withCallingStation("AA")
        .onNas(address)
        .onNas("bras");
    try (SimulatedNas nas = SimulatedNas.obedient(SECRET)) {
      CoaOutcome outcome = get(client.disconnect(nas.target(), session));

      assertThat(outcome).isInstanceOf(CoaOutcome.Ack.class);
      assertThat(outcome.describe()).isEqualTo("acknowledged");
      PacketView got = nas.received().get(0);
      assertThat(got.is(PacketCode.DISCONNECT_REQUEST)).isTrue();
      assertThat(got.toBytes()[20]).as("Message-Authenticator first").isEqualTo((byte) 80);
      assertThat(got.first(Attributes.ACCT_SESSION_ID)).contains("81a0");
      assertThat(got.first(Attributes.USER_NAME)).contains("ada");
      assertThat(got.first(Attributes.FRAMED_IP_ADDRESS)).contains(address);
      assertThat(got.first(Attributes.NAS_IDENTIFIER)).contains("bras");
      assertThat(got.first(Attributes.EVENT_TIMESTAMP)).contains(NOON);
      assertThat(nas.unproven()).isZero();
    }
  }

  @Test
  void changesTheSpeedOfALiveSession() throws Exception {
    try (SimulatedNas nas = SimulatedNas.obedient(SECRET)) {
      CoaOutcome outcome = get(client.change(
          nas.target(),
          SessionIdentity.user("ada"),
          SpeedFormat.MIKROTIK.attributes(Bandwidth.ofMbps(2, 1))));

      assertThat(outcome).isInstanceOf(CoaOutcome.Ack.class);
      assertThat(nas.received().get(0).first(Mikrotik.RATE_LIMIT)).contains("1M/2M");
      assertThat(nas.received().get(0).is(PacketCode.COA_REQUEST)).isTrue();
    }
  }

  @Test
  void aRefusalReachesTheCallerWithItsCause() throws Exception {
    try (SimulatedNas nas = SimulatedNas.start(
        LOOPBACK, 0, SECRET, request -> new NasAnswer.Nak(ErrorCause.SESSION_CONTEXT_NOT_FOUND))) {
      CoaOutcome outcome = get(client.disconnect(nas.target(), SessionIdentity.session("gone")));

      CoaOutcome.Nak nak = (CoaOutcome.Nak) outcome;
      assertThat(nak.cause()).contains(ErrorCause.SESSION_CONTEXT_NOT_FOUND);
      assertThat(nak.sessionGone()).isTrue();
      assertThat(nak.describe()).isEqualTo("refused: Session context not found (503)");
    }
  }

  @Test
  void asksAgainWithTheSameOctetsAndReportsSilence() throws Exception {
    try (SimulatedNas nas =
        SimulatedNas.start(LOOPBACK, 0, SECRET, request -> new NasAnswer.Silence())) {
      CoaOutcome outcome = get(client.disconnect(nas.target(), SessionIdentity.session("1")));

      assertThat(outcome).isEqualTo(new CoaOutcome.TimedOut(3, 0));
      assertThat(outcome.describe()).isEqualTo("no answer after 3 requests");
      assertThat(nas.received()).hasSize(3);
      assertThat(nas.received().get(1).toBytes())
          .isEqualTo(nas.received().get(0).toBytes());
      assertThat(nas.received().get(2).toBytes())
          .isEqualTo(nas.received().get(0).toBytes());
    }
  }

  @Test
  void anAnswerToTheSecondTransmissionCounts() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (SimulatedNas nas = SimulatedNas.start(
        LOOPBACK,
        0,
        SECRET,
        request -> asked.incrementAndGet() == 1 ? new NasAnswer.Silence() : new NasAnswer.Ack())) {
      assertThat(get(client.disconnect(nas.target(), SessionIdentity.session("1"))))
          .isInstanceOf(CoaOutcome.Ack.class);
    }
  }

  @Test
  void aNasWithAnotherSecretBelievesNothing() throws Exception {
    try (SimulatedNas nas = SimulatedNas.obedient(SECRET)) {
      CoaTarget wrong = new CoaTarget(nas.target().address(), SharedSecret.of("wrong"));

      CoaOutcome outcome = get(client.disconnect(wrong, SessionIdentity.session("1")));

      assertThat(outcome).isEqualTo(new CoaOutcome.TimedOut(3, 0));
      assertThat(nas.unproven()).isEqualTo(3);
      assertThat(nas.received()).isEmpty();
    }
  }

  @Test
  void disconnectsTwoThousandSessionsOfTwoNas() throws Exception {
    try (SimulatedNas one = SimulatedNas.obedient(SECRET);
        SimulatedNas two = SimulatedNas.obedient(SECRET)) {
      List<CompletableFuture<CoaOutcome>> asked = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        CoaTarget target = i % 2 == 0 ? one.target() : two.target();
        asked.add(client.disconnect(target, SessionIdentity.session("s" + i)));
      }

      for (CompletableFuture<CoaOutcome> each : asked) {
        assertThat(get(each)).isInstanceOf(CoaOutcome.Ack.class);
      }
      assertThat(client.unfinished()).isZero();
    }
  }

  @Test
  void whatCannotBeSentIsReportedAndNotSilent() throws Exception {
    CoaTarget nas = CoaTarget.of(LOOPBACK, SECRET);
    client.close();

    CoaOutcome outcome = get(client.disconnect(nas, SessionIdentity.session("1")));

    assertThat(outcome.describe()).isEqualTo("not sent: the sender is closed");
    assertThat(nas.address().getPort()).isEqualTo(3799);
    assertThatThrownBy(
            () -> new CoaTarget(InetSocketAddress.createUnresolved("nas.example", 3799), SECRET))
        .hasMessage("the address of nas.example is not known");
  }

  private static CoaOutcome get(CompletableFuture<CoaOutcome> asked) throws Exception {
    return asked.get(20, TimeUnit.SECONDS);
  }
}
