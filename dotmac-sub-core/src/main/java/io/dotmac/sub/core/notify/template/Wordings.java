package io.dotmac.sub.core.notify.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that a tenant can say: its own words, and the built-in ones it has not replaced. */
public final class Wordings {
  private record Key(String code, NotificationChannel channel) {}

  private final Map<Key, Map<String, Wording>> byLanguage = new LinkedHashMap<>();
  private final Map<String, Set<String>> codesByEvent = new LinkedHashMap<>();

  /** The later ones replace those before them of the same code, channel and language. */
  Wordings(Collection<Wording> all) {
    for (Wording each : all) {
      byLanguage
          .computeIfAbsent(new Key(each.code(), each.channel()), key -> new LinkedHashMap<>())
          .put(each.language().toLowerCase(Locale.ROOT), each);
    }
    everything().forEach(each -> {
      String event = each.eventType();
      if (event != null) {
        codesByEvent.computeIfAbsent(event, type -> new LinkedHashSet<>()).add(each.code());
      }
    });
  }

  /** Each of them. */
  public List<Wording> everything() {
    List<Wording> all = new ArrayList<>();
    byLanguage.values().forEach(languages -> all.addAll(languages.values()));
    return all;
  }

  /** The codes of what an event of that type sends. */
  public Set<String> codes(String eventType) {
    return codesByEvent.getOrDefault(eventType, Set.of());
  }

  /** What is said for that code, in the first of those languages there is. */
  public Optional<Wording> find(String code, NotificationChannel channel, List<Locale> languages) {
    Map<String, Wording> known = byLanguage.getOrDefault(new Key(code, channel), Map.of());
    for (Locale language : languages) {
      Wording exact = known.get(language.toLanguageTag().toLowerCase(Locale.ROOT));
      Wording near = exact == null ? known.get(language.getLanguage()) : exact;
      if (near != null) {
        return Optional.of(near);
      }
    }
    return Optional.empty();
  }
}
