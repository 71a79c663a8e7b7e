package io.dotmac.sub.core.webhook;

import io.dotmac.sub.core.secret.RandomToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages and verifies them, in the form of Standard Webhooks: HMAC-SHA256 over id, moment
 * and body, in three headers.
 *
 * <p>A secret is the text {@code whsec_} and the base64 of 24 to 64 bytes.
 */
public final class WebhookSignature {
  /** The header with the id, the same whenever a message is sent again. */
  public static final String ID = "webhook-id";

  /** The header with the moment of sending, in seconds of Unix time. */
  public static final String TIMESTAMP = "webhook-timestamp";

  /** The header with one or more signatures, separated by blanks. */
  public static final String SIGNATURE = "webhook-signature";

  /** How far clocks may differ and a message may be old. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final int FEWEST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  private WebhookSignature() {}

  /** A new secret of 256 bits. */
  public static String newSecret() {
    byte[] bytes = HexFormat.of().parseHex(RandomToken.hex(32));
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /** What is wrong with a secret, if anything is; the secret itself is never repeated. */
  public static Optional<String> flaw(String secret) {
    if (!secret.startsWith(PREFIX)) {
      return Optional.of("a secret that begins with " + PREFIX + " was expected");
    }
    try {
      int bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length())).length;
      return bytes >= FEWEST_BYTES && bytes <= MOST_BYTES
          ? Optional.empty()
          : Optional.of("a secret of 24 to 64 bytes was expected and " + bytes + " found");
    } catch (IllegalArgumentException notBase64) {
      return Optional.of("what follows " + PREFIX + " was expected to be base64");
    }
  }

  /** The signature header for {@code body}: one signature by each secret, in their order. */
  public static String sign(List<String> secrets, String id, Instant at, String body) {
    return secrets.stream()
        .map(secret -> VERSION + one(secret, id, Long.toString(at.getEpochSecond()), body))
        .collect(Collectors.joining(" "));
  }

  /**
   * Why a message is not to be believed; empty when it is genuine.
   *
   * @param timestamp the header as it came
   * @param signatures the header as it came
   * @param now by the receiver's clock
   */
  public static Optional<String> refusal(
      String secret, String id, String timestamp, String signatures, String body, Instant now) {
    if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
      return Optional.of("it lacks " + missing(id, timestamp));
    }
    Instant sent;
    try {
      sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.of(TIMESTAMP + " is no number of seconds");
    }
    byte[] expected = (VERSION + one(secret, id, timestamp, body)).getBytes(StandardCharsets.UTF_8);
    boolean signed = false;
    for (String each : signatures.split(" ")) {
      signed |= MessageDigest.isEqual(expected, each.getBytes(StandardCharsets.UTF_8));
    }
    if (!signed) {
      return Optional.of("no signature is by this secret over this body");
    }
    return Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0
        ? Optional.of("it was signed at " + sent + ", more than five minutes from now")
        : Optional.empty();
  }

  private static String missing(String id, String timestamp) {
    return id.isEmpty() ? ID : timestamp.isEmpty() ? TIMESTAMP : SIGNATURE;
  }

  private static String one(String secret, String id, String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }
}
