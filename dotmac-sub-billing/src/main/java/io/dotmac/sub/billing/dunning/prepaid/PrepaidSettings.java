package io.dotmac.sub.billing.dunning.prepaid;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When and how strictly prepaid balances are looked at. */
public final class PrepaidSettings {
  /** Whether they are at all. */
  public static final Setting<Boolean> ENABLED =
      Setting.flag(SettingDomain.COLLECTIONS, "prepaid_enforcement_enabled", false);

  /** Not before this time of the local day. */
  public static final Setting<LocalTime> BLOCKING_TIME = new Setting<>(
      SettingDomain.COLLECTIONS,
      "prepaid_blocking_time",
      "text",
      LocalTime.of(8, 0),
      PrepaidSettings::time);

  /** Nothing gets worse on Saturdays and Sundays. */
  public static final Setting<Boolean> SKIP_WEEKENDS =
      Setting.flag(SettingDomain.COLLECTIONS, "prepaid_skip_weekends", false);

  /** Nothing gets worse on these dates, separated by commas. */
  public static final Setting<Set<LocalDate>> SKIP_HOLIDAYS = new Setting<>(
      SettingDomain.COLLECTIONS, "prepaid_skip_holidays", "text", Set.of(), PrepaidSettings::dates);

  /** Days with a low balance before services are blocked. */
  public static final Setting<Integer> GRACE_DAYS =
      Setting.integer(SettingDomain.COLLECTIONS, "prepaid_grace_days", 0).range(0, 365);

  /** Days after that before they are rejected; 0: never. */
  public static final Setting<Integer> DEACTIVATION_DAYS =
      Setting.integer(SettingDomain.COLLECTIONS, "prepaid_deactivation_days", 0).range(0, 3650);

  /** The minimum of subscribers without their own, in their currency. */
  public static final Setting<BigDecimal> MIN_BALANCE =
      Setting.decimal(SettingDomain.COLLECTIONS, "prepaid_default_min_balance", "0.00");

  private PrepaidSettings() {}

  /** All of them. */
  public static List<Setting<?>> all() {
    return List.of(
        ENABLED,
        BLOCKING_TIME,
        SKIP_WEEKENDS,
        SKIP_HOLIDAYS,
        GRACE_DAYS,
        DEACTIVATION_DAYS,
        MIN_BALANCE);
  }

  /** Whether anything may get worse on that day. */
  static boolean actsOn(Tx tx, LocalDate day) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return !(weekend && Settings.get(tx, SKIP_WEEKENDS))
        && !Settings.get(tx, SKIP_HOLIDAYS).contains(day);
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw Problem.invalid(
          "/value", "setting", "expected a time such as 08:00, found '" + text + "'");
    }
  }

  private static Set<LocalDate> dates(String text) {
    try {
      return Stream.of(text.split(",", -1))
          .map(String::strip)
          .filter(each -> !each.isEmpty() && !each.equals("[]"))
          .map(LocalDate::parse)
          .collect(Collectors.toUnmodifiableSet());
    } catch (DateTimeException e) {
      throw Problem.invalid(
          "/value",
          "setting",
          "expected dates such as 2026-12-25,2027-01-01, found '" + text + "'");
    }
  }
}
