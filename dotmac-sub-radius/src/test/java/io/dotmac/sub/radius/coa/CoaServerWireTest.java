package io.dotmac.sub.radius.coa;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.PacketWriter;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.server.DropReason;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoaServerWireTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final SharedSecret SECRET = SharedSecret.of("testing123");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final AttributeBlock SESSION = AttributeBlock.of(Attributes.ACCT_SESSION_ID, "s1");

  private final AtomicInteger handled = new AtomicInteger();
  private DatagramSocket socket;

  @BeforeEach
  void open() throws IOException {
    socket = new DatagramSocket(0, LOOPBACK);
  }

  @AfterEach
  void close() {
    socket.close();
  }

  @Test
  void aRetransmissionGetsTheSameOctetsAndTheHandlerRunsOnce() throws Exception {
    try (CoaServer server = start((request, answer) -> {
      handled.incrementAndGet();
      answer.accept(new NasAnswer.Ack());
      answer.accept(new NasAnswer.Silence());
    })) {
      byte[] request = request(
          SECRET, SESSION.plus(AttributeBlock.of(Attributes.PROXY_STATE, new byte[] {1, 2})));

      byte[] first = ask(server, request);
      byte[] second = ask(server, request);

      PacketView reply = PacketView.copyOf(first);
      assertThat(second).isEqualTo(first);
      assertThat(handled).hasValue(1);
      assertThat(reply.is(PacketCode.DISCONNECT_ACK)).isTrue();
      assertThat(first[20]).as("Message-Authenticator comes first").isEqualTo((byte) 80);
      assertThat(reply.all(Attributes.PROXY_STATE)).containsExactly(new byte[] {1, 2});
    }
  }

  @Test
  void copiesOfARequestInProgressWaitForItsAnswer() throws Exception {
    List<Consumer<NasAnswer>> waiting = new CopyOnWriteArrayList<>();
    try (CoaServer server = start((request, answer) -> {
      waiting.add(answer);
      if (request.sessionId().orElse("").equals("flush")) {
        answer.accept(new NasAnswer.Ack());
      }
    })) {
      byte[] request = request(SECRET, SESSION);
      send(server, request);
      send(server, request);
      ask(server, request(SECRET, AttributeBlock.of(Attributes.ACCT_SESSION_ID, "flush")));
      assertThat(waiting).hasSize(2);

      waiting.get(0).accept(new NasAnswer.Ack());

      assertThat(receive()[1]).isEqualTo(request[1]);
    }
  }

  @Test
  void dropsWhatCannotBeTrusted() throws Exception {
    try (CoaServer server = start((request, answer) -> {
      handled.incrementAndGet();
      answer.accept(new NasAnswer.Ack());
    })) {
      byte[] good = request(SECRET, SESSION);
      send(server, new byte[19]);
      send(server, request(SharedSecret.of("other"), SESSION));
      send(server, request(SECRET, SESSION.plus(at(NOW.minusSeconds(301)))));
      send(server, request(SECRET, SESSION.plus(at(NOW.plusSeconds(301)))));
      send(
          server,
          new PacketWriter()
              .begin(PacketCode.DISCONNECT_REQUEST, 9)
              .add(SESSION)
              .signedRequest(SECRET, PacketSigner.ofThread()));
      send(
          server,
          new PacketWriter()
              .begin(PacketCode.ACCOUNTING_REQUEST, 9)
              .messageAuthenticator()
              .signedRequest(SECRET, PacketSigner.ofThread()));

      assertThat(ask(server, request(SECRET, SESSION.plus(at(NOW.minusSeconds(300))))))
          .as("the edge of the window")
          .isNotEmpty();
      assertThat(ask(server, good)).isNotEmpty();

      assertThat(handled).hasValue(2);
      assertThat(server.dropped(DropReason.TOO_SHORT)).isEqualTo(1);
      assertThat(server.dropped(DropReason.REQUEST_AUTHENTICATOR_WRONG)).isEqualTo(1);
      assertThat(server.dropped(DropReason.EVENT_TIMESTAMP_OLD)).isEqualTo(2);
      assertThat(server.dropped(DropReason.MESSAGE_AUTHENTICATOR_MISSING)).isEqualTo(1);
      assertThat(server.dropped(DropReason.UNEXPECTED_CODE)).isEqualTo(1);
    }
  }

  @Test
  void aHandlerThatFailsIsAskedAgain() throws Exception {
    try (CoaServer server = start((request, answer) -> {
      if (handled.incrementAndGet() == 1) {
        throw new IllegalStateException("not yet");
      }
      answer.accept(new NasAnswer.Ack());
    })) {
      byte[] request = request(SECRET, SESSION);
      send(server, request);

      assertThat(PacketView.copyOf(ask(server, request)).is(PacketCode.DISCONNECT_ACK))
          .isTrue();
      assertThat(server.dropped(DropReason.POLICY_FAILED)).isEqualTo(1);
    }
  }

  private static AttributeBlock at(Instant moment) {
    return AttributeBlock.of(Attributes.EVENT_TIMESTAMP, moment);
  }

  private int identifier;

  private byte[] request(SharedSecret secret, AttributeBlock attributes) {
    identifier++;
    return new PacketWriter()
        .begin(PacketCode.DISCONNECT_REQUEST, identifier)
        .messageAuthenticator()
        .add(attributes)
        .signedRequest(secret, PacketSigner.ofThread());
  }

  private static CoaServer start(CoaHandler handler) throws IOException {
    NasClient asker = NasClient.of("asker", IpPrefix.parse("127.0.0.1"), SECRET);
    return CoaServer.start(
        new InetSocketAddress(LOOPBACK, 0),
        NasDirectory.of(List.of(asker)),
        handler,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private void send(CoaServer server, byte[] octets) throws IOException {
    socket.send(new DatagramPacket(octets, octets.length, server.address()));
  }

  private byte[] ask(CoaServer server, byte[] octets) throws IOException {
    send(server, octets);
    return receive();
  }

  private byte[] receive() throws IOException {
    socket.setSoTimeout(30_000);
    DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
    try {
      socket.receive(packet);
    } catch (SocketTimeoutException e) {
      throw new AssertionError("no answer within 30 s", e);
    }
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }
}
