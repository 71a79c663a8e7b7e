package io.dotmac.sub.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.secret.SecretBox.SecretUnreadable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private final Keyring keys = Keyring.generate();
  private final SecretBox box = new SecretBox(keys);

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "s3cret with spaces", "pässwörd \u20a6 \ud83d\udd11"})
  void whatWasSealedIsOpenedAgain(String plain) {
    String sealed = box.encrypt(plain);

    assertThat(sealed).startsWith("v1:" + keys.primaryId() + ":");
    assertThat(box.decrypt(sealed)).isEqualTo(plain);
  }

  @Test
  void aSealedNasSecretDoesNotContainItAndIsDifferentEachTime() {
    String one = box.encrypt("testing123");
    String two = box.encrypt("testing123");

    assertThat(one).doesNotContain("testing123").isNotEqualTo(two);
  }

  @Test
  void aChangeOfAnyCharacterIsNoticed() {
    String sealed = box.encrypt("testing123");

    for (int i = 0; i < sealed.length(); i++) {
      char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
      assertThatThrownBy(() -> box.decrypt(changed))
          .as("character %d of %s", i, sealed)
          .isInstanceOf(SecretUnreadable.class);
    }
  }

  /** The last character of some lengths has spare bits, which a decoder of base64 overlooks. */
  @ParameterizedTest
  @ValueSource(strings = {"", "x", "xy", "xyz"})
  void aChangeOfTheSpareBitsAtTheEndIsNoticed(String plain) {
    String sealed = box.encrypt(plain);
    int last = sealed.replaceAll("=+$", "").length() - 1;

    for (char other : BASE64.toCharArray()) {
      if (other != sealed.charAt(last)) {
        String changed = sealed.substring(0, last) + other + sealed.substring(last + 1);
        assertThatThrownBy(() -> box.decrypt(changed)).isInstanceOf(SecretUnreadable.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "v1:", "v1:k:", "v2:k:AAAA", "v1:a:b:c", "v1::AAAA"})
  void whatIsNoSealedSecretIsRefused(String text) {
    assertThatThrownBy(() -> box.decrypt(text)).isInstanceOf(SecretUnreadable.class);
  }

  @Test
  void aTruncatedSecretIsRefused() {
    String sealed = box.encrypt("x");
    String header = sealed.substring(0, sealed.lastIndexOf(':') + 1);

    assertThatThrownBy(() -> box.decrypt(header + "AAAA")).isInstanceOf(SecretUnreadable.class);
  }

  @Test
  void afterARotationOldSecretsStillOpenAndNewOnesUseTheNewKey() {
    String before = box.encrypt("testing123");
    Keyring newer = Keyring.generate();
    Keyring rotated = Keyring.of(List.of(newer.lines().get(0), keys.lines().get(0)));
    SecretBox after = new SecretBox(rotated);

    assertThat(after.decrypt(before)).isEqualTo("testing123");
    assertThat(after.isCurrent(before)).isFalse();
    String renewed = after.encrypt(after.decrypt(before));
    assertThat(after.isCurrent(renewed)).isTrue();
    assertThat(new SecretBox(newer).decrypt(renewed)).isEqualTo("testing123");
  }

  @Test
  void aSecretOfAnUnknownKeyNamesTheMissingKey() {
    String foreign = new SecretBox(Keyring.generate()).encrypt("x");

    assertThatThrownBy(() -> box.decrypt(foreign))
        .hasMessageContaining(foreign.split(":")[1])
        .hasMessageContaining(keys.primaryId());
  }
}
