package io.dotmac.sub.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
  /** The example of the Standard Webhooks libraries. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
  private static final String BODY = "{\"test\": 2432232314}";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private static String header(String secret) {
    return WebhookSignature.sign(List.of(secret), ID, AT, BODY);
  }

  private static boolean genuine(String signatures, String body, Instant now) {
    return WebhookSignature.refusal(SECRET, ID, "1614265330", signatures, body, now)
        .isEmpty();
  }

  @Test
  void signsAsTheStandardDoes() {
    assertThat(header(SECRET)).isEqualTo(SIGNATURE);
    assertThat(genuine(SIGNATURE, BODY, AT)).isTrue();
  }

  @Test
  void oneOfSeveralSignaturesIsEnough() {
    String other = WebhookSignature.newSecret();
    String both = WebhookSignature.sign(List.of(other, SECRET), ID, AT, BODY);

    assertThat(both.split(" ")).hasSize(2);
    assertThat(genuine(both, BODY, AT)).isTrue();
    assertThat(genuine(header(other), BODY, AT)).isFalse();
  }

  @Test
  void whatWasChangedOrIsOldIsRefused() {
    assertThat(genuine(SIGNATURE, BODY + " ", AT)).isFalse();
    assertThat(genuine(SIGNATURE, BODY, AT.plusSeconds(300))).isTrue();
    assertThat(genuine(SIGNATURE, BODY, AT.plusSeconds(301))).isFalse();
    assertThat(genuine(SIGNATURE, BODY, AT.minusSeconds(301))).isFalse();
    assertThat(WebhookSignature.refusal(SECRET, "other", "1614265330", SIGNATURE, BODY, AT))
        .isPresent();
    assertThat(WebhookSignature.refusal(SECRET, ID, "1614265331", SIGNATURE, BODY, AT))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v1",
        "v1,",
        "v0,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OF=",
        "v1,8348e4f52b04f8e4cf253193adfed9882ad4b26651377b8522544d20e2c9d4e1"
      })
  void anotherFormIsNoSignature(String signatures) {
    assertThat(genuine(signatures, BODY, AT)).isFalse();
  }

  @Test
  void timestampsThatAreNoneAreRefused() {
    for (String timestamp : List.of("", "soon", "1614265330.5", "99999999999999999999", "-1")) {
      assertThat(WebhookSignature.refusal(SECRET, ID, timestamp, SIGNATURE, BODY, AT))
          .as(timestamp)
          .isPresent();
    }
  }

  @Test
  void aSecretHas24To64Bytes() {
    assertThat(WebhookSignature.flaw(WebhookSignature.newSecret())).isEmpty();
    assertThat(WebhookSignature.flaw(SECRET)).isEmpty();
    assertThat(WebhookSignature.flaw("whsec_" + "AAAA".repeat(8))).isEmpty();
    assertThat(WebhookSignature.flaw("whsec_" + "AAAA".repeat(7) + "AAA=")).isPresent();
    assertThat(WebhookSignature.flaw("whsec_" + "AAAA".repeat(21) + "AA==")).isEmpty();
    assertThat(WebhookSignature.flaw("whsec_" + "AAAA".repeat(21) + "AAA=")).isPresent();
    assertThat(WebhookSignature.flaw("whsec_not base64!")).isPresent();
    assertThat(WebhookSignature.flaw("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isPresent();
  }
}
