package io.dotmac.sub.core.network.traffic;

import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import java.util.List;

/** How long what was measured is kept. */
public final class MonitorSettings {
  /** Whole months for which single readings of interfaces are kept, beside the current one. */
  public static final Setting<Integer> SAMPLE_MONTHS =
      Setting.integer(SettingDomain.BANDWIDTH, "sample_months", 2).range(1, 24);

  /** Whole months for which the hours of interfaces are kept, beside the current one. */
  public static final Setting<Integer> HOUR_MONTHS =
      Setting.integer(SettingDomain.BANDWIDTH, "hour_months", 13).range(1, 60);

  /** Whole months for which readings of the light of ONTs are kept, beside the current one. */
  public static final Setting<Integer> OPTICS_MONTHS =
      Setting.integer(SettingDomain.NETWORK_MONITORING, "optics_months", 6).range(1, 60);

  private MonitorSettings() {}

  /** All of them. */
  public static List<Setting<?>> all() {
    return List.of(SAMPLE_MONTHS, HOUR_MONTHS, OPTICS_MONTHS);
  }
}
