package io.dotmac.sub.radius.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.nas.Demand;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.MessageAuthenticator;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.PacketWriter;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a server is to those who run it: addresses, ports, secrets, and that it stays alive. */
class ServerWireTest {
  private static final SharedSecret SECRET = RawNas.SECRET;
  private static final AttributeBlock ADA = AttributeBlock.of(Attributes.USER_NAME, "ada");
  private static final AccessPolicy ACCEPTING =
      (request, responder) -> responder.accept(AttributeBlock.EMPTY);

  @Test
  void bothSecretsAreValidWhileOneIsReplaced() throws Exception {
    SharedSecret fresh = SharedSecret.of("fresh secret");
    NasClient rotating =
        NasClient.of("nas", IpPrefix.parse("127.0.0.0/8"), fresh).alsoAccepting(SECRET);
    NasClient trusting = rotating.demanding(Demand.NO, Demand.NO);
    for (NasClient client : new NasClient[] {rotating, trusting}) {
      try (RadiusServer server =
              ServerFixture.builder(client).access(ServerFixture.POLICY).start();
          RawNas nas = new RawNas()) {
        for (SharedSecret secret : new SharedSecret[] {SECRET, fresh}) {
          byte[] request = pap(nas, secret, client == rotating);
          PacketView reply = RawNas.view(nas.ask(server.authPort(), request));

          assertThat(reply.is(PacketCode.ACCESS_ACCEPT)).isTrue();
          assertThat(PacketSigner.ofThread()
                  .answers(reply, RawNas.view(request).authenticator(), secret))
              .isTrue();
        }
      }
    }
  }

  @Test
  void answersStatusServerAndServesIpv6() throws Exception {
    NasClient six = NasClient.of("six", IpPrefix.parse("::1"), SECRET);
    RadiusServer.Builder builder =
        ServerFixture.builder(six).bind(InetAddress.getByName("::1")).access(ACCEPTING);
    try (RadiusServer server = builder.start();
        java.net.DatagramSocket socket = new java.net.DatagramSocket();
        RawNas nas = new RawNas()) {
      byte[] status = nas.status(SECRET);
      socket.setSoTimeout(5000);
      socket.send(new java.net.DatagramPacket(
          status, status.length, InetAddress.getByName("::1"), server.authPort()));
      java.net.DatagramPacket reply = new java.net.DatagramPacket(new byte[4096], 4096);
      socket.receive(reply);

      PacketView alive = PacketView.copyOf(reply.getData(), 0, reply.getLength());
      assertThat(alive.is(PacketCode.ACCESS_ACCEPT)).isTrue();
      assertThat(PacketSigner.ofThread().check(alive, RawNas.view(status).authenticator(), SECRET))
          .isEqualTo(MessageAuthenticator.VALID);
    }
  }

  @Test
  void theWildcardAddressServesBothFamilies() throws Exception {
    NasClient six = NasClient.of("six", IpPrefix.parse("::1"), SECRET);
    RadiusServer.Builder builder = ServerFixture.builder(ServerFixture.nas(), six)
        .bind(new java.net.InetSocketAddress(0).getAddress())
        .access(ACCEPTING);
    try (RadiusServer server = builder.start();
        RawNas nas = new RawNas();
        java.net.DatagramSocket socket = new java.net.DatagramSocket()) {
      nas.ask(server.authPort(), nas.access(SECRET, ADA));
      byte[] status = nas.status(SECRET);
      socket.setSoTimeout(5000);
      socket.send(new java.net.DatagramPacket(
          status, status.length, InetAddress.getByName("::1"), server.authPort()));
      socket.receive(new java.net.DatagramPacket(new byte[4096], 4096));

      ServerMetrics figures = server.metrics();
      assertThat(figures.clients().get("nas").accepts()).isEqualTo(1);
      assertThat(figures.clients().get("six").statusServer()).isEqualTo(1);
      assertThatThrownBy(() -> ServerFixture.builder(ServerFixture.nas())
              .ports(server.authPort(), 0)
              .access(ACCEPTING)
              .start())
          .isInstanceOf(PortUnavailableException.class);
    }
  }

  @Test
  void aPortInUseIsReportedWithItsNumber() throws Exception {
    try (RadiusServer server = ServerFixture.authenticating(ACCEPTING)) {
      RadiusServer.Builder second =
          ServerFixture.builder(ServerFixture.nas()).ports(server.authPort(), 0).access(ACCEPTING);

      assertThatThrownBy(second::start)
          .isInstanceOf(PortUnavailableException.class)
          .hasMessageContaining("cannot open UDP port " + server.authPort() + " on 127.0.0.1")
          .hasMessageContaining("choose another port");
      assertThatThrownBy(server::acctPort)
          .hasMessage("the server was started without an accounting sink");
    }
  }

  @Test
  void refusesSettingsOutOfRange() {
    RadiusServer.Builder builder = ServerFixture.builder(ServerFixture.nas());

    assertThatThrownBy(() -> builder.ports(65_536, 0))
        .hasMessage("port is 0 to 65535, found 65536");
    assertThatThrownBy(() -> builder.duplicates(Duration.ofSeconds(31), 100))
        .hasMessage("duplicate memory is PT1S to PT30S, found PT31S");
    assertThatThrownBy(builder::start)
        .hasMessage("a server needs an access policy or an accounting sink");
  }

  @Test
  void survivesThreeThousandMutatedDatagrams() throws Exception {
    fuzz(3000, 7);
  }

  @Test
  @Tag("full")
  void survivesAMillionMutatedDatagrams() throws Exception {
    fuzz(1_000_000, 8);
  }

  private static void fuzz(int rounds, long seed) throws Exception {
    Random random = new Random(seed);
    try (RadiusServer server = ServerFixture.builder(ServerFixture.nas())
            .access(ServerFixture.POLICY)
            .accounting(AccountingSink.storing(records -> {}))
            .start();
        RawNas nas = new RawNas()) {
      for (int i = 0; i < rounds; i++) {
        byte[] octets = i % 2 == 0 ? pap(nas, SECRET, true) : nas.accounting(SECRET, ADA);
        for (int n = random.nextInt(5); n >= 0; n--) {
          octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
        }
        nas.send(random.nextBoolean() ? server.authPort() : server.acctPort(), octets);
        if (i % 100 == 0) {
          askAlive(nas, server.authPort());
          askAlive(nas, server.acctPort());
        }
      }
      assertThat(server.metrics().total().dropped(DropReason.INTERNAL_ERROR)).isZero();
    }
  }

  private static void askAlive(RawNas nas, int port) throws Exception {
    byte[] status = nas.status(SECRET);
    byte[] reply = nas.ask(port, status);
    PacketSigner signer = PacketSigner.ofThread();
    byte[] authenticator = RawNas.view(status).authenticator();
    while (!signer.answers(RawNas.view(reply), authenticator, SECRET)) {
      reply = nas.receive(30_000).orElseThrow(() -> new AssertionError("the server is not alive"));
    }
  }

  private static byte[] pap(RawNas nas, SharedSecret secret, boolean sealed) {
    byte[] authenticator = nas.authenticator();
    byte[] hidden = PacketSigner.ofThread()
        .hide("secret".getBytes(StandardCharsets.UTF_8), authenticator, secret);
    PacketWriter writer = new PacketWriter().begin(PacketCode.ACCESS_REQUEST, nas.nextIdentifier());
    if (sealed) {
      writer.messageAuthenticator();
    }
    return writer
        .add(ADA)
        .add(Attributes.USER_PASSWORD, hidden)
        .request(authenticator, secret, PacketSigner.ofThread());
  }
}
