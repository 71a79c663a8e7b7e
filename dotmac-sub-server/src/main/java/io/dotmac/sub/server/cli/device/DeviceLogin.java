package io.dotmac.sub.server.cli.device;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceId;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.HostKeyPin;
import io.dotmac.sub.devices.device.Limits;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.server.cli.Secrets;
import io.dotmac.sub.server.start.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which device, and how to get in. */
final class DeviceLogin {
  /** No device shows this key: the error says which one it does show. */
  private static final HostKeyPin NONE = new HostKeyPin("SHA256:" + "A".repeat(43));

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--vendor",
      required = true,
      description = "Its driver, such as huawei-smartax or mikrotik-routeros.")
  private String vendor;

  @Option(names = "--host", required = true, description = "Its name or address.")
  private String host;

  @Option(
      names = "--protocol",
      defaultValue = "SSH",
      description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
  private Protocol protocol;

  @Option(names = "--port", defaultValue = "0", description = "The protocol's own if not given.")
  private int port;

  @Option(names = "--user", required = true, description = "The login.")
  private String user;

  @Option(
      names = "--host-key",
      paramLabel = "SHA256:...",
      defaultValue = "",
      description = "The key it must show; without it you are told which one it shows.")
  private String hostKey;

  @Option(names = "--password-file", paramLabel = "FILE", description = "The password.")
  private @Nullable Path passwordFile;

  /** What is done with a device that is open. */
  interface Work {
    int with(Driver driver, PrintWriter out);
  }

  /** Does it; what goes wrong is said in one line. */
  int run(Work work) throws IOException {
    Devices devices = Devices.network();
    if (!devices.vendors().contains(vendor)) {
      throw new ParameterException(
          spec.commandLine(), "--vendor: expected one of " + devices.vendors());
    }
    PrintWriter out = spec.commandLine().getOut();
    try (Driver driver = devices.open(vendor, target())) {
      return work.with(driver, out);
    } catch (DeviceException e) {
      return failed(e.error());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    } finally {
      out.flush();
    }
  }

  private DeviceTarget target() throws IOException {
    int at = port == 0 ? usualPort() : port;
    String password = Secrets.password(passwordFile, "DOTMAC_DEVICE_PASSWORD", "Password");
    Optional<HostKeyPin> pin = protocol.encrypted()
        ? Optional.of(hostKey.isEmpty() ? NONE : new HostKeyPin(hostKey))
        : Optional.empty();
    return new DeviceTarget(
        new DeviceId(host + ":" + at),
        protocol,
        new InetSocketAddress(host, at),
        Credential.of(user, password),
        pin,
        Set.of(),
        Limits.usual());
  }

  private int usualPort() {
    return switch (protocol) {
      case SSH -> 22;
      case HTTPS -> 443;
      case HTTP -> 80;
      case API_TLS -> 8_729;
      case API -> 8_728;
    };
  }

  private int failed(DeviceError error) {
    PrintWriter err = spec.commandLine().getErr();
    if (error instanceof DeviceError.HostKeyMismatch other && hostKey.isEmpty()) {
      err.println("the device shows the key " + other.found()
          + ": compare it with what its console says, and name it with --host-key");
      return ExitCode.CONFIG;
    }
    err.println(error.message());
    return error instanceof DeviceError.Rejected ? ExitCode.PROBLEMS : ExitCode.FAILED;
  }
}
