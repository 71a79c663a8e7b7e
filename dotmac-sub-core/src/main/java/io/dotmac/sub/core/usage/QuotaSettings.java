package io.dotmac.sub.core.usage;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** What a tenant decides about quotas and about how long usage is kept. */
public final class QuotaSettings {
  /** At which parts of what is included a warning is due, such as {@code 0.8,0.9}. */
  public static final Setting<String> WARNING_THRESHOLDS = new Setting<>(
      SettingDomain.USAGE, "usage_warning_thresholds", "text", "0.8,0.9", QuotaSettings::checked);

  /** What happens when all is used. */
  public static final Setting<FupAction> FUP_ACTION =
      Setting.choice(SettingDomain.USAGE, "fup_action", FupAction.class, FupAction.THROTTLE);

  /** For how many months records of usage are kept. */
  public static final Setting<Integer> USAGE_MONTHS =
      Setting.integer(SettingDomain.USAGE, "usage_record_months", 24).range(1, 240);

  /** For how many months sessions that are over are kept. */
  public static final Setting<Integer> SESSION_MONTHS =
      Setting.integer(SettingDomain.RADIUS, "session_months", 24).range(1, 240);

  private QuotaSettings() {}

  /** All of them. */
  public static List<Setting<?>> all() {
    return List.of(WARNING_THRESHOLDS, FUP_ACTION, USAGE_MONTHS, SESSION_MONTHS);
  }

  /** The thresholds of a setting, the lowest first. */
  static List<BigDecimal> thresholds(String text) {
    return Stream.of(text.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .map(BigDecimal::new)
        .sorted()
        .toList();
  }

  private static String checked(String text) {
    try {
      List<BigDecimal> all = thresholds(text);
      boolean sane = all.stream()
          .allMatch(each -> each.signum() > 0
              && each.compareTo(BigDecimal.ONE) <= 0
              && each.stripTrailingZeros().scale() <= 4);
      if (sane && all.size() <= 10) {
        return text;
      }
    } catch (NumberFormatException e) {
      throw refused(text);
    }
    throw refused(text);
  }

  private static RuntimeException refused(String text) {
    return Problem.invalid(
        "/value",
        "setting",
        "usage_warning_thresholds: expected up to ten parts above 0 and up to 1 with at most 4"
            + " decimals, such as 0.8,0.9, found '" + text + "'");
  }
}
