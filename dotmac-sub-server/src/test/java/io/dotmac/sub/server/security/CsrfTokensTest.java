package io.dotmac.sub.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.secret.Keyring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsrfTokensTest {
  private final CsrfTokens tokens = new CsrfTokens(Keyring.generate());

  @Test
  void aTokenIsValidForItsOwnSessionOnly() {
    String token = tokens.issue("session-1");

    assertThat(tokens.isValid(token, "session-1")).isTrue();
    assertThat(tokens.isValid(token, "session-2")).isFalse();
    assertThat(tokens.isValid(token, CsrfTokens.NO_SESSION)).isFalse();
  }

  @Test
  void aTokenOfAnotherInstallationIsRefused() {
    String token = new CsrfTokens(Keyring.generate()).issue("session-1");

    assertThat(tokens.isValid(token, "session-1")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "x", "x.", ".x", "x.y", "x.y:z"})
  void textThatIsNoTokenIsRefused(String text) {
    assertThat(tokens.isValid(text, "session-1")).isFalse();
  }
}
