package io.dotmac.sub.radius.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.PacketCode;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What one sender does must not be felt by the others. */
class FloodWireTest {
  private static final AttributeBlock ADA = AttributeBlock.of(Attributes.USER_NAME, "ada");

  @Test
  void oneFloodingClientCannotStarveTheOthers() throws Exception {
    NasClient loud = NasClient.of("loud", IpPrefix.parse("127.0.0.2"), RawNas.SECRET);
    RadiusServer.Builder builder = ServerFixture.builder(ServerFixture.nas(), loud)
        .clientRate(200)
        .access(AccessPolicy.deciding(request -> AccessDecision.accept(AttributeBlock.EMPTY)));
    try (RadiusServer server = builder.start();
        RawNas quiet = new RawNas();
        DatagramSocket flood = new DatagramSocket(0, InetAddress.getByName("127.0.0.2"))) {
      byte[] request = quiet.access(RawNas.SECRET, ADA);
      for (int i = 0; i < 2000; i++) {
        flood.send(new DatagramPacket(request, request.length, RawNas.LOOPBACK, server.authPort()));
      }

      for (int i = 0; i < 50; i++) {
        byte[] reply = answer(quiet, server.authPort(), quiet.access(RawNas.SECRET, ADA));
        assertThat(RawNas.view(reply).is(PacketCode.ACCESS_ACCEPT)).isTrue();
      }
      assertThat(server.metrics().clients().get("loud").dropped(DropReason.RATE_LIMITED))
          .isPositive();
      assertThat(server.metrics().clients().get("nas").drops()).isEmpty();
    }
  }

  @Test
  void oneClientGetsNoMoreThanHalfOfTheAccountingQueue() throws Exception {
    NasClient other = NasClient.of("other", IpPrefix.parse("127.0.0.2"), RawNas.SECRET);
    CountDownLatch stuck = new CountDownLatch(1);
    AccountingSink slow = AccountingSink.storing(records -> {
      try {
        stuck.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    RadiusServer.Builder builder =
        ServerFixture.builder(ServerFixture.nas(), other).accountingQueue(20, 1).accounting(slow);
    try (RadiusServer server = builder.start();
        RawNas nas = new RawNas();
        DatagramSocket second = new DatagramSocket(0, InetAddress.getByName("127.0.0.2"))) {
      for (int i = 0; i < 30; i++) {
        nas.send(server.acctPort(), start(nas, "s" + i));
      }
      ServerFixture.await("full", () -> dropped(server, "nas") >= 19);

      byte[] fresh = start(nas, "t");
      second.send(new DatagramPacket(fresh, fresh.length, RawNas.LOOPBACK, server.acctPort()));

      ServerFixture.await(
          "taken",
          () -> server.metrics().total().accountingRequests() >= 31
              && server.metrics().accountingBacklog() >= 10);
      assertThat(dropped(server, "other")).isZero();
      stuck.countDown();
    }
  }

  /** Asks again as a NAS does: a flood may fill the socket before anybody can look at it. */
  private static byte[] answer(RawNas nas, int port, byte[] request) throws Exception {
    for (int i = 0; i < 20; i++) {
      nas.send(port, request);
      Optional<byte[]> reply = nas.receive(500);
      if (reply.isPresent()) {
        return reply.get();
      }
    }
    throw new AssertionError("no answer within 10 s");
  }

  private static byte[] start(RawNas nas, String session) {
    return nas.accounting(
        RawNas.SECRET,
        AttributeBlock.builder()
            .add(Attributes.ACCT_STATUS_TYPE, 1L)
            .add(Attributes.ACCT_SESSION_ID, session)
            .build());
  }

  private static long dropped(RadiusServer server, String client) {
    ServerMetrics.Traffic traffic = server.metrics().clients().get(client);
    return traffic == null ? 0 : traffic.dropped(DropReason.ACCOUNTING_QUEUE_FULL);
  }
}
