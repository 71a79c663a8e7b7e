package io.dotmac.sub.radius.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.Hex;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.nas.Demand;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketWriter;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is dropped, why, and that nothing is answered to it. */
class DropRulesWireTest {
  private static final SharedSecret SECRET = RawNas.SECRET;
  private static final AttributeBlock USER = AttributeBlock.of(Attributes.USER_NAME, "ada");
  private static final AttributeBlock EAP =
      AttributeBlock.of(Attributes.EAP_MESSAGE, Hex.octets("02 00 00 05 01"));
  private static final AttributeBlock START = AttributeBlock.builder()
      .add(Attributes.ACCT_STATUS_TYPE, 1L)
      .add(Attributes.ACCT_SESSION_ID, "1")
      .build();

  /** Octets, and whether they go to the accounting port. */
  static Stream<Arguments> drops() {
    return Stream.of(
        access(DropReason.TOO_SHORT, nas -> new byte[0]),
        access(DropReason.TOO_SHORT, nas -> new byte[19]),
        access(DropReason.LENGTH_TOO_SMALL, nas -> header(19, 20)),
        access(DropReason.LENGTH_TOO_LARGE, nas -> header(4097, 4096)),
        access(DropReason.TRUNCATED, nas -> header(21, 20)),
        access(DropReason.BAD_ATTRIBUTE, nas -> header(22, 22)),
        access(DropReason.UNEXPECTED_CODE, nas -> nas.accounting(SECRET, START)),
        access(DropReason.MESSAGE_AUTHENTICATOR_MISSING, n -> n.unprotectedAccess(SECRET, USER)),
        access(
            DropReason.MESSAGE_AUTHENTICATOR_WRONG,
            nas -> nas.access(SharedSecret.of("wrong"), USER)),
        access(DropReason.MESSAGE_AUTHENTICATOR_WRONG, nas -> shortened(nas.access(SECRET, USER))),
        access(DropReason.MESSAGE_AUTHENTICATOR_REPEATED, DropRulesWireTest::twice),
        access(DropReason.EAP_UNPROTECTED, nas -> nas.unprotectedAccess(SECRET, EAP)),
        access(DropReason.MESSAGE_AUTHENTICATOR_WRONG, nas -> nas.status(SharedSecret.of("wrong"))),
        access(
            DropReason.MESSAGE_AUTHENTICATOR_MISSING,
            nas -> new PacketWriter()
                .begin(PacketCode.STATUS_SERVER, 9)
                .request(nas.authenticator(), SECRET, PacketSigner.ofThread())),
        accounting(DropReason.UNEXPECTED_CODE, nas -> nas.access(SECRET, USER)),
        accounting(
            DropReason.REQUEST_AUTHENTICATOR_WRONG,
            nas -> nas.accounting(SharedSecret.of("wrong"), START)),
        accounting(DropReason.MESSAGE_AUTHENTICATOR_WRONG, DropRulesWireTest::wrongInside),
        accounting(DropReason.ACCOUNTING_INCOMPLETE, nas -> nas.accounting(SECRET, USER)),
        accounting(
            DropReason.ACCOUNTING_INCOMPLETE,
            nas -> nas.accounting(SECRET, AttributeBlock.of(Attributes.ACCT_STATUS_TYPE, 3L))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("drops")
  void dropsAndCountsWhatMayNotBeAnswered(
      DropReason reason, boolean toAccounting, Function<RawNas, byte[]> octets) throws Exception {
    try (RadiusServer server = server(ServerFixture.nas());
        RawNas nas = new RawNas()) {
      int port = toAccounting ? server.acctPort() : server.authPort();

      nas.send(port, octets.apply(nas));
      byte[] status = nas.status(SECRET);
      byte[] answer = nas.ask(port, status);

      assertThat(answer[1]).as("only Status-Server is answered").isEqualTo(status[1]);
      assertThat(server.metrics().clients().get("nas").drops())
          .containsOnly(java.util.Map.entry(reason, 1L));
    }
  }

  @Test
  void dropsWhatComesFromAnUnknownAddress() throws Exception {
    NasClient elsewhere = NasClient.of("far", IpPrefix.parse("192.0.2.1"), SECRET);
    try (RadiusServer server = server(elsewhere);
        RawNas nas = new RawNas()) {
      nas.send(server.authPort(), nas.access(SECRET, USER));

      ServerFixture.await("count", () -> dropped(server, DropReason.UNKNOWN_CLIENT) == 1);
      assertThat(nas.receive(50)).isEmpty();
      assertThat(server.metrics().clients()).isEmpty();
    }
  }

  @Test
  void dropsUnprotectedProxyStateOfALimitedClientOnly() throws Exception {
    AttributeBlock proxied = USER.plus(AttributeBlock.of(Attributes.PROXY_STATE, new byte[3]));
    NasClient limited = ServerFixture.nas().demanding(Demand.NO, Demand.YES);
    NasClient free = ServerFixture.nas().demanding(Demand.NO, Demand.NO);
    try (RadiusServer strict = server(limited);
        RadiusServer loose = server(free);
        RawNas nas = new RawNas()) {
      nas.send(strict.authPort(), nas.unprotectedAccess(SECRET, proxied));
      ServerFixture.await("count", () -> dropped(strict, DropReason.PROXY_STATE_UNPROTECTED) == 1);

      byte[] answer = nas.ask(loose.authPort(), nas.unprotectedAccess(SECRET, proxied));

      assertThat(RawNas.view(answer).is(PacketCode.ACCESS_REJECT)).isTrue();
    }
  }

  @Test
  void anAutomaticClientIsHeldToWhatItHasShown() throws Exception {
    NasClient automatic = ServerFixture.nas().demanding(Demand.AUTO, Demand.AUTO);
    try (RadiusServer server = server(automatic);
        RawNas nas = new RawNas()) {
      int port = server.authPort();
      nas.ask(port, nas.unprotectedAccess(SECRET, USER));
      nas.ask(port, nas.access(SECRET, USER));

      nas.send(port, nas.unprotectedAccess(SECRET, USER));

      ServerFixture.await(
          "count", () -> dropped(server, DropReason.MESSAGE_AUTHENTICATOR_MISSING) == 1);
      assertThat(nas.receive(50)).isEmpty();
    }
  }

  private static long dropped(RadiusServer server, DropReason reason) {
    return server.metrics().total().dropped(reason);
  }

  private static RadiusServer server(NasClient nas) throws java.io.IOException {
    return ServerFixture.builder(nas)
        .access(ServerFixture.POLICY)
        .accounting(AccountingSink.storing(records -> {}))
        .start();
  }

  private static Arguments access(DropReason reason, Function<RawNas, byte[]> octets) {
    return Arguments.of(reason, false, octets);
  }

  private static Arguments accounting(DropReason reason, Function<RawNas, byte[]> octets) {
    return Arguments.of(reason, true, octets);
  }

  private static byte[] header(int stated, int sent) {
    byte[] octets = new byte[sent];
    octets[0] = 1;
    octets[2] = (byte) (stated >>> 8);
    octets[3] = (byte) stated;
    return octets;
  }

  /** The same request whose Message-Authenticator has 15 octets. */
  private static byte[] shortened(byte[] packet) {
    byte[] octets = Arrays.copyOf(packet, packet.length - 1);
    System.arraycopy(packet, 38, octets, 37, packet.length - 38);
    octets[3]--;
    octets[21]--;
    return octets;
  }

  private static byte[] twice(RawNas nas) {
    byte[] packet = nas.access(SECRET, AttributeBlock.EMPTY);
    byte[] octets = Arrays.copyOf(packet, packet.length + 18);
    System.arraycopy(packet, 20, octets, 38, 18);
    octets[3] += 18;
    return octets;
  }

  /** A right Request Authenticator over a wrong Message-Authenticator. */
  private static byte[] wrongInside(RawNas nas) {
    byte[] packet = new PacketWriter()
        .begin(PacketCode.ACCOUNTING_REQUEST, nas.nextIdentifier())
        .messageAuthenticator()
        .add(START)
        .signedRequest(SECRET, PacketSigner.ofThread());
    packet[22] ^= 1;
    java.security.MessageDigest md5 = md5();
    md5.update(packet, 0, 4);
    md5.update(new byte[16]);
    md5.update(packet, 20, packet.length - 20);
    md5.update("testing123".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    System.arraycopy(md5.digest(), 0, packet, 4, 16);
    return packet;
  }

  private static java.security.MessageDigest md5() {
    try {
      return java.security.MessageDigest.getInstance("MD5");
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
