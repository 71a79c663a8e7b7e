package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.provisioning.slot.WorkingHours;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;

/** When technicians visit subscribers. */
public final class VisitSettings {
  private static final String EVERY_DAY = "mon tue wed thu fri sat sun";

  /** The days on which technicians work. */
  public static final Setting<String> WORKING_DAYS = new Setting<>(
      SettingDomain.PROVISIONING,
      "working_days",
      "text",
      "mon tue wed thu fri sat",
      text -> checked(text, WorkingHours.parse(text, "09:00-10:00")));

  /** The slots of such a day. */
  public static final Setting<String> SLOTS = new Setting<>(
      SettingDomain.PROVISIONING,
      "appointment_slots",
      "text",
      "09:00-11:00 11:00-13:00 14:00-16:00 16:00-18:00",
      text -> checked(text, WorkingHours.parse(EVERY_DAY, text)));

  /** How many days from today the first proposed appointment is at the earliest. */
  public static final Setting<Integer> NOTICE_DAYS =
      Setting.integer(SettingDomain.PROVISIONING, "appointment_notice_days", 1).range(0, 60);

  /** How long after its end a confirmed appointment that nobody closed counts as missed. */
  public static final Setting<Integer> MISSED_AFTER_MINUTES = Setting.integer(
          SettingDomain.PROVISIONING, "appointment_missed_after_minutes", 60)
      .range(0, 10_080);

  private VisitSettings() {}

  /** All of them. */
  public static List<Setting<?>> all() {
    return List.of(WORKING_DAYS, SLOTS, NOTICE_DAYS, MISSED_AFTER_MINUTES);
  }

  static WorkingHours hours(Tx tx) {
    return WorkingHours.parse(Settings.get(tx, WORKING_DAYS), Settings.get(tx, SLOTS));
  }

  private static String checked(String text, WorkingHours read) {
    return read.days().isEmpty() ? "" : text;
  }
}
