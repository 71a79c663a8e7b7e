package io.dotmac.sub.server.cli;

import io.dotmac.sub.server.cli.device.DeviceCommand;
import io.dotmac.sub.server.demo.DemoCommand;
import io.dotmac.sub.server.demo.RehearsalCommand;
import java.util.List;
import java.util.concurrent.Callable;

/** Every command, made with what it needs. */
public final class Commands {
  private Commands() {}

  /** All of them, in the order the help shows. */
  public static List<Callable<Integer>> all() {
    return List.of(
        new DemoCommand(),
        new RehearsalCommand(),
        new ServeCommand(),
        new DbCommand(),
        new TenantCommand(),
        new UserCommand(),
        new ImportCommand(),
        new BillCommand(),
        new ExportCommand(),
        new DunningCommand(),
        new RadiusCommand(),
        new CoaCommand(),
        new DeviceCommand(),
        new WebhookCommand());
  }
}
