package io.dotmac.sub.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.secret.SecretBox.SecretUnreadable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedStreamTest {
  private static final int FRAME = 1 << 16;

  private final SecretBox box = new SecretBox(Keyring.generate());

  @ParameterizedTest
  @ValueSource(ints = {0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME + 17})
  void whatWasSealedIsOpenedAgain(int length) throws IOException {
    byte[] octets = octets(length);

    assertThat(open(box, seal(octets))).isEqualTo(octets);
  }

  @Test
  void octetsWrittenOneByOneAreSealedLikeMany() throws IOException {
    byte[] octets = octets(FRAME + 3);
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (OutputStream out = box.sealing(sealed)) {
      for (byte octet : octets) {
        out.write(octet);
      }
    }

    assertThat(open(box, sealed.toByteArray())).isEqualTo(octets);
  }

  @Test
  void aSecretInItCannotBeSeen() throws IOException {
    byte[] sealed = seal("the password".getBytes(StandardCharsets.UTF_8));

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("password");
    assertThat(sealed).isNotEqualTo(seal("the password".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aChangeOfAnyOctetIsNoticed() throws IOException {
    byte[] sealed = seal(octets(40));

    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> open(box, changed)).isInstanceOf(SecretUnreadable.class);
    }
  }

  @Test
  void anEndThatIsMissingIsNoticedWhereverItWasCut() throws IOException {
    byte[] sealed = seal(octets(2 * FRAME));

    for (int length = 0; length < sealed.length; length += 997) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThatThrownBy(() -> open(box, cut)).isInstanceOf(SecretUnreadable.class);
    }
  }

  @Test
  void anotherKeyringSaysWhichKeyIsMissing() throws IOException {
    byte[] sealed = seal(octets(10));

    assertThatThrownBy(() -> open(new SecretBox(Keyring.generate()), sealed))
        .isInstanceOf(SecretUnreadable.class)
        .hasMessageContaining("sealed with key k");
  }

  private byte[] seal(byte[] octets) throws IOException {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (OutputStream out = box.sealing(sealed)) {
      out.write(octets);
    }
    return sealed.toByteArray();
  }

  private static byte[] open(SecretBox box, byte[] sealed) throws IOException {
    return box.opening(new ByteArrayInputStream(sealed)).readAllBytes();
  }

  private static byte[] octets(int length) {
    byte[] octets = new byte[length];
    new Random(length).nextBytes(octets);
    return octets;
  }
}
