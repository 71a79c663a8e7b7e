package io.dotmac.sub.server.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.event.catalog.EventType;
import io.dotmac.sub.core.notify.template.BuiltInTemplates;
import io.dotmac.sub.core.notify.template.EventValues;
import io.dotmac.sub.core.notify.template.NotificationTemplateTerms;
import io.dotmac.sub.core.notify.template.NotificationTemplates;
import io.dotmac.sub.core.notify.template.Wording;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BuiltInWordsTest {
  private final NotificationTemplates templates = new NotificationTemplates(KnownEvents.CATALOG);

  private static Set<String> keys(String language) {
    return BuiltInTemplates.all().stream()
        .filter(wording -> wording.language().equals(language))
        .map(wording -> wording.code() + " " + wording.channel())
        .collect(Collectors.toSet());
  }

  @Test
  void whatIsSaidInEnglishIsSaidInFrench() {
    assertThat(keys("fr")).isEqualTo(keys("en"));
    assertThat(keys("en"))
        .contains("invoice.created EMAIL", "account.reset EMAIL", "usage.warning SMS")
        .hasSizeGreaterThan(20);
  }

  @Test
  void everyOneCouldBeATenantsOwn() {
    for (Wording each : BuiltInTemplates.all()) {
      NotificationTemplateTerms terms = templates.checked(new NotificationTemplateTerms(
          each.code(),
          each.code(),
          each.eventType(),
          each.category(),
          each.channel(),
          each.language(),
          each.subject(),
          each.body(),
          each.htmlBody(),
          true));
      assertThat(terms.wording()).isEqualTo(each);
    }
  }

  @Test
  void everyOneReadsWithoutAGap() {
    for (Wording each : BuiltInTemplates.all()) {
      Map<String, Object> values = new HashMap<>();
      for (String name : List.of(
          "name",
          "first_name",
          "provider",
          "portal",
          "plan",
          "link",
          "expires_at",
          "code",
          "subscriber_number",
          "account_number",
          "rule",
          "about",
          "alerts",
          "since",
          "policy")) {
        values.put(name, "[" + name + "]");
      }
      EventType type = templates.told(each.eventType()).orElse(null);
      if (type != null) {
        values.putAll(EventValues.examples(
            type, "NGN", LocalDate.of(2026, 11, 29), Locale.forLanguageTag(each.language())));
      }
      Wording.Rendered text = each.render(values);

      assertThat(text.body())
          .as(each.code() + each.channel())
          .doesNotContain("{{", "  ", " .", "\n\n\n")
          .contains(each.channel().name().equals("PUSH") ? "" : "[provider]");
      assertThat(String.valueOf(text.subject())).isNotBlank().doesNotContain("  ");
    }
  }
}
