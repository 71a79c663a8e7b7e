package io.dotmac.sub.core.network.outage;

import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import java.util.List;

/** When many are enough. */
public final class OutageSettings {
  /** So many must be lost; 0: outages are not looked for. */
  public static final Setting<Integer> LEAST_LOST =
      Setting.integer(SettingDomain.NETWORK_MONITORING, "outage_least_lost", 4).range(0, 1_000);

  /** Of 100 that were online so many must be lost. */
  public static final Setting<Integer> LOST_PERCENT = Setting.integer(
          SettingDomain.NETWORK_MONITORING, "outage_lost_percent", 50)
      .range(1, 100);

  /** Within so many minutes. */
  public static final Setting<Integer> WINDOW_MINUTES = Setting.integer(
          SettingDomain.NETWORK_MONITORING, "outage_window_minutes", 15)
      .range(1, 1_440);

  /** Of 100 that were lost so many must be back for it to be over. */
  public static final Setting<Integer> RESTORED_PERCENT = Setting.integer(
          SettingDomain.NETWORK_MONITORING, "outage_restored_percent", 90)
      .range(1, 100);

  private OutageSettings() {}

  /** All of them. */
  public static List<Setting<?>> all() {
    return List.of(LEAST_LOST, LOST_PERCENT, WINDOW_MINUTES, RESTORED_PERCENT);
  }
}
