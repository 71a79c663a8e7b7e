package io.dotmac.sub.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of the portals in one language, from {@code messages/web_<language>.properties}.
 *
 * <p>Templates read a text by its dotted key ({@code {{t.nav.invoices}}}); page classes ask {@link
 * #text} for sentences with figures in them. A missing key fails: the bundles of all languages hold
 * the same keys, and a test says so.
 */
public final class Messages {
  /** The languages there are words for; the first is the fallback. */
  static final String[] LANGUAGES = {"en", "fr"};

  private static final Map<String, Messages> ALL = load();

  private final Locale locale;
  private final Map<String, String> texts;
  private final Map<String, Object> tree;

  private Messages(Locale locale, Map<String, String> texts) {
    this.locale = locale;
    this.texts = Map.copyOf(texts);
    this.tree = grow(texts);
  }

  /** The bundle of {@code locale}'s language, English when there is none. */
  public static Messages of(Locale locale) {
    Messages found = ALL.get(locale.getLanguage());
    return found == null ? require(LANGUAGES[0]) : found;
  }

  /** The locale of these words: names of months and days come from it. */
  public Locale locale() {
    return locale;
  }

  /** The text of {@code key} with {@code {0}}, {@code {1}}... replaced by {@code arguments}. */
  public String text(String key, Object... arguments) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no message " + key + " in " + locale);
    }
    return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
  }

  /** True when {@code key} is a text of this bundle. */
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /** All keys, sorted. */
  Set<String> keys() {
    return new TreeSet<>(texts.keySet());
  }

  /** The texts as nested maps, as templates read them. */
  Map<String, Object> tree() {
    return tree;
  }

  private static Messages require(String language) {
    Messages found = ALL.get(language);
    if (found == null) {
      throw new IllegalStateException("no message bundle for " + language);
    }
    return found;
  }

  private static Map<String, Messages> load() {
    Map<String, Messages> all = new HashMap<>();
    for (String language : LANGUAGES) {
      all.put(language, new Messages(Locale.forLanguageTag(language), read(language)));
    }
    return all;
  }

  private static Map<String, String> read(String language) {
    String path = "/messages/web_" + language + ".properties";
    Properties properties = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no message bundle " + path);
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> texts = new HashMap<>();
    properties.forEach((key, text) -> texts.put((String) key, (String) text));
    return texts;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> grow(Map<String, String> texts) {
    Map<String, Object> root = new HashMap<>();
    texts.forEach((key, text) -> {
      Map<String, Object> branch = root;
      String[] path = key.split("\\.", -1);
      for (int i = 0; i < path.length - 1; i++) {
        branch = (Map<String, Object>)
            branch.computeIfAbsent(path[i], name -> new HashMap<String, Object>());
      }
      branch.put(path[path.length - 1], text);
    });
    return root;
  }
}
