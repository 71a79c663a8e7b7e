package io.dotmac.sub.server.web.admin.setting;

import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.sequence.Series;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingChange;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.document.Letterhead;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Sheets;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of one part of the product as a form.
 *
 * @param typed what was sent, by key; a setting that is not in it has its value
 * @param refused why a value was not taken, by key
 */
record SettingPage(SettingDomain domain, Map<String, String> typed, Map<String, String> refused) {
  static final String PATH = "/admin/system/settings";

  private static final Set<String> MANY_LINES =
      Set.of(Letterhead.SELLER.name(), Letterhead.FOOTER.name(), Letterhead.LOGO.name());

  static SettingPage of(SettingDomain domain) {
    return new SettingPage(domain, Map.of(), Map.of());
  }

  /** As it was sent; what is not sent stays as it is. */
  static SettingPage of(SettingDomain domain, MultivaluedMap<String, String> sent) {
    Map<String, String> typed = new HashMap<>();
    Map<String, String> refused = new HashMap<>();
    for (Setting<?> setting : KnownSettings.of(domain)) {
      String value = sent.getFirst(setting.key());
      if (value != null) {
        // A form sends the ends of lines as two characters.
        String text = value.strip().replace("\r\n", "\n");
        typed.put(setting.key(), text);
        refusal(setting, text).ifPresent(why -> refused.put(setting.key(), why));
      }
    }
    return new SettingPage(domain, typed, refused);
  }

  private static Optional<String> refusal(Setting<?> setting, String value) {
    try {
      Settings.check(setting, value);
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem().detail());
    }
  }

  /** Who leaves a value as it is has not chosen it. */
  void save(Tx tx) {
    typed.forEach((key, value) -> {
      Setting<?> setting = KnownSettings.require(WireName.of(domain), key);
      SettingChange own = Settings.changed(tx).get(setting.name());
      if (!value.equals(own == null ? setting.fallbackText() : own.value())) {
        Settings.set(tx, setting, value);
      }
    });
  }

  SettingPages.Page page(Visit visit) {
    List<SettingPages.Row> rows = new ArrayList<>();
    for (Setting<?> setting : KnownSettings.of(domain)) {
      rows.add(row(visit, setting));
    }
    return new SettingPages.Page(
        tabs(visit),
        title(visit, domain),
        PATH + "/" + WireName.of(domain),
        visit.tx().caller().may("system:settings:write"),
        Errors.of(rows.stream().map(SettingPages.Row::field).toList()),
        rows);
  }

  private List<Sheets.Tab> tabs(Visit visit) {
    return KnownSettings.domains().stream()
        .map(each ->
            new Sheets.Tab(PATH + "/" + WireName.of(each), title(visit, each), each == domain))
        .toList();
  }

  private static String title(Visit visit, SettingDomain domain) {
    return visit.say("settings." + WireName.of(domain));
  }

  private SettingPages.Row row(Visit visit, Setting<?> setting) {
    SettingChange own = Settings.changed(visit.tx()).get(setting.name());
    String value = own == null ? setting.fallbackText() : own.value();
    String shown = typed.getOrDefault(setting.key(), value);
    return new SettingPages.Row(
        Field.of(setting.key(), label(visit, setting), shown).failed(refused.get(setting.key())),
        setting.name(),
        about(visit, setting),
        own == null
            ? ""
            : visit.say("settings.changed", own.by(), visit.formats().moment(own.at())),
        MANY_LINES.contains(setting.name()),
        !setting.limits().choices().isEmpty(),
        setting.limits().choices().stream()
            .map(choice ->
                new SettingPages.Option(choice, choice(visit, choice), choice.equals(shown)))
            .toList());
  }

  private static String choice(Visit visit, String choice) {
    return visit.say("settings.choice_" + choice);
  }

  private static String about(Visit visit, Setting<?> setting) {
    Setting.Limits limits = setting.limits();
    String fallback = setting.fallbackText();
    if (limits.least() != null && limits.most() != null) {
      return visit.say("settings.range", limits.least(), limits.most(), fallback);
    }
    if (!limits.choices().isEmpty()) {
      return visit.say("settings.default", choice(visit, fallback));
    }
    return fallback.isEmpty()
        ? visit.say("settings.default_empty")
        : visit.say("settings.default", fallback);
  }

  /** Every numbered series has the same settings. */
  private static String label(Visit visit, Setting<?> setting) {
    for (Series series : Series.values()) {
      String name = series.name().toLowerCase(Locale.ROOT) + "_number_";
      if (setting.key().startsWith(name)) {
        return visit.say(
            "settings.number_" + setting.key().substring(name.length()),
            visit.say("settings.series_" + series.name().toLowerCase(Locale.ROOT)));
      }
    }
    return visit.say("setting." + setting.name());
  }
}
