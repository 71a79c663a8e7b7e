package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/** What a tenant decides about its messages. */
public final class NotificationSettings {
  /** Whether events send mails. */
  public static final Setting<Boolean> EMAIL =
      Setting.flag(SettingDomain.NOTIFICATION, "email_enabled", true);

  /** Whether events send SMS. */
  public static final Setting<Boolean> SMS =
      Setting.flag(SettingDomain.NOTIFICATION, "sms_enabled", false);

  /** Whether events send push messages. */
  public static final Setting<Boolean> PUSH =
      Setting.flag(SettingDomain.NOTIFICATION, "push_enabled", false);

  /** When SMS and push messages begin to wait, in the tenant's zone. */
  public static final Setting<String> QUIET_START = time("quiet_hours_start", "21:00");

  /** When they go out again; the same as the beginning: they never wait. */
  public static final Setting<String> QUIET_END = time("quiet_hours_end", "08:00");

  /** Who mails are from; empty: the tenant's name. */
  public static final Setting<String> FROM_NAME = line("from_name", 100);

  /** Where answers to mails go; empty: to where they came from. */
  public static final Setting<String> REPLY_TO = line("reply_to", 254);

  /** How long messages are kept. */
  public static final Setting<Integer> KEPT_DAYS =
      Setting.integer(SettingDomain.NOTIFICATION, "kept_days", 180).range(7, 3650);

  private NotificationSettings() {}

  /** All of them. */
  public static List<Setting<?>> all() {
    return List.of(EMAIL, SMS, PUSH, QUIET_START, QUIET_END, FROM_NAME, REPLY_TO, KEPT_DAYS);
  }

  /** Whether events send on that channel. */
  public static boolean isEnabled(Tx tx, NotificationChannel channel) {
    return Settings.get(
        tx,
        switch (channel) {
          case EMAIL -> EMAIL;
          case SMS -> SMS;
          case PUSH -> PUSH;
        });
  }

  /** When people are left alone. */
  public static QuietHours quietHours(Tx tx) {
    return new QuietHours(
        LocalTime.parse(Settings.get(tx, QUIET_START)),
        LocalTime.parse(Settings.get(tx, QUIET_END)));
  }

  /** Mails wait for nobody; what rings waits for the end of the quiet hours. */
  static Instant sendAt(Tx tx, NotificationChannel channel) {
    return channel == NotificationChannel.EMAIL
        ? tx.now()
        : quietHours(tx).after(tx.now(), tx.zone());
  }

  private static Setting<String> time(String key, String fallback) {
    return new Setting<>(SettingDomain.NOTIFICATION, key, "text", fallback, text -> {
      try {
        LocalTime.parse(text);
        return text;
      } catch (DateTimeException e) {
        throw Problem.invalid(
            "/value", "setting", key + ": expected a time such as 21:00, found '" + text + "'");
      }
    });
  }

  /** What becomes part of a header: one line. */
  private static Setting<String> line(String key, int longest) {
    return new Setting<>(SettingDomain.NOTIFICATION, key, "text", "", text -> {
      if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
        throw Problem.invalid(
            "/value", "setting", key + ": expected one line of at most " + longest + " characters");
      }
      return text;
    });
  }
}
