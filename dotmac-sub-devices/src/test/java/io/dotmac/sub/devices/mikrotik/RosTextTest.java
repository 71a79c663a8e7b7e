package io.dotmac.sub.devices.mikrotik;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.devices.parse.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosTextTest {
  @Test
  void whatMeansSomethingToTheCommandLineIsWrittenByItsNumber() {
    assertThat(RosText.quoted("a\"b\\c$d?e[f]g\nh\ti"))
        .isEqualTo("\"a\\22b\\5Cc\\24d\\3Fe\\5Bf\\5Dg\\0Ah\\09i\"");
    assertThat(RosText.quoted("Zoë; x=1")).isEqualTo("\"Zo\\C3\\AB; x=1\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "two words",
        "quote \" end",
        "back \\ slash",
        "$[/system reboot]",
        "a?b",
        "é",
        "x=y z=w",
        "a;b",
        "[find]",
        "tab\tnew\nline\r"
      })
  void whatIsWrittenIsReadAsItWas(String text) {
    List<Row> rows = RosPrinted.items(" 0 X  name=" + RosText.quoted(text) + " profile=a");

    assertThat(rows).singleElement().satisfies(row -> {
      assertThat(row.values()).containsEntry("name", text);
      assertThat(row.text("profile")).isEqualTo("a");
      assertThat(row.text("disabled")).isEqualTo("yes");
    });
  }

  @Test
  void anApiWordHasItsLengthInOneToFiveBytes() {
    for (int length : new int[] {1, 0x7f, 0x80, 0x3fff, 0x4000, 0x1fffff, 0x200000}) {
      byte[] sentence = ApiReader.sentence(List.of("a".repeat(length), "b"));
      int[] at = {0};
      ApiReader reader = new ApiReader(into -> {
        int count = Math.min(into.length, sentence.length - at[0]);
        System.arraycopy(sentence, at[0], into, 0, count);
        at[0] += count;
        return count;
      });

      assertThat(reader.next()).hasValueSatisfying(words -> {
        assertThat(words).hasSize(2);
        assertThat(words.get(0)).hasSize(length);
      });
      assertThat(reader.next()).isEmpty();
    }
  }
}
