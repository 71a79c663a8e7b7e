package io.dotmac.sub.server.api.system;

import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;

/**
 * A setting and its value here, as text.
 *
 * @param valueType integer, boolean, text, decimal or choice
 * @param fallback the value of a tenant that has not changed it
 */
public record SettingView(
    SettingDomain domain,
    String key,
    String valueType,
    String value,
    String fallback,
    boolean isChanged) {
  static SettingView of(Tx tx, Setting<?> setting) {
    String own = Settings.changed(tx).get(setting.name());
    String fallback = String.valueOf(setting.fallback());
    return new SettingView(
        setting.domain(),
        setting.key(),
        setting.kind(),
        own == null ? fallback : own,
        fallback,
        own != null);
  }
}
