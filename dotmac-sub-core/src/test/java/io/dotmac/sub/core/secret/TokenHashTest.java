package io.dotmac.sub.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenHashTest {
  private final Keyring keys = Keyring.generate();
  private final TokenHash hash = new TokenHash(keys, "api-key");

  @Test
  void aTokenIsRecognisedAndAnotherIsNot() {
    String token = RandomToken.next();
    String stored = hash.of(token);

    assertThat(hash.matches(token, stored)).isTrue();
    assertThat(hash.matches(RandomToken.next(), stored)).isFalse();
    assertThat(stored).doesNotContain(token);
  }

  @Test
  void oneTokenHasAnotherFingerprintForAnotherPurposeOrInstallation() {
    String token = RandomToken.next();

    assertThat(new TokenHash(keys, "session").of(token)).isNotEqualTo(hash.of(token));
    assertThat(new TokenHash(Keyring.generate(), "api-key").matches(token, hash.of(token)))
        .isFalse();
  }

  @Test
  void aTokenMadeBeforeARotationIsAmongTheCandidates() {
    String token = RandomToken.next();
    String stored = hash.of(token);
    Keyring rotated =
        Keyring.of(List.of(Keyring.generate().lines().get(0), keys.lines().get(0)));

    TokenHash after = new TokenHash(rotated, "api-key");

    assertThat(after.candidates(token)).hasSize(2).contains(stored);
    assertThat(after.matches(token, stored)).isTrue();
  }

  @Test
  void textThatIsNoFingerprintMatchesNothing() {
    assertThat(hash.matches("x", "")).isFalse();
    assertThat(hash.matches("x", "no colon")).isFalse();
    assertThat(hash.matches("x", keys.primaryId() + ":")).isFalse();
  }

  @Test
  void randomTokensAreLongUrlSafeAndNeverRepeat() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      String token = RandomToken.next();
      assertThat(token).hasSize(43).matches("[A-Za-z0-9_-]+");
      assertThat(seen.add(token)).isTrue();
    }
  }
}
