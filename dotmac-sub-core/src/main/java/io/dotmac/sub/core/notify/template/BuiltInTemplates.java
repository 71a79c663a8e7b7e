package io.dotmac.sub.core.notify.template;

import io.dotmac.sub.core.tx.WireName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said unless a tenant says it otherwise: files of this package, one for each language. A
 * line of three equals signs begins a template with its code and channel; the first line after it
 * is the subject, unless it is an SMS.
 */
public final class BuiltInTemplates {
  /** The language in which everything is said. */
  public static final String FALLBACK = "en";

  private static final List<String> LANGUAGES = List.of(FALLBACK, "fr");
  private static final List<Wording> ALL =
      LANGUAGES.stream().flatMap(language -> read(language).stream()).toList();

  private BuiltInTemplates() {}

  /** All of them, in every language. */
  public static List<Wording> all() {
    return ALL;
  }

  private static List<Wording> read(String language) {
    List<Wording> found = new ArrayList<>();
    for (String section : text(language).split("(?m)^=== ")) {
      if (!section.isBlank()) {
        found.add(wording(language, section));
      }
    }
    return found;
  }

  private static Wording wording(String language, String section) {
    int end = section.indexOf('\n');
    String[] head = section.substring(0, end).strip().split(" ");
    NotificationChannel channel = WireName.parse(NotificationChannel.class, head[1]);
    String rest = section.substring(end + 1).strip();
    int line = channel == NotificationChannel.SMS ? 0 : rest.indexOf('\n');
    NotificationCategory category = NotificationCategory.of(head[0]);
    @Nullable String event = category.isOptional() ? head[0] : null;
    return new Wording(
        head[0],
        event,
        category,
        channel,
        language,
        line == 0 ? null : rest.substring(0, line).strip(),
        rest.substring(line).strip(),
        null,
        true);
  }

  private static String text(String language) {
    try (InputStream in = BuiltInTemplates.class.getResourceAsStream(language + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("no built-in templates in " + language);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
