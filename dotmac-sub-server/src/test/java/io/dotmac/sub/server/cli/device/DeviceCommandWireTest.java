package io.dotmac.sub.server.cli.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.simulator.SimulatedRouteros;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.simulator.SshSimulator;
import io.dotmac.sub.server.cli.CommandLineTool;
import io.dotmac.sub.server.start.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for devices, against simulators behind a real SSH server. */
class DeviceCommandWireTest {
  private static final Credential LOGIN = Credential.of("root", "open sesame 4711");

  @TempDir
  Path folder;

  private record Result(int code, String text) {}

  private Result run(SshSimulator device, String vendor, String key, String... arguments)
      throws IOException {
    Path password = Files.writeString(folder.resolve("password"), LOGIN.password() + "\n");
    List<String> line = new ArrayList<>(List.of("device"));
    line.add(arguments[0]);
    line.addAll(List.of("--vendor", vendor, "--host", "127.0.0.1", "--user", LOGIN.user()));
    line.addAll(List.of("--port", String.valueOf(device.address().getPort())));
    line.addAll(List.of("--password-file", password.toString()));
    if (!key.isEmpty()) {
      line.addAll(List.of("--host-key", key));
    }
    line.addAll(List.of(arguments).subList(1, arguments.length));
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream caught = new ByteArrayOutputStream();
    try (PrintStream both = new PrintStream(caught, true, StandardCharsets.UTF_8)) {
      System.setOut(both);
      System.setErr(both);
      int code = CommandLineTool.run(List.of(new DeviceCommand()), line.toArray(String[]::new));
      return new Result(code, caught.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  @Test
  void aDeviceIsLookedAtPlannedForAndChangedByTheApprovedPlanAlone() throws IOException {
    SimulatedSmartax olt = new SimulatedSmartax("MA5800-X7").plug("HWTC1234ABCD", "0/1/0");
    try (SshSimulator device = SshSimulator.start(olt, LOGIN)) {
      String key = device.pin().fingerprint();
      String[] wanted = {
        "authorize",
        "--serial",
        "HWTC1234ABCD",
        "--pon-port",
        "0/1/0",
        "--line-profile",
        "10",
        "--service-profile",
        "10",
        "--vlan",
        "100"
      };
      Result stranger = run(device, "huawei-smartax", "", "probe");
      Result probe = run(device, "huawei-smartax", key, "probe");
      Result plan = run(device, "huawei-smartax", key, with("plan", wanted));
      String fingerprint = plan.text().replaceAll("(?s).*fingerprint ([0-9a-f]{64}).*", "$1");
      Result other =
          run(device, "huawei-smartax", key, with("apply", wanted, "--approve", "0".repeat(12)));
      List<String> untouched = olt.changes();
      Result applied = run(
          device,
          "huawei-smartax",
          key,
          with("apply", wanted, "--approve", fingerprint.substring(0, 12)));
      Result gone =
          run(device, "huawei-smartax", key, "plan", "suspend", "--serial", "HWTC99999999");

      assertThat(stranger.code()).as(stranger.text()).isEqualTo(ExitCode.CONFIG);
      assertThat(stranger.text()).contains(key, "--host-key");
      assertThat(probe.code()).as(probe.text()).isEqualTo(ExitCode.OK);
      assertThat(probe.text()).contains("slot 0 H901GPHF Normal", "0/1/0 HWTC1234ABCD");
      assertThat(plan.text()).contains("ont add 0 0 sn-auth", "undo:");
      assertThat(other.code()).as(other.text()).isEqualTo(ExitCode.PROBLEMS);
      assertThat(untouched).noneMatch(line -> line.startsWith("ont add"));
      assertThat(applied.code()).as(applied.text()).isEqualTo(ExitCode.OK);
      assertThat(applied.text()).contains("APPLIED", "ont add 0 0 sn-auth");
      assertThat(olt.state()).anyMatch(line -> line.contains("HWTC1234ABCD at 0/1/0"));
      assertThat(gone.code()).as(gone.text()).isEqualTo(ExitCode.FAILED);
      assertThat(stranger.text() + probe.text() + plan.text() + applied.text())
          .doesNotContain(LOGIN.password());
    }
  }

  private static String[] with(String command, String[] wanted, String... more) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(wanted));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void aRouterIsProbedAndOneOfItsSessionsEnded() throws IOException {
    SimulatedRouteros router = new SimulatedRouteros("edge").connected("ada", "100.64.0.7", "1h");
    try (SshSimulator device = SshSimulator.start(router, LOGIN)) {
      String key = device.pin().fingerprint();
      Result probe = run(device, "mikrotik-routeros", key, "probe");
      Result plan = run(device, "mikrotik-routeros", key, "plan", "disconnect", "--login", "ada");
      String fingerprint = plan.text().replaceAll("(?s).*fingerprint ([0-9a-f]{64}).*", "$1");
      Result ended = run(
          device,
          "mikrotik-routeros",
          key,
          "apply",
          "disconnect",
          "--login",
          "ada",
          "--approve",
          fingerprint);

      assertThat(probe.text()).contains("hEX", "ether1 up", "sessions: 1");
      assertThat(ended.code()).as(ended.text()).isEqualTo(ExitCode.OK);
      assertThat(router.items("ppp/active")).isEmpty();
    }
  }

  @Test
  void whatIsMissingOrMisspelledIsAWrongCommandLine() throws IOException {
    SimulatedSmartax olt = new SimulatedSmartax("MA5800-X7");
    try (SshSimulator device = SshSimulator.start(olt, LOGIN)) {
      String key = device.pin().fingerprint();
      assertThat(run(device, "cisco-ios", key, "probe").code()).isEqualTo(ExitCode.USAGE);
      assertThat(run(device, "huawei-smartax", key, "plan", "suspend"))
          .satisfies(said -> assertThat(said.text()).contains("suspend needs --serial"))
          .satisfies(said -> assertThat(said.code()).isEqualTo(ExitCode.USAGE));
      assertThat(run(device, "huawei-smartax", key, "plan", "explode").code())
          .isEqualTo(ExitCode.USAGE);
      assertThat(run(device, "huawei-smartax", "SHA256:short", "probe").code())
          .isEqualTo(ExitCode.USAGE);
    }
  }
}
