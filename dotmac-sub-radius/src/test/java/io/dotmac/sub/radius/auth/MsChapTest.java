package io.dotmac.sub.radius.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.Hex;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.vendor.Microsoft;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.HiddenValue;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.PacketWriter;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 2759, section 9.2, and RFC 3079, section 3.5. */
class MsChapTest {
  private static final SharedSecret SECRET = SharedSecret.of("testing123");
  private static final byte[] NAME = "User".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CHALLENGE = Hex.octets("5B5D7C7D7B3F2F3E3C2C602132262628");
  private static final byte[] PEER = Hex.octets("21402324255E262A28295F2B3A337C7E");
  private static final byte[] RESPONSE =
      Hex.octets("82309ECD8D708B5EA08FAA3981CD83544233114A3D85D6DF");
  private static final Credential CLEAR = Credential.clearText("clientPass");
  private static final Credential NT = Credential.ntHash(Credential.ntHashOf("clientPass"));

  @Test
  void hashesTheChallengesOfRfc2759() {
    assertThat(MsChap.challengeHash(PEER, CHALLENGE, NAME))
        .isEqualTo(Hex.octets("D02E4386BCE91226"));
  }

  @Test
  void answersTheChallengeOfRfc2759() {
    byte[] hash = Credential.ntHashOf("clientPass");

    assertThat(MsChap.response(Hex.octets("D02E4386BCE91226"), hash)).isEqualTo(RESPONSE);
    assertThat(MsChap.hashOfHash(hash)).isEqualTo(Hex.octets("41C00C584BD2D91C4017A2A12FA59F3F"));
    assertThat(MsChap.authenticatorResponse(hash, RESPONSE, Hex.octets("D02E4386BCE91226")))
        .isEqualTo("S=407A5589115FD0D6209F510FE9C04566932CDA56");
  }

  @Test
  void derivesTheKeysOfRfc3079() {
    byte[] hash = Credential.ntHashOf("clientPass");

    assertThat(MsChap.masterKey(MsChap.hashOfHash(hash), RESPONSE))
        .isEqualTo(Hex.octets("FDECE3717A8C838CB388E527AE3CDD31"));
    assertThat(MsChap.keys(hash, RESPONSE).send())
        .isEqualTo(Hex.octets("8B7CDC149B993A1BA118CB153F56DCCB"));
    assertThat(MsChap.keys(hash, RESPONSE).toString()).isEqualTo("Keys(hidden)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"User", "BIGCO\\User", "A\\B\\User"})
  void theDomainIsNoPartOfTheName(String name) {
    AuthAttempt attempt = attempt(name, v2(7, RESPONSE), CHALLENGE);

    assertThat(CLEAR.check(attempt).verified()).isTrue();
    assertThat(NT.check(attempt).verified()).isTrue();
  }

  @Test
  void aNameWithItsDomainInTheHashIsTakenAsWell() {
    byte[] name = "BIGCO\\User".getBytes(StandardCharsets.US_ASCII);
    byte[] response = MsChap.response(
        MsChap.challengeHash(PEER, CHALLENGE, name), Credential.ntHashOf("clientPass"));

    assertThat(CLEAR.check(attempt("BIGCO\\User", v2(1, response), CHALLENGE)).verified())
        .isTrue();
    assertThat(CLEAR.check(attempt("OTHER\\User", v2(1, response), CHALLENGE)).verified())
        .isFalse();
  }

  @Test
  void theServerProvesItselfAndSendsTheKeysOfMppe() {
    AuthReply reply = NT.check(attempt("User", v2(7, RESPONSE), CHALLENGE)).reply();

    assertThat(reply.attributes().first(Microsoft.CHAP2_SUCCESS))
        .contains(Hex.octets("07"
            + "533D34303741353538393131354644304436323039463531304645394330343536363933324344"
            + "413536"));
    assertThat(reply.attributes().first(Microsoft.MPPE_ENCRYPTION_POLICY)).contains(1L);
    assertThat(reply.attributes().first(Microsoft.MPPE_ENCRYPTION_TYPES)).contains(6L);
    assertThat(reply.hidden())
        .extracting(HiddenValue::key)
        .containsExactly(Microsoft.MPPE_SEND_KEY, Microsoft.MPPE_RECV_KEY);
    assertThat(reply.hidden().get(0).clear())
        .isEqualTo(Hex.octets("8B7CDC149B993A1BA118CB153F56DCCB"));
  }

  @Test
  void aWrongPasswordIsAnsweredWithError691AndNoRetry() {
    AuthVerdict verdict =
        Credential.clearText("other").check(attempt("User", v2(200, RESPONSE), CHALLENGE));

    byte[] error = verdict.reply().attributes().first(Microsoft.CHAP_ERROR).orElseThrow();
    assertThat(verdict.verified()).isFalse();
    assertThat(error[0]).isEqualTo((byte) 200);
    assertThat(new String(error, 1, error.length - 1, StandardCharsets.US_ASCII))
        .isEqualTo("E=691 R=0 C=5B5D7C7D7B3F2F3E3C2C602132262628 V=3 M=Authentication failed");
    assertThat(verdict.reply().hidden()).isEmpty();
  }

  @Test
  void versionOneIsServedFromTheHashAndSendsItsKeys() {
    byte[] challenge = Hex.octets("0102030405060708");
    byte[] hash = Credential.ntHashOf("clientPass");
    byte[] value = new byte[50];
    value[1] = 1;
    System.arraycopy(MsChap.response(challenge, hash), 0, value, 26, 24);
    AuthAttempt attempt = v1(value, challenge);

    AuthReply reply = NT.check(attempt).reply();

    assertThat(NT.check(attempt).verified()).isTrue();
    assertThat(CLEAR.check(attempt).verified()).isTrue();
    assertThat(Credential.clearText("x").check(attempt).verified()).isFalse();
    assertThat(reply.hidden()).hasSize(1).allSatisfy(keys -> {
      assertThat(keys.key()).isEqualTo(Microsoft.CHAP_MPPE_KEYS);
      assertThat(keys.form()).isEqualTo(HiddenValue.Form.PASSWORD);
      assertThat(keys.clear())
          .startsWith(new byte[8])
          .hasSize(32)
          .contains(MsChap.hashOfHash(hash)[0]);
    });
  }

  @Test
  void aResponseOfLanManagerAloneIsNotServed() {
    AuthAttempt attempt = v1(new byte[50], new byte[8]);

    AuthVerdict verdict = CLEAR.check(attempt);

    assertThat(verdict)
        .isInstanceOfSatisfying(
            AuthVerdict.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(RejectReason.METHOD_UNSUPPORTED));
  }

  @Test
  void anotherHashCannotServeMsChap() {
    AuthVerdict verdict =
        Credential.hashed(password -> true).check(attempt("User", v2(1, RESPONSE), CHALLENGE));

    assertThat(verdict).isInstanceOfSatisfying(AuthVerdict.Refused.class, refused -> {
      assertThat(refused.reason()).isEqualTo(RejectReason.METHOD_UNSUPPORTED);
      assertThat(refused.detail()).startsWith("MS-CHAP needs the password or its NT hash");
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 49, 51})
  void aResponseOfAnotherLengthIsRefused(int length) {
    AuthVerdict two = CLEAR.check(attempt("User", new byte[length], CHALLENGE));
    AuthVerdict one = CLEAR.check(v1(new byte[length], new byte[8]));

    assertThat(two)
        .isInstanceOfSatisfying(
            AuthVerdict.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(RejectReason.MALFORMED_PASSWORD));
    assertThat(one)
        .isInstanceOfSatisfying(
            AuthVerdict.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(RejectReason.MALFORMED_PASSWORD));
  }

  private static byte[] v2(int identifier, byte[] response) {
    byte[] value = new byte[50];
    value[0] = (byte) identifier;
    System.arraycopy(PEER, 0, value, 2, 16);
    System.arraycopy(response, 0, value, 26, 24);
    return value;
  }

  private static AuthAttempt attempt(String user, byte[] response, byte[] challenge) {
    return attempt(AttributeBlock.builder()
        .add(Attributes.USER_NAME, user)
        .add(Microsoft.CHAP_CHALLENGE, challenge)
        .add(Microsoft.CHAP2_RESPONSE, response)
        .build());
  }

  private static AuthAttempt v1(byte[] response, byte[] challenge) {
    return attempt(AttributeBlock.builder()
        .add(Attributes.USER_NAME, "User")
        .add(Microsoft.CHAP_CHALLENGE, challenge)
        .add(Microsoft.CHAP_RESPONSE, response)
        .build());
  }

  private static AuthAttempt attempt(AttributeBlock attributes) {
    PacketSigner signer = PacketSigner.ofThread();
    PacketView packet = PacketView.copyOf(new PacketWriter()
        .begin(PacketCode.ACCESS_REQUEST, 1)
        .add(attributes)
        .request(new byte[16], SECRET, signer));
    return AuthAttempt.of(packet, SECRET, signer);
  }
}
