package io.dotmac.sub.radius.eap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.radius.Hex;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.auth.AuthAttempt;
import io.dotmac.sub.radius.auth.Credential;
import io.dotmac.sub.radius.eap.tls.EapTls;
import io.dotmac.sub.radius.eap.tls.TlsIdentity;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.PacketWriter;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.server.AccessDecision;
import io.dotmac.sub.radius.server.AccessPolicy;
import io.dotmac.sub.radius.server.AccessRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EAP-MD5 by hand, and what must not come through. */
class EapPolicyTest {
  private static final SharedSecret SECRET = SharedSecret.of("testing123");
  private static final NasClient NAS = NasClient.of("nas", IpPrefix.parse("127.0.0.1"), SECRET);
  private static final NasClient OTHER = NasClient.of("other", IpPrefix.parse("::1"), SECRET);
  private static final Credential ADA = Credential.clearText("secret");
  private static final AccessPolicy USERS = AccessPolicy.deciding(
      request -> AccessDecision.of(ADA.check(request.attempt()), AttributeBlock.EMPTY));

  private final EapPolicy policy =
      EapPolicy.over(USERS, EapMethod.md5(), EapMethod.msChapV2("server"));

  @Test
  void leadsThroughAChallengeAndEndsWithSuccess() {
    AccessDecision.Challenge challenge = challenge(identity(7, "ada"));
    EapPacket request = eap(challenge);

    assertThat(request.type()).isEqualTo(4);
    assertThat(request.identifier()).isEqualTo(8);
    AccessDecision end = decide(NAS, answer(request, "secret"), state(challenge));

    assertThat(end)
        .isInstanceOfSatisfying(
            AccessDecision.Accept.class,
            accept -> assertThat(accept.attributes().joined(Attributes.EAP_MESSAGE))
                .isEqualTo(Hex.octets("03080004")));
    assertThat(policy.conversations()).isZero();
  }

  @Test
  void aWrongPasswordEndsWithFailure() {
    AccessDecision.Challenge challenge = challenge(identity(7, "ada"));

    AccessDecision end = decide(NAS, answer(eap(challenge), "wrong"), state(challenge));

    assertThat(refusal(end)).isEqualTo("wrong_password");
    assertThat(((AccessDecision.Reject) end).attributes().joined(Attributes.EAP_MESSAGE))
        .isEqualTo(Hex.octets("04080004"));
  }

  @Test
  void aStateIsGoodOnceAndForTheClientItWasGivenToOnly() {
    AccessDecision.Challenge first = challenge(identity(1, "ada"));
    byte[] answer = answer(eap(first), "secret");

    assertThat(refusal(decide(OTHER, answer, state(first)))).isEqualTo("eap_state_unknown");

    AccessDecision.Challenge second = challenge(identity(1, "ada"));
    byte[] right = answer(eap(second), "secret");
    assertThat(decide(NAS, right, state(second))).isInstanceOf(AccessDecision.Accept.class);
    assertThat(refusal(decide(NAS, right, state(second)))).isEqualTo("eap_state_unknown");
    assertThat(refusal(decide(NAS, right, AttributeBlock.EMPTY))).isEqualTo("eap_state_unknown");
  }

  @Test
  void anEmptyMessageIsAskedForTheIdentity() {
    AccessDecision.Challenge start = challenge(new byte[0]);

    assertThat(eap(start).type()).isEqualTo(EapPacket.IDENTITY);
    EapPacket identity = new EapPacket(
        EapPacket.RESPONSE, eap(start).identifier(), EapPacket.IDENTITY, octets("ada"));
    AccessDecision next = decide(NAS, identity.toBytes(), state(start));
    assertThat(eap((AccessDecision.Challenge) next).type()).isEqualTo(4);
  }

  @Test
  void aUserMayWishForAnotherMethodThatIsOffered() {
    AccessDecision.Challenge first = challenge(identity(1, "ada"));
    AccessDecision wished = decide(NAS, nak(eap(first), 21, 26), state(first));
    assertThat(eap((AccessDecision.Challenge) wished).type()).isEqualTo(26);

    AccessDecision.Challenge again = challenge(identity(1, "ada"));
    assertThat(refusal(decide(NAS, nak(eap(again), 21, 0), state(again))))
        .isEqualTo("method_unsupported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"02", "0201000401", "0201000001", "0301000501", "02010009 01 6164"})
  void whatIsNoResponseIsRefused(String message) {
    assertThat(refusal(decide(NAS, Hex.octets(message), AttributeBlock.EMPTY))).startsWith("eap_");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 250})
  void anAnswerOfTheWrongFormOrOrderIsRefused(int length) {
    AccessDecision.Challenge first = challenge(identity(1, "ada"));
    EapPacket malformed =
        new EapPacket(EapPacket.RESPONSE, eap(first).identifier(), 4, new byte[length]);
    assertThat(refusal(decide(NAS, malformed.toBytes(), state(first)))).isEqualTo("eap_malformed");

    AccessDecision.Challenge second = challenge(identity(1, "ada"));
    EapPacket late = new EapPacket(EapPacket.RESPONSE, 77, 4, new byte[17]);
    assertThat(refusal(decide(NAS, late.toBytes(), state(second)))).isEqualTo("eap_malformed");
  }

  @Test
  void requestsWithoutEapGoStraightToThePolicy() {
    AccessRequest request = request(NAS, AttributeBlock.EMPTY).by("ada", new AuthAttempt.None());
    CompletableFuture<AccessDecision> decision = new CompletableFuture<>();

    policy.decide(request, decision::complete);

    assertThat(refusal(decision.join())).isEqualTo("no_credentials");
  }

  @Test
  void conversationsAreBounded() {
    EapSessions sessions = new EapSessions(10, 100);
    EapSession session = new EapSession(List.of(EapMethod.md5()), 1000, 1);
    byte[] oldest = sessions.keep(session, "nas", 0);
    byte[] middle = sessions.keep(session, "nas", 1);
    for (int i = 0; i < 9; i++) {
      sessions.keep(session, "nas", 2);
    }

    assertThat(sessions.size()).isEqualTo(10);
    assertThat(sessions.take(oldest, "nas", 2)).isEmpty();
    assertThat(sessions.take(middle, "nas", 101)).isPresent();
    byte[] last = sessions.keep(session, "nas", 200);
    assertThat(sessions.size()).isEqualTo(1);
    assertThat(sessions.take(last, "nas", 301)).as("older than its life").isEmpty();
  }

  @Test
  void neitherNoiseNorEndlessFragmentsThrowInAConversationOverTls() throws Exception {
    TestCertificates authority = new TestCertificates("Test Authority");
    TestCertificates.Issued shown = authority.server("radius.example");
    TlsIdentity identity = new TlsIdentity(shown.key(), List.of(shown.certificate()), List.of());
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      EapMethod method = round % 2 == 0
          ? EapTls.ttls(identity)
          : EapTls.peap(identity, EapMethod.msChapV2("server"));
      EapConversation conversation = method.begin(new EapPeer("ada", 1000));
      EapStep step = conversation.start();
      for (int i = 0; i < 80 && step instanceof EapStep.Ask; i++) {
        byte[] noise = new byte[random.nextInt(1300)];
        random.nextBytes(noise);
        if (noise.length > 0 && random.nextInt(4) > 0) {
          noise[0] = 0x40;
        }
        step = conversation.answer(new EapPacket(EapPacket.RESPONSE, i, method.type(), noise));
      }
      assertThat(step).isInstanceOf(EapStep.Refused.class);
    }
    assertThatThrownBy(() -> EapTls.certificates(identity))
        .hasMessage("EAP-TLS needs an authority that issues to users");
    assertThatThrownBy(() -> EapTls.peap(identity)).hasMessage("PEAP needs a method inside");
  }

  private AccessDecision.Challenge challenge(byte[] message) {
    return (AccessDecision.Challenge) decide(NAS, message, AttributeBlock.EMPTY);
  }

  private AccessDecision decide(NasClient client, byte[] message, AttributeBlock more) {
    AttributeBlock attributes = AttributeBlock.builder()
        .add(Attributes.USER_NAME, "ada")
        .addSplit(Attributes.EAP_MESSAGE, message)
        .addAll(more)
        .build();
    CompletableFuture<AccessDecision> decision = new CompletableFuture<>();
    policy.decide(request(client, attributes), decision::complete);
    return decision.join();
  }

  private static AccessRequest request(NasClient client, AttributeBlock attributes) {
    PacketView packet = PacketView.copyOf(new PacketWriter()
        .begin(PacketCode.ACCESS_REQUEST, 1)
        .add(attributes)
        .request(new byte[16], SECRET, PacketSigner.ofThread()));
    return new AccessRequest(
        client,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 1),
        packet,
        AuthAttempt.of(packet, SECRET, PacketSigner.ofThread()),
        Instant.EPOCH);
  }

  private static byte[] identity(int identifier, String name) {
    return new EapPacket(EapPacket.RESPONSE, identifier, EapPacket.IDENTITY, octets(name))
        .toBytes();
  }

  private static byte[] nak(EapPacket request, int... types) {
    byte[] data = new byte[types.length];
    for (int i = 0; i < types.length; i++) {
      data[i] = (byte) types[i];
    }
    return new EapPacket(EapPacket.RESPONSE, request.identifier(), EapPacket.NAK, data).toBytes();
  }

  private static byte[] answer(EapPacket request, String password) {
    byte[] challenge = java.util.Arrays.copyOfRange(request.data(), 1, 17);
    byte[] value =
        PacketSigner.ofThread().chapResponse(request.identifier(), octets(password), challenge);
    byte[] data = new byte[17];
    data[0] = 16;
    System.arraycopy(value, 0, data, 1, 16);
    return new EapPacket(EapPacket.RESPONSE, request.identifier(), 4, data).toBytes();
  }

  private static EapPacket eap(AccessDecision.Challenge challenge) {
    return EapPacket.of(challenge.attributes().joined(Attributes.EAP_MESSAGE)).orElseThrow();
  }

  private static AttributeBlock state(AccessDecision.Challenge challenge) {
    return AttributeBlock.of(
        Attributes.STATE, challenge.attributes().first(Attributes.STATE).orElseThrow());
  }

  private static String refusal(AccessDecision decision) {
    return ((AccessDecision.Reject) decision).reason().code();
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
