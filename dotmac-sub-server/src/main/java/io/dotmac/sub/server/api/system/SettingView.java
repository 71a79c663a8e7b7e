package io.dotmac.sub.server.api.system;

import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingChange;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A setting and its value here, as text.
 *
 * @param valueType integer, boolean, text, decimal or choice
 * @param fallback the value of a tenant that has not changed it
 * @param minimum of a number; absent: no limit
 * @param maximum of a number; absent: no limit
 * @param choices all values there are; empty: any of its type
 * @param changedBy who chose the value; absent while it is the fallback
 */
public record SettingView(
    SettingDomain domain,
    String key,
    String valueType,
    String value,
    String fallback,
    @Nullable Long minimum,
    @Nullable Long maximum,
    List<String> choices,
    boolean isChanged,
    @Nullable String changedBy,
    @Nullable Instant changedAt) {
  static SettingView of(Tx tx, Setting<?> setting) {
    SettingChange own = Settings.changed(tx).get(setting.name());
    return new SettingView(
        setting.domain(),
        setting.key(),
        setting.kind(),
        own == null ? setting.fallbackText() : own.value(),
        setting.fallbackText(),
        setting.limits().least(),
        setting.limits().most(),
        setting.limits().choices(),
        own != null,
        own == null ? null : own.by(),
        own == null ? null : own.at());
  }
}
