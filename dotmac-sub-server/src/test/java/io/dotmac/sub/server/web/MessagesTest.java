package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
  private final Messages english = Messages.of(Locale.ENGLISH);
  private final Messages french = Messages.of(Locale.FRENCH);

  @Test
  void englishAndFrenchHaveTheSameKeys() {
    assertThat(french.keys()).isEqualTo(english.keys());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void noKeyStandsTwice(String language) throws IOException {
    List<String> keys = new ArrayList<>();
    try (InputStream file =
        MessagesTest.class.getResourceAsStream("/messages/web_" + language + ".properties")) {
      new Properties() {
        @Override
        public Object put(Object key, Object value) {
          keys.add(key.toString());
          return super.put(key, value);
        }
      }.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }

    assertThat(keys).doesNotHaveDuplicates().hasSizeGreaterThan(1_000);
  }

  @Test
  void bothLanguagesTakeTheSameFiguresInEachSentence() {
    for (String key : english.keys()) {
      int inEnglish = new MessageFormat(english.text(key)).getFormatsByArgumentIndex().length;
      int inFrench = new MessageFormat(french.text(key)).getFormatsByArgumentIndex().length;
      assertThat(inFrench).as(key).isEqualTo(inEnglish);
    }
  }

  @Test
  void anUnknownLanguageReadsEnglish() {
    assertThat(Messages.of(Locale.JAPANESE).text("nav.invoices")).isEqualTo("Invoices");
    assertThat(Messages.of(Locale.ROOT).text("nav.invoices")).isEqualTo("Invoices");
  }

  @Test
  void sentencesCountInTheSingularAndThePlural() {
    assertThat(english.text("invoice.overdue_days", 1)).isEqualTo("Overdue 1 day");
    assertThat(english.text("invoice.overdue_days", 7)).isEqualTo("Overdue 7 days");
    assertThat(french.text("invoice.overdue_days", 7)).isEqualTo("En retard de 7 jours");
  }

  @Test
  void aMissingKeyFails() {
    assertThatThrownBy(() -> english.text("no.such.key")).hasMessageContaining("no.such.key");
  }
}
