package io.dotmac.sub.server.cli.device;

import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.server.start.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what a change would send. */
@Command(
    name = "plan",
    description = "Say what would be sent to change a device, and how each of it is undone.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Reads the device and changes nothing. The fingerprint is what device apply wants.",
      "",
      "Example: dotmac-sub device plan --vendor huawei-smartax --host 10.20.0.5 --user root"
          + " suspend --serial HWTC1234ABCD"
    })
final class DevicePlan implements Callable<Integer> {
  @Mixin
  private DeviceLogin login;

  @Mixin
  private DeviceChange change;

  @Override
  public Integer call() throws IOException {
    return login.run((driver, out) -> {
      Plan plan = change.plan(driver);
      out.print(plan.render());
      out.println("fingerprint " + plan.fingerprint());
      return ExitCode.OK;
    });
  }
}
