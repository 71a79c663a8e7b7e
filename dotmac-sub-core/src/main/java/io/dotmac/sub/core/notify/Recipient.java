package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.notify.choice.Choices;
import io.dotmac.sub.core.notify.template.BuiltInTemplates;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.Wording;
import io.dotmac.sub.core.subscriber.EmailAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber as messages see them, or whoever is told things for an organization.
 *
 * @param id the subscriber's; absent for an organization
 * @param email absent: no mail can be sent
 * @param locale absent: the tenant's
 * @param apps where apps are reached, each as platform, colon and token
 */
record Recipient(
    @Nullable UUID id,
    Map<String, Object> names,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String locale,
    Choices choices,
    List<String> apps) {
  /** Where a message on that channel goes; nowhere when there is no way. */
  List<String> addresses(NotificationChannel channel) {
    return switch (channel) {
      case EMAIL -> email != null && EmailAddress.isValid(email) ? List.of(email) : List.of();
      case SMS -> phone == null ? List.of() : List.of(dialed(phone));
      case PUSH -> apps;
    };
  }

  /** A number as networks know it: {@code +2348012345678}. */
  static String dialed(String phone) {
    return (phone.startsWith("+") ? "+" : "") + phone.replaceAll("[^0-9]", "");
  }

  /** The languages in which they are addressed, the best first. */
  List<Locale> languages(Locale tenant) {
    Locale fallback = Locale.forLanguageTag(BuiltInTemplates.FALLBACK);
    return locale == null
        ? List.of(tenant, fallback)
        : List.of(Locale.forLanguageTag(locale), tenant, fallback);
  }

  /** How amounts and dates are written beside those words. */
  static Locale formats(Wording wording, List<Locale> languages) {
    Locale language = Locale.forLanguageTag(wording.language());
    return languages.stream()
        .filter(each -> each.getLanguage().equals(language.getLanguage()))
        .findFirst()
        .orElse(language);
  }

  /** What every template can say of them. */
  Map<String, Object> values(String provider, String portal, @Nullable String plan) {
    Map<String, Object> values = new LinkedHashMap<>(names);
    values.put("provider", provider);
    values.put("portal", portal);
    if (plan != null) {
      values.put("plan", plan);
    }
    return values;
  }
}
