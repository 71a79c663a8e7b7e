package io.dotmac.sub.server.api.identity.mfa;

import io.dotmac.sub.core.identity.mfa.Totp;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** A person with an authenticator app: keeps the seed and shows each code once. */
public final class MfaSteps {
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final byte[] seed;
  private long lastStep;

  private MfaSteps(byte[] seed) {
    this.seed = seed;
  }

  /** Begins the set-up for a user who has signed in, and reads the seed into an app. */
  public static MfaSteps scan(Answer setup) {
    return ofSecret(setup.json().path("secret").asText());
  }

  /** An app into which the secret was typed. */
  public static MfaSteps ofSecret(String secret) {
    return new MfaSteps(decode(secret));
  }

  /** Sets an app up for a user without one. */
  public static MfaSteps on(ServerFixture.TestTenant tenant, String user) {
    ApiClient client = tenant.anonymous().signedIn(user, ServerFixture.PASSWORD);
    MfaSteps app = scan(
        client.post("/api/v1/auth/mfa/setup", "{\"password\":\"" + ServerFixture.PASSWORD + "\"}"));
    Answer confirmed = client.post("/api/v1/auth/mfa/confirm", "{\"code\":\"" + app.next() + "\"}");
    if (confirmed.status() != 200) {
      throw new AssertionError("confirm: " + confirmed);
    }
    return app;
  }

  /** A code that was not shown before: of the earliest step that still counts. */
  public String next() {
    long present = Totp.step(Instant.now());
    lastStep = Math.max(lastStep + 1, present - 1);
    if (lastStep > present + 1) {
      throw new AssertionError("three codes count at a time: this test uses more");
    }
    return Totp.STANDARD.code(seed, lastStep);
  }

  /** The code that was shown last. */
  public String again() {
    return Totp.STANDARD.code(seed, lastStep);
  }

  /** A code that no step around the present one has. */
  public String wrong() {
    long present = Totp.step(Instant.now());
    for (int guess = 0; ; guess++) {
      String code = String.format("%06d", guess);
      boolean shown = false;
      for (long step = present - 3; step <= present + 3; step++) {
        shown |= Totp.STANDARD.code(seed, step).equals(code);
      }
      if (!shown) {
        return code;
      }
    }
  }

  private static byte[] decode(String base32) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int buffer = 0;
    int held = 0;
    for (char digit : base32.toCharArray()) {
      buffer = buffer << 5 | DIGITS.indexOf(digit);
      held += 5;
      if (held >= 8) {
        held -= 8;
        bytes.write(buffer >> held);
      }
    }
    return bytes.toByteArray();
  }
}
