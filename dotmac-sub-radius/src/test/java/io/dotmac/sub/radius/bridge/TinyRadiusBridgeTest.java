package io.dotmac.sub.radius.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.Mikrotik;
import io.dotmac.sub.radius.attribute.vendor.Cisco;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.Retransmission;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.nas.Demand;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.PacketWriter;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.server.RadiusServer;
import java.io.ByteArrayInputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tinyradius.packet.AccessRequest;
import org.tinyradius.packet.AccountingRequest;
import org.tinyradius.packet.RadiusPacket;
import org.tinyradius.util.RadiusException;

/** TinyRadius as what people come from, and as a second opinion on the same octets. */
class TinyRadiusBridgeTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final String SECRET_TEXT = "testing123";
  private static final SharedSecret SECRET = SharedSecret.of(SECRET_TEXT);

  private final List<String> accounted = new CopyOnWriteArrayList<>();

  /** As its users write them: a subclass that knows passwords. */
  private final org.tinyradius.util.RadiusServer handlers = new org.tinyradius.util.RadiusServer() {
    @Override
    public String getSharedSecret(InetSocketAddress client) {
      throw new AssertionError("the secret is the directory's affair");
    }

    @Override
    public String getUserPassword(String userName) {
      return userName.equals("ada") ? "secret" : null;
    }

    @Override
    public RadiusPacket accessRequestReceived(AccessRequest request, InetSocketAddress client)
        throws RadiusException {
      if (request.getUserName().equals("broken")) {
        throw new RadiusException("no");
      }
      RadiusPacket answer = super.accessRequestReceived(request, client);
      if (answer.getPacketType() == RadiusPacket.ACCESS_ACCEPT) {
        answer.addAttribute("Session-Timeout", "60");
        answer.addAttribute("WISPr-Location-ID", "net1");
      }
      return answer;
    }

    @Override
    public RadiusPacket accountingRequestReceived(
        AccountingRequest request, InetSocketAddress client) throws RadiusException {
      accounted.add(request.getUserName());
      return request.getUserName().equals("lost")
          ? null
          : super.accountingRequestReceived(request, client);
    }
  };

  @Test
  void handlersOfTinyRadiusAnswerOnThisServer() throws Exception {
    try (RadiusServer server = start();
        RadiusClient client =
            RadiusClient.open(LOOPBACK, server.authPort(), server.acctPort(), SECRET)) {
      AttributeBlock proxied = AttributeBlock.of(Attributes.PROXY_STATE, new byte[] {5});

      PacketView pap = reply(client.pap("ada", "secret", proxied).get(30, TimeUnit.SECONDS));
      PacketView chap =
          reply(client.chap("ada", "secret", AttributeBlock.EMPTY).get(30, TimeUnit.SECONDS));
      PacketView wrong =
          reply(client.pap("ada", "wrong", AttributeBlock.EMPTY).get(30, TimeUnit.SECONDS));
      SendOutcome broken = client
          .retransmitting(Retransmission.ofMillis(100))
          .pap("broken", "secret", AttributeBlock.EMPTY)
          .get(30, TimeUnit.SECONDS);

      assertThat(pap.is(PacketCode.ACCESS_ACCEPT)).isTrue();
      assertThat(pap.first(Attributes.SESSION_TIMEOUT)).contains(60L);
      assertThat(pap.first(io.dotmac.sub.radius.attribute.Wispr.LOCATION_ID)).contains("net1");
      assertThat(pap.all(Attributes.PROXY_STATE)).containsExactly(new byte[] {5});
      assertThat(chap.is(PacketCode.ACCESS_ACCEPT)).isTrue();
      assertThat(wrong.is(PacketCode.ACCESS_REJECT)).isTrue();
      assertThat(broken).isInstanceOf(SendOutcome.TimedOut.class);
    }
  }

  @Test
  void accountingIsAnsweredWhenTheHandlerAnswers() throws Exception {
    try (RadiusServer server = start();
        RadiusClient client =
            RadiusClient.open(LOOPBACK, server.authPort(), server.acctPort(), SECRET)) {
      PacketView stored =
          reply(client.account(AcctStatusType.START, session("ada")).get(30, TimeUnit.SECONDS));
      SendOutcome lost = client
          .retransmitting(Retransmission.ofMillis(100))
          .account(AcctStatusType.STOP, session("lost"))
          .get(30, TimeUnit.SECONDS);

      assertThat(stored.is(PacketCode.ACCOUNTING_RESPONSE)).isTrue();
      assertThat(lost).isInstanceOf(SendOutcome.TimedOut.class);
      assertThat(accounted).contains("ada", "lost");
    }
  }

  @Test
  void aClientOfTinyRadiusIsServed() throws Exception {
    try (RadiusServer server = start()) {
      org.tinyradius.util.RadiusClient client =
          new org.tinyradius.util.RadiusClient(LOOPBACK.getHostAddress(), SECRET_TEXT);
      client.setAuthPort(server.authPort());
      client.setAcctPort(server.acctPort());
      client.setSocketTimeout(10_000);

      assertThat(client.authenticate("ada", "secret")).isTrue();
      assertThat(client.authenticate("ada", "wrong")).isFalse();
      AccessRequest chap = new AccessRequest("ada", "secret");
      chap.setAuthProtocol(AccessRequest.AUTH_CHAP);
      assertThat(client.authenticate(chap).getPacketType()).isEqualTo(RadiusPacket.ACCESS_ACCEPT);
      AccountingRequest start =
          new AccountingRequest("ada", AccountingRequest.ACCT_STATUS_TYPE_START);
      start.addAttribute("Acct-Session-Id", "1");
      assertThat(client.account(start).getPacketType()).isEqualTo(RadiusPacket.ACCOUNTING_RESPONSE);
      client.close();
    }
  }

  @Test
  void bothCodecsReadTheSameAttributesFromTheSameOctets() throws Exception {
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      AttributeBlock attributes = attributes(random);
      byte[] octets = new PacketWriter()
          .begin(PacketCode.ACCOUNTING_REQUEST, i & 0xff)
          .add(attributes)
          .signedRequest(SECRET, PacketSigner.ofThread());

      RadiusPacket theirs =
          RadiusPacket.decodeRequestPacket(new ByteArrayInputStream(octets), SECRET_TEXT);

      assertThat(TinyRadiusBridge.attributesOf(theirs)).isEqualTo(attributes);
      assertThat(
              TinyRadiusBridge.attributesOf(TinyRadiusBridge.packetOf(PacketView.copyOf(octets))))
          .isEqualTo(attributes);
      assertThat(theirs.getPacketIdentifier()).isEqualTo(i & 0xff);
    }
  }

  private static AttributeBlock attributes(Random random) {
    AttributeBlock.Builder block = AttributeBlock.builder();
    for (int i = random.nextInt(10); i >= 0; i--) {
      byte[] octets = new byte[1 + random.nextInt(100)];
      random.nextBytes(octets);
      byte[] address = new byte[4];
      random.nextBytes(address);
      switch (random.nextInt(6)) {
        case 0 -> block.add(Attributes.USER_NAME, "user" + random.nextInt());
        case 1 -> block.add(Attributes.SESSION_TIMEOUT, random.nextInt() & 0xffff_ffffL);
        case 2 -> block.add(Attributes.CLASS, octets);
        case 3 -> block.add(Attributes.FRAMED_IP_ADDRESS, ipv4(address));
        case 4 -> block.add(Mikrotik.RATE_LIMIT, random.nextInt(99) + "M/1M");
        default -> block.add(Cisco.AVPAIR, "ip:addr=" + random.nextInt());
      }
    }
    return block.build();
  }

  private static Inet4Address ipv4(byte[] octets) {
    try {
      return (Inet4Address) InetAddress.getByAddress(octets);
    } catch (java.net.UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static AttributeBlock session(String user) {
    return AttributeBlock.builder()
        .add(Attributes.USER_NAME, user)
        .add(Attributes.ACCT_SESSION_ID, "1")
        .build();
  }

  private static PacketView reply(SendOutcome outcome) {
    return ((SendOutcome.Answered) outcome).reply();
  }

  private RadiusServer start() throws java.io.IOException {
    NasClient nas =
        NasClient.of("nas", IpPrefix.parse("127.0.0.1"), SECRET).demanding(Demand.NO, Demand.NO);
    return RadiusServer.builder(NasDirectory.of(List.of(nas)))
        .bind(LOOPBACK)
        .ports(0, 0)
        .readers(1)
        .receiveBuffer(1 << 20)
        .rejectDelay(Duration.ZERO)
        .closeGrace(Duration.ofSeconds(1))
        .access(TinyRadiusBridge.policy(handlers, Runnable::run))
        .accounting(TinyRadiusBridge.sink(handlers))
        .start();
  }
}
