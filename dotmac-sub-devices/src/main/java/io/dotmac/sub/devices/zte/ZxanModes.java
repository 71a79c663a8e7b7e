package io.dotmac.sub.devices.zte;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.plan.Step;
import io.dotmac.sub.devices.script.ConfigScript;
import io.dotmac.sub.devices.script.ScriptChange;
import java.util.List;

/** The modes that scripts may use: the configuration, interfaces, and ONTs as they are managed. */
enum ZxanModes implements ScriptChange.Modes {
  INSTANCE;

  @Override
  public String of(String written) {
    if (written.equals(ConfigScript.USUAL_MODE) || written.equals(ZxanDialect.CONFIG)) {
      return ZxanDialect.CONFIG;
    } else if (!written.matches("(?:interface|pon-onu-mng) [A-Za-z0-9_./:-]{1,40}")) {
      throw new DeviceException(new DeviceError.Invalid(
          "mode", "must be config, interface NAME or pon-onu-mng NAME, not \"" + written + "\""));
    }
    return written;
  }

  @Override
  public List<Step> within(String mode, List<Step> steps) {
    return mode.equals(ZxanDialect.CONFIG) ? steps : ZxanChange.within(mode, steps);
  }
}
