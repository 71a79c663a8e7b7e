package io.dotmac.sub.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {
  @Test
  void aNewKeyFileIsForItsOwnerOnlyAndIsReadAgain(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("secrets").resolve("keys");

    Keyring made = Keyring.loadOrCreate(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Keyring.loadOrCreate(file).lines()).isEqualTo(made.lines());
  }

  @Test
  void theFirstLineIsThePrimaryKeyAndCommentsAreSkipped() {
    List<String> lines = new ArrayList<>(List.of("# rotated in May", ""));
    lines.add(Keyring.generate().lines().get(0).replaceFirst("^[^:]+", "new"));
    lines.add(Keyring.generate().lines().get(0).replaceFirst("^[^:]+", "old"));

    Keyring keys = Keyring.of(lines);

    assertThat(keys.ids()).containsExactly("new", "old");
    assertThat(keys.primaryId()).isEqualTo("new");
  }

  @Test
  void aBrokenLineIsNamedWithoutQuotingTheKey() {
    assertThatThrownBy(() -> Keyring.of(List.of("k1:secret!!")))
        .hasMessage("the key of line 1 is not base64");
    assertThatThrownBy(() -> Keyring.of(List.of("k1:c2hvcnQ=")))
        .hasMessage("key k1 must have 32 bytes, found 5");
    assertThatThrownBy(() -> Keyring.of(List.of("just text")))
        .hasMessage("key line 1 is not 'id:base64 key'");
    assertThatThrownBy(() -> Keyring.of(List.of("# nothing")))
        .hasMessageContaining("at least one line");
  }

  @Test
  void twoKeysOfOneIdAreRefused() {
    String line = Keyring.generate().lines().get(0);

    assertThatThrownBy(() -> Keyring.of(List.of(line, line))).hasMessageContaining("must differ");
  }

  @Test
  void keysOfTwoPurposesDiffer() {
    Keyring keys = Keyring.generate();

    byte[] one = keys.derived(keys.primaryId(), "one").orElseThrow();
    byte[] two = keys.derived(keys.primaryId(), "two").orElseThrow();

    assertThat(one).hasSize(32).isNotEqualTo(two);
    assertThat(keys.derived("unknown", "one")).isEmpty();
  }

  @Test
  void printingARingShowsIdsOnly() {
    Keyring keys = Keyring.generate();

    assertThat(keys).hasToString("Keyring[" + keys.primaryId() + "]");
  }
}
