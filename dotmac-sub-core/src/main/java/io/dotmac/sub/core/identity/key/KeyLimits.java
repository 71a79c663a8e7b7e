package io.dotmac.sub.core.identity.key;

import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;

/**
 * How many requests a key may make.
 *
 * @param perDay 0 for any number
 */
public record KeyLimits(int perMinute, int perDay) {
  /** Requests a minute of keys that have no number of their own. */
  public static final Setting<Integer> PER_MINUTE =
      Setting.integer(SettingDomain.AUTH, "api_key_requests_per_minute", 600).range(1, 1_000_000);

  /** Requests a day of keys that have no number of their own; 0 for any number. */
  public static final Setting<Integer> PER_DAY =
      Setting.integer(SettingDomain.AUTH, "api_key_requests_per_day", 0).range(0, 1_000_000_000);

  /** Both settings. */
  public static List<Setting<?>> settings() {
    return List.of(PER_MINUTE, PER_DAY);
  }

  /** The limits of a key: its own, else the tenant's. */
  public static KeyLimits of(Tx tx, ApiKey key) {
    return new KeyLimits(
        key.requestsPerMinute().orElseGet(() -> Settings.get(tx, PER_MINUTE)),
        key.requestsPerDay().orElseGet(() -> Settings.get(tx, PER_DAY)));
  }
}
