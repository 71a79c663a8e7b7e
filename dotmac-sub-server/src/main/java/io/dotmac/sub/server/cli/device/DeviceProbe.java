package io.dotmac.sub.server.cli.device;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.nas.NasDriver;
import io.dotmac.sub.devices.nas.NasHealth;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OltFacts;
import io.dotmac.sub.server.start.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads what a device is, and changes nothing. */
@Command(
    name = "probe",
    description = "Say what a device is and what it shows; nothing is changed.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The password comes from --password-file, DOTMAC_DEVICE_PASSWORD or a prompt.",
      "",
      "Example: dotmac-sub device probe --vendor huawei-smartax --host 10.20.0.5 --user root"
    })
final class DeviceProbe implements Callable<Integer> {
  @Mixin
  private DeviceLogin login;

  @Override
  public Integer call() throws IOException {
    return login.run((driver, out) -> {
      driver.as(OltDriver.class).ifPresent(olt -> show(olt, out));
      driver.as(NasDriver.class).ifPresent(nas -> show(nas, out));
      return ExitCode.OK;
    });
  }

  private static void show(OltDriver olt, PrintWriter out) {
    said(out, "facts", () -> {
      OltFacts facts = olt.facts();
      StringBuilder text =
          new StringBuilder(facts.product() + " " + facts.version() + " " + facts.patch());
      facts
          .boards()
          .forEach(board -> text.append("\n  slot ")
              .append(board.slot())
              .append(' ')
              .append(board.name())
              .append(' ')
              .append(board.status()));
      return text.toString();
    });
    said(out, "ONTs that show themselves", () -> {
      StringBuilder text = new StringBuilder();
      olt.discover()
          .forEach(ont -> text.append("\n  ")
              .append(ont.port())
              .append(' ')
              .append(ont.serial().map(Object::toString).orElse(ont.serialText()))
              .append(' ')
              .append(ont.model()));
      return text.isEmpty() ? "none" : text.toString();
    });
  }

  private static void show(NasDriver nas, PrintWriter out) {
    said(out, "health", () -> {
      NasHealth health = nas.health();
      return health.board() + " " + health.version() + ", up " + health.uptime();
    });
    said(out, "interfaces", () -> {
      StringBuilder text = new StringBuilder();
      nas.interfaces()
          .forEach(each ->
              text.append("\n  ").append(each.name()).append(each.running() ? " up" : " down"));
      return text.toString();
    });
    said(out, "sessions", () -> String.valueOf(nas.sessions().size()));
  }

  /** What a driver does not do is said, and does not end the probe. */
  private static void said(PrintWriter out, String what, Supplier<String> read) {
    try {
      out.println(what + ": " + read.get().stripTrailing());
    } catch (DeviceException e) {
      if (!(e.error() instanceof DeviceError.Unsupported)) {
        throw e;
      }
      out.println(what + ": not supported by this driver");
    }
  }
}
