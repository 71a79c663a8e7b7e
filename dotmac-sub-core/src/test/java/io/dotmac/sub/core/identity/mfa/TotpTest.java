package io.dotmac.sub.core.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.identity.mfa.Totp.Algorithm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final byte[] SEED = seed(20);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Totp TOTP = Totp.STANDARD;

  /** RFC 6238, appendix B. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082, 46119246, 90693936",
    "1111111109, 07081804, 68084774, 25091201",
    "1111111111, 14050471, 67062674, 99943326",
    "1234567890, 89005924, 91819424, 93441116",
    "2000000000, 69279037, 90698825, 38618901",
    "20000000000, 65353130, 77737706, 47863826"
  })
  void theCodesAreThoseOfTheStandard(long seconds, String sha1, String sha256, String sha512) {
    long step = Totp.step(Instant.ofEpochSecond(seconds));

    assertThat(new Totp(Algorithm.SHA1, 8).code(seed(20), step)).isEqualTo(sha1);
    assertThat(new Totp(Algorithm.SHA256, 8).code(seed(32), step)).isEqualTo(sha256);
    assertThat(new Totp(Algorithm.SHA512, 8).code(seed(64), step)).isEqualTo(sha512);
  }

  @Test
  void aClockMayBeOneStepOffAndNoMore() {
    long present = Totp.step(NOON);

    for (long step = present - 1; step <= present + 1; step++) {
      assertThat(TOTP.match(SEED, TOTP.code(SEED, step), NOON, 0)).hasValue(step);
    }
    assertThat(TOTP.match(SEED, TOTP.code(SEED, present - 2), NOON, 0)).isEmpty();
    assertThat(TOTP.match(SEED, TOTP.code(SEED, present + 2), NOON, 0)).isEmpty();
  }

  @Test
  void noCodeCountsThatIsNotLaterThanTheLastOneUsed() {
    long present = Totp.step(NOON);
    String code = TOTP.code(SEED, present);

    assertThat(TOTP.match(SEED, code, NOON, present - 1)).hasValue(present);
    assertThat(TOTP.match(SEED, code, NOON, present)).isEmpty();
    assertThat(TOTP.match(SEED, TOTP.code(SEED, present - 1), NOON, present)).isEmpty();
    assertThat(TOTP.match(SEED, TOTP.code(SEED, present + 1), NOON, present)).hasValue(present + 1);
  }

  @Test
  void whatIsNoCodeMatchesNothing() {
    for (String text : new String[] {"", "12345", "1234567", "abcdef", "\u0663\u0663\u0663"}) {
      assertThat(TOTP.match(SEED, text, NOON, 0)).as(text).isEmpty();
    }
    assertThatThrownBy(() -> new Totp(Algorithm.SHA1, 9))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** RFC 4648, section 10, without its padding. */
  @ParameterizedTest
  @CsvSource({
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void seedsAreWrittenInBase32(String plain, String encoded) {
    assertThat(Base32.encode(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    assertThat(Base32.decode(encoded)).isEqualTo(plain.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void whatIsNotBase32IsNotDecoded() {
    assertThatThrownBy(() -> Base32.decode("MZXW1")).isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] seed(int bytes) {
    return "1234567890".repeat(7).substring(0, bytes).getBytes(StandardCharsets.US_ASCII);
  }
}
