package io.dotmac.sub.radius.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.radius.Hex;
import io.dotmac.sub.radius.attribute.Attributes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 2865, section 7, and RFC 5997, section 6. */
class PacketSignerTest {
  private static final SharedSecret SECRET = SharedSecret.of("xyzzy5461");
  private static final PacketView TELNET_REQUEST = view("""
          01 00 00 38 0f 40 3f 94 73 97 80 57 bd 83 d5 cb 98 f4 22 7a
          01 06 6e 65 6d 6f 02 12 0d be 70 8d 93 d4 13 ce 31 96 e4 3f 78 2a 0a ee
          04 06 c0 a8 01 10 05 06 00 00 00 03
          """);
  private static final PacketView TELNET_ACCEPT = view("""
          02 00 00 26 86 fe 22 0e 76 24 ba 2a 10 05 f6 bf 9b 55 e0 b2
          06 06 00 00 00 01 0f 06 00 00 00 00 0e 06 c0 a8 01 03
          """);
  private static final PacketView FRAMED_REQUEST = view("""
          01 01 00 47 2a ee 86 f0 8d 0d 55 96 9c a5 97 8e 0d 33 67 a2
          01 08 66 6c 6f 70 73 79 03 13 16 e9 75 57 c3 16 18 58 95 f2 93 ff 63 44 07 72 75
          04 06 c0 a8 01 10 05 06 00 00 00 14 06 06 00 00 00 02 07 06 00 00 00 01
          """);
  private static final PacketView FRAMED_ACCEPT = view("""
          02 01 00 38 15 ef bc 7d ab 26 cf a3 dc 34 d9 c0 3c 86 01 a4
          06 06 00 00 00 02 07 06 00 00 00 01 08 06 ff ff ff fe
          0a 06 00 00 00 02 0d 06 00 00 00 01 0c 06 00 00 05 dc
          """);
  private static final PacketView STATUS_REQUEST = view("""
          0c da 00 26 8a 54 f4 68 6f b3 94 c5 28 66 e3 02 18 5d 06 23
          50 12 5a 66 5e 2e 1e 84 11 f3 e2 43 82 20 97 c8 4f a3
          """);

  private final PacketSigner signer = new PacketSigner();
  private final PacketWriter writer = new PacketWriter();

  @Test
  void revealsThePasswordOfTheTelnetExample() {
    byte[] hidden = TELNET_REQUEST.first(Attributes.USER_PASSWORD).orElseThrow();

    byte[] password =
        signer.reveal(hidden, TELNET_REQUEST.authenticator(), SECRET).orElseThrow();

    assertThat(new String(password, StandardCharsets.UTF_8)).isEqualTo("arctangent");
    assertThat(signer.hide(password, TELNET_REQUEST.authenticator(), SECRET)).isEqualTo(hidden);
  }

  @Test
  void believesTheAnswersOfBothExamples() {
    assertThat(signer.answers(TELNET_ACCEPT, TELNET_REQUEST.authenticator(), SECRET))
        .isTrue();
    assertThat(signer.answers(FRAMED_ACCEPT, FRAMED_REQUEST.authenticator(), SECRET))
        .isTrue();
  }

  @Test
  void doesNotBelieveAnAnswerToAnotherRequestOrWithAnotherSecret() {
    assertThat(signer.answers(TELNET_ACCEPT, FRAMED_REQUEST.authenticator(), SECRET))
        .isFalse();
    assertThat(signer.answers(
            TELNET_ACCEPT, TELNET_REQUEST.authenticator(), SharedSecret.of("xyzzy5462")))
        .isFalse();
  }

  @Test
  void writesTheAnswerOfTheTelnetExampleOctetByOctet() {
    byte[] written = writer
        .begin(PacketCode.ACCESS_ACCEPT, 0)
        .add(Attributes.SERVICE_TYPE, 1L)
        .add(Attributes.LOGIN_SERVICE, 0L)
        .add(Attributes.LOGIN_IP_HOST, ipv4("192.168.1.3"))
        .reply(TELNET_REQUEST, SECRET, signer);

    assertThat(written).isEqualTo(TELNET_ACCEPT.toBytes());
  }

  @Test
  void verifiesTheChapOfTheFramedExample() {
    byte[] value = FRAMED_REQUEST.first(Attributes.CHAP_PASSWORD).orElseThrow();
    byte[] response = Arrays.copyOfRange(value, 1, 17);
    byte[] challenge = FRAMED_REQUEST.authenticator();

    assertThat(signer.chapMatches(value[0] & 0xff, octets("arctangent"), challenge, response))
        .isTrue();
    assertThat(signer.chapMatches(value[0] & 0xff, octets("arctangenT"), challenge, response))
        .isFalse();
    assertThat(signer.chapResponse(value[0] & 0xff, octets("arctangent"), challenge))
        .isEqualTo(response);
  }

  @Test
  void verifiesTheMessageAuthenticatorOfTheStatusExampleAndWritesTheSameRequest() {
    assertThat(signer.check(STATUS_REQUEST, SECRET)).isEqualTo(MessageAuthenticator.VALID);
    assertThat(writer
            .begin(PacketCode.STATUS_SERVER, 0xda)
            .messageAuthenticator()
            .request(STATUS_REQUEST.authenticator(), SECRET, signer))
        .isEqualTo(STATUS_REQUEST.toBytes());
  }

  @Test
  void noticesEveryChangedBitOfAPacketWithMessageAuthenticator() {
    byte[] octets = STATUS_REQUEST.toBytes();
    for (int bit = 0; bit < octets.length * 8; bit++) {
      byte[] changed = octets.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      if (PacketView.flawOf(changed, 0, changed.length).isEmpty()) {
        assertThat(signer.check(PacketView.copyOf(changed), SECRET))
            .as("bit " + bit)
            .isNotEqualTo(MessageAuthenticator.VALID);
      }
    }
  }

  @Test
  void takesTwoMessageAuthenticatorsForNone() {
    byte[] twice = Hex.octets("01 05 00 38 00000000000000000000000000000000"
        + "5012 00000000000000000000000000000000 5012 00000000000000000000000000000000");

    assertThat(signer.check(PacketView.copyOf(twice), SECRET))
        .isEqualTo(MessageAuthenticator.REPEATED);
  }

  @Test
  void takesAMessageAuthenticatorOfAnotherLengthForWrong() {
    byte[] tooShort = Hex.octets("01 05 00 18 00000000000000000000000000000000 50 04 00 00");

    assertThat(signer.check(PacketView.copyOf(tooShort), SECRET))
        .isEqualTo(MessageAuthenticator.WRONG);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 31, 32, 33, 112, 127, 128})
  void hidesAndRevealsPasswordsOfEveryLength(int length) {
    byte[] authenticator = TELNET_REQUEST.authenticator();
    byte[] password = new byte[length];
    Arrays.fill(password, (byte) 'x');

    byte[] hidden = signer.hide(password, authenticator, SECRET);

    assertThat(hidden.length % 16).isZero();
    assertThat(hidden.length).isBetween(16, 128);
    assertThat(signer.reveal(hidden, authenticator, SECRET)).contains(password);
  }

  @Test
  void refusesPasswordsThatCannotBeHiddenOrRevealed() {
    byte[] authenticator = TELNET_REQUEST.authenticator();

    assertThatThrownBy(() -> signer.hide(new byte[129], authenticator, SECRET))
        .hasMessage("a password has at most 128 octets, found 129");
    assertThat(signer.reveal(new byte[15], authenticator, SECRET)).isEmpty();
    assertThat(signer.reveal(new byte[17], authenticator, SECRET)).isEmpty();
    assertThat(signer.reveal(new byte[144], authenticator, SECRET)).isEmpty();
  }

  @Test
  void signsAndProvesAccountingRequests() {
    byte[] written = writer
        .begin(PacketCode.ACCOUNTING_REQUEST, 7)
        .messageAuthenticator()
        .add(Attributes.ACCT_STATUS_TYPE, 1L)
        .signedRequest(SECRET, signer);
    PacketView packet = PacketView.copyOf(written);
    written[21] ^= 1;

    assertThat(signer.signedBy(packet, SECRET)).isTrue();
    assertThat(signer.check(packet, SECRET)).isEqualTo(MessageAuthenticator.VALID);
    assertThat(signer.signedBy(packet, SharedSecret.of("other"))).isFalse();
  }

  @Test
  void hashesSecretsLongerThanAnHmacBlockAsRfc2104Says() throws Exception {
    SharedSecret longSecret = SharedSecret.of("s".repeat(80));
    byte[] written = writer
        .begin(PacketCode.STATUS_SERVER, 1)
        .messageAuthenticator()
        .request(new byte[16], longSecret, signer);
    byte[] zeroed = written.clone();
    Arrays.fill(zeroed, 22, 38, (byte) 0);

    javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacMD5");
    mac.init(new javax.crypto.spec.SecretKeySpec(octets("s".repeat(80)), "HmacMD5"));

    assertThat(Arrays.copyOfRange(written, 22, 38)).isEqualTo(mac.doFinal(zeroed));
  }

  private static PacketView view(String hex) {
    return PacketView.copyOf(Hex.octets(hex));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static java.net.Inet4Address ipv4(String text) {
    return (java.net.Inet4Address) IpPrefix.parse(text).network();
  }
}
