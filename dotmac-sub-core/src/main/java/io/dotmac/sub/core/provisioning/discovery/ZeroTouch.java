package io.dotmac.sub.core.provisioning.discovery;

import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;

/** What happens with an ONT that shows itself and has an order. */
public enum ZeroTouch {
  /** Devices are not asked for such ONTs. */
  OFF,
  /** It is let in when somebody approves. */
  APPROVAL,
  /** It is let in. */
  AUTOMATIC;

  /** Which of these a provider wants. */
  public static final Setting<ZeroTouch> SETTING =
      Setting.choice(SettingDomain.PROVISIONING, "zero_touch", ZeroTouch.class, OFF);
}
