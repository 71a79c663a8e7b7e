package io.dotmac.sub.radius.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.radius.Hex;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.PacketWriter;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialTest {
  private static final SharedSecret SECRET = SharedSecret.of("xyzzy5461");
  private static final byte[] AUTHENTICATOR = new byte[16];

  private final PacketSigner signer = PacketSigner.ofThread();
  private final Credential clear = Credential.clearText("päss");
  private final Credential hashed =
      Credential.hashed(password -> Arrays.equals(password, octets("päss")));
  private final Credential nt = Credential.ntHash(Credential.ntHashOf("päss"));

  @Test
  void clearTextServesPapAndChap() {
    assertThat(clear.check(pap("päss")).verified()).isTrue();
    assertThat(reason(clear.check(pap("pass")))).isEqualTo("wrong_password");
    assertThat(clear.check(chap("päss")).verified()).isTrue();
    assertThat(reason(clear.check(chap("pass")))).isEqualTo("wrong_password");
  }

  @Test
  void aHashServesPapAndRefusesChapWithTheReason() {
    assertThat(hashed.check(pap("päss")).verified()).isTrue();
    assertThat(nt.check(pap("päss")).verified()).isTrue();
    assertThat(reason(hashed.check(pap("x")))).isEqualTo("wrong_password");
    assertThat(reason(nt.check(pap("x")))).isEqualTo("wrong_password");

    for (Credential credential : new Credential[] {hashed, nt}) {
      AuthVerdict verdict = credential.check(chap("päss"));
      assertThat(reason(verdict)).isEqualTo("method_unsupported");
      assertThat(((AuthVerdict.Refused) verdict).detail()).contains("CHAP needs the password in");
    }
  }

  @Test
  void aRequestWithoutAPasswordProvesNothing() {
    assertThat(reason(clear.check(attempt(AttributeBlock.EMPTY)))).isEqualTo("no_credentials");
  }

  @Test
  void passwordAndChapTogetherAreRefused() {
    AttributeBlock both = AttributeBlock.builder()
        .add(Attributes.USER_PASSWORD, new byte[16])
        .add(Attributes.CHAP_PASSWORD, new byte[17])
        .build();

    assertThat(reason(clear.check(attempt(both)))).isEqualTo("conflicting_credentials");
    assertThat(reason(clear.check(attempt(AttributeBlock.builder()
            .add(Attributes.USER_PASSWORD, new byte[16])
            .add(Attributes.EAP_MESSAGE, new byte[1])
            .build()))))
        .isEqualTo("conflicting_credentials");
  }

  @ParameterizedTest
  @CsvSource({"2, 15", "2, 17", "2, 144", "3, 16", "3, 18", "3, 0"})
  void aPasswordNoClientCanSendIsRefused(int type, int length) {
    AttributeBlock block = AttributeBlock.of(
        type == 2 ? Attributes.USER_PASSWORD : Attributes.CHAP_PASSWORD, new byte[length]);

    assertThat(reason(clear.check(attempt(block)))).isEqualTo("malformed_password");
  }

  @Test
  void methodsNotServedAreRecognised() {
    AuthAttempt eap = attempt(AttributeBlock.of(Attributes.EAP_MESSAGE, new byte[] {2, 0, 0, 5}));

    assertThat(eap.method()).isEqualTo(AuthMethod.EAP);
    assertThat(reason(clear.check(eap))).isEqualTo("method_unsupported");
  }

  @Test
  void chapTakesTheAuthenticatorForTheChallengeIfThereIsNoOther() {
    byte[] response = signer.chapResponse(9, octets("päss"), AUTHENTICATOR);
    byte[] value = new byte[17];
    value[0] = 9;
    System.arraycopy(response, 0, value, 1, 16);

    AuthAttempt attempt = attempt(AttributeBlock.of(Attributes.CHAP_PASSWORD, value));

    assertThat(clear.check(attempt).verified()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 31d6cfe0d16ae931b73c59d7e0c089c0",
    "a, bde52cb31de33e46245e05fbdbd6fb24",
    "abc, a448017aaf21d8525fc10ae87aa6729d",
    "message digest, d9130a8164549fe818874806e1c7014b",
    "abcdefghijklmnopqrstuvwxyz, d79e1c308aa5bbcdeea8ed63df412da9",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789,"
        + " 043f8582f241db351ce627e153e7f0e4",
    "12345678901234567890123456789012345678901234567890123456789012345678901234567890,"
        + " e33b4ddc9c38f2199c3e7b164fcc0536",
  })
  void digestsTheTestSuiteOfRfc1320(String message, String digest) {
    assertThat(Md4.digest(octets(message))).isEqualTo(Hex.octets(digest));
  }

  @Test
  void makesTheNtHashOfRfc2759() {
    assertThat(Credential.ntHashOf("clientPass"))
        .isEqualTo(Hex.octets("44EBBA8D5312B8D611474411F56989AE"));
  }

  @Test
  void refusesCredentialsThatLetEverybodyIn() {
    assertThatThrownBy(() -> Credential.clearText(""))
        .hasMessage("a password has at least one octet");
    assertThatThrownBy(() -> Credential.ntHash(new byte[15]))
        .hasMessage("an NT hash has 16 octets, found 15");
    assertThatThrownBy(() -> new RejectReason("No Way"))
        .hasMessage("expected a code such as wrong_password, found No Way");
    assertThat(clear.toString() + nt).doesNotContain("päss");
  }

  private AuthAttempt pap(String password) {
    byte[] hidden = signer.hide(octets(password), AUTHENTICATOR, SECRET);
    return attempt(AttributeBlock.of(Attributes.USER_PASSWORD, hidden));
  }

  private AuthAttempt chap(String password) {
    byte[] challenge = octets("a challenge of 27 octets...");
    byte[] value = new byte[17];
    value[0] = (byte) 200;
    System.arraycopy(signer.chapResponse(200, octets(password), challenge), 0, value, 1, 16);
    return attempt(AttributeBlock.builder()
        .add(Attributes.CHAP_PASSWORD, value)
        .add(Attributes.CHAP_CHALLENGE, challenge)
        .build());
  }

  private AuthAttempt attempt(AttributeBlock attributes) {
    byte[] packet = new PacketWriter()
        .begin(PacketCode.ACCESS_REQUEST, 1)
        .add(attributes)
        .request(AUTHENTICATOR, SECRET, signer);
    return AuthAttempt.of(PacketView.copyOf(packet), SECRET, signer);
  }

  private static String reason(AuthVerdict verdict) {
    return verdict.match(() -> "verified", refused -> refused.reason().code());
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
