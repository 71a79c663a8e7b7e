package io.dotmac.sub.core.audit;

import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import java.util.List;

/** What a tenant decides about its audit. */
public final class AuditSettings {
  /** How many of a hundred calls that only read are kept; calls that change are all kept. */
  public static final Setting<Integer> READ_PERCENT =
      Setting.integer(SettingDomain.AUDIT, "read_sample_percent", 100).range(0, 100);

  /** For how many months entries are kept. */
  public static final Setting<Integer> ENTRY_MONTHS =
      Setting.integer(SettingDomain.AUDIT, "entry_months", 84).range(12, 240);

  private AuditSettings() {}

  /** All of them. */
  public static List<Setting<?>> all() {
    return List.of(READ_PERCENT, ENTRY_MONTHS);
  }
}
