package io.dotmac.sub.devices.huawei;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.plan.Step;
import io.dotmac.sub.devices.script.ConfigScript;
import io.dotmac.sub.devices.script.ScriptChange;
import io.dotmac.sub.devices.transport.CliCommand;
import java.util.ArrayList;
import java.util.List;

/** The modes that scripts may use: the configuration, and boards of PON ports. */
enum SmartaxModes implements ScriptChange.Modes {
  INSTANCE;

  @Override
  public String of(String written) {
    if (written.equals(ConfigScript.USUAL_MODE) || written.equals(SmartaxDialect.CONFIG)) {
      return SmartaxDialect.CONFIG;
    } else if (!written.matches("interface gpon \\d{1,2}/\\d{1,2}")) {
      throw new DeviceException(new DeviceError.Invalid(
          "mode", "must be config or interface gpon 0/1, not \"" + written + "\""));
    }
    return written.substring("interface ".length());
  }

  @Override
  public List<Step> within(String mode, List<Step> steps) {
    if (mode.equals(SmartaxDialect.CONFIG)) {
      return steps;
    }
    List<Step> all = new ArrayList<>();
    all.add(Step.of(SmartaxDialect.config("interface " + mode)));
    all.addAll(steps);
    all.add(Step.of(CliCommand.of(mode, "quit")));
    return all;
  }
}
