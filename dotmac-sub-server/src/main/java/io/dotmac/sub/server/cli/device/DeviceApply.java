package io.dotmac.sub.server.cli.device;

import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.plan.PlanResult;
import io.dotmac.sub.server.start.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a change that was approved. */
@Command(
    name = "apply",
    description = "Change a device by the plan that was approved, read back, undo what fails.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The device is read again first: if another plan follows from it, nothing is sent.",
      "",
      "Example: dotmac-sub device apply --vendor huawei-smartax --host 10.20.0.5 --user root"
          + " suspend --serial HWTC1234ABCD --approve 5f0c8e21b7d4"
    })
final class DeviceApply implements Callable<Integer> {
  private static final int LEAST = 12;

  @Mixin
  private DeviceLogin login;

  @Mixin
  private DeviceChange change;

  @Option(
      names = "--approve",
      required = true,
      paramLabel = "FINGERPRINT",
      description = "What device plan printed; its first twelve characters are enough.")
  private String approved;

  @Override
  public Integer call() throws IOException {
    return login.run((driver, out) -> {
      Plan plan = change.plan(driver);
      if (approved.length() < LEAST || !plan.fingerprint().startsWith(approved)) {
        out.println("nothing was sent: this plan was not approved");
        out.print(plan.render());
        out.println("fingerprint " + plan.fingerprint());
        return ExitCode.PROBLEMS;
      }
      return say(plan.apply(), out);
    });
  }

  private static int say(PlanResult result, PrintWriter out) {
    out.println(result.name());
    return result.match(
        applied -> {
          applied.sent().forEach(line -> out.println("  " + line));
          return ExitCode.OK;
        },
        unchanged -> ExitCode.OK,
        rejected -> {
          out.println(rejected.error().message() + "; the device is as it was before");
          return ExitCode.PROBLEMS;
        },
        partial -> {
          out.println(partial.error().message() + "; left behind:");
          partial.leftovers().forEach(line -> out.println("  " + line));
          return ExitCode.PARTLY;
        },
        unknown -> {
          out.println(
              unknown.error().message() + "; read the device before anything is tried again");
          return ExitCode.FAILED;
        });
  }
}
