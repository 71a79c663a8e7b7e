package io.dotmac.sub.samples.bench.devices;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.plan.PlanResult;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.simulator.SshSimulator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Prints one JSON object; see {@code docs/reference/benchmarks.md} for what its fields say. */
public final class DeviceBench {
  private static final Credential LOGIN = Credential.of("root", "bench-of-devices");
  private static final String NAME = "bench";
  private static final int PORTS = 8;
  private static final int VLAN = 100;
  private static final int PROFILE = 10;
  private static final int WARM_UP = 150;

  private DeviceBench() {}

  public static void main(String[] arguments) throws Exception {
    List<String> given = Arrays.asList(arguments);
    int onts = number(given, "--onts", 300);
    SimulatedSmartax olt = new SimulatedSmartax(NAME);
    try (SshSimulator server = SshSimulator.start(olt, LOGIN);
        Driver driver = Devices.network().open("huawei-smartax", target(NAME, server))) {
      OltDriver terminal = driver.require(OltDriver.class);
      authorize(olt, terminal, 0, WARM_UP);
      String authorize = figures(authorize(olt, terminal, WARM_UP, onts));
      String command = commands(olt, terminal, server, number(given, "--commands", 2_000));
      String fleet = fleet(number(given, "--devices", 100), number(given, "--parallel", 16));
      System.out.println("{\"authorize\": " + authorize + ", \"command\": " + command
          + ", \"fleet\": " + fleet + "}");
    }
  }

  private static int number(List<String> given, String name, int usual) {
    int at = given.indexOf(name);
    return at < 0 ? usual : Integer.parseInt(given.get(at + 1));
  }

  private static DeviceTarget target(String id, SshSimulator server) {
    return DeviceTarget.of(id, Protocol.SSH, server.address(), LOGIN, server.pin());
  }

  private static String serial(int number) {
    return String.format(Locale.ROOT, "HWTC%08X", number);
  }

  private static OntAuthorization wanted(int number) {
    PonPort port = new PonPort(0, 1, number % PORTS);
    OntSerial serial = OntSerial.parse(serial(number)).orElseThrow();
    return OntAuthorization.of(port, serial, PROFILE, PROFILE, OntService.vlan(VLAN));
  }

  /** What each whole change took, in milliseconds: read, plan, send, read back. */
  private static double[] authorize(
      SimulatedSmartax olt, OltDriver terminal, int first, int count) {
    double[] took = new double[count];
    for (int i = 0; i < count; i++) {
      OntAuthorization wanted = wanted(first + i);
      olt.plug(wanted.serial().toString(), wanted.port().toString());
      long start = System.nanoTime();
      PlanResult result = terminal.planAuthorize(wanted).apply();
      took[i] = (System.nanoTime() - start) / 1e6;
      if (!(result instanceof PlanResult.Applied)) {
        throw new IllegalStateException(wanted + ": " + result);
      }
    }
    return took;
  }

  /** One question to the terminal, by a driver and by OpenSSH. */
  private static String commands(
      SimulatedSmartax olt, OltDriver terminal, SshSimulator server, int count) throws IOException {
    OntRef ont = new OntRef(new PonPort(0, 1, 0), 0);
    int before = olt.log().size();
    double[] ours = new double[count];
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      boolean found = terminal.state(ont).isPresent();
      ours[i] = (System.nanoTime() - start) / 1e6;
      if (!found) {
        throw new IllegalStateException(ont + " is gone");
      }
    }
    List<String> sent = olt.log().subList(before, olt.log().size());
    double each = (double) sent.size() / count;
    String asked = sent.get(sent.size() - 1);
    double[] theirs = new double[count];
    try (OpenSsh ssh = OpenSsh.login(server, LOGIN)) {
      ssh.ask("", NAME + ">");
      ssh.ask("enable", NAME + "#");
      ssh.ask("scroll", NAME + "#");
      for (int i = 0; i < count; i++) {
        long start = System.nanoTime();
        ssh.ask(asked, NAME + "#");
        theirs[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    double more = percentile(ours, 50) / each - percentile(theirs, 50);
    return String.format(
        Locale.ROOT,
        "{\"asked\": \"%s\", \"commands_a_read\": %.1f, \"driver\": %s, \"openssh\": %s,"
            + " \"more_p50_ms\": %.2f}",
        asked,
        each,
        figures(ours),
        figures(theirs),
        more);
  }

  /** Many terminals, each with its own SSH server: log in, let one ONT in, log out. */
  private static String fleet(int devices, int parallel) throws Exception {
    List<SshSimulator> servers = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(parallel);
    try {
      for (int i = 0; i < devices; i++) {
        OntAuthorization wanted = wanted(i);
        servers.add(SshSimulator.start(
            new SimulatedSmartax("olt-" + i)
                .plug(wanted.serial().toString(), wanted.port().toString()),
            LOGIN));
      }
      long start = System.nanoTime();
      List<Future<PlanResult>> all = new ArrayList<>();
      for (int i = 0; i < devices; i++) {
        DeviceTarget target = target("olt-" + i, servers.get(i));
        OntAuthorization wanted = wanted(i);
        all.add(pool.submit(() -> letIn(target, wanted)));
      }
      int applied = 0;
      for (Future<PlanResult> each : all) {
        applied += each.get() instanceof PlanResult.Applied ? 1 : 0;
      }
      return String.format(
          Locale.ROOT,
          "{\"devices\": %d, \"parallel\": %d, \"applied\": %d, \"seconds\": %.2f}",
          devices,
          parallel,
          applied,
          (System.nanoTime() - start) / 1e9);
    } finally {
      pool.shutdown();
      servers.forEach(SshSimulator::close);
    }
  }

  private static PlanResult letIn(DeviceTarget target, OntAuthorization wanted) {
    try (Driver driver = Devices.network().open("huawei-smartax", target)) {
      return driver.require(OltDriver.class).planAuthorize(wanted).apply();
    }
  }

  private static String figures(double[] took) {
    return String.format(
        Locale.ROOT,
        "{\"count\": %d, \"p50_ms\": %.2f, \"p99_ms\": %.2f}",
        took.length,
        percentile(took, 50),
        percentile(took, 99));
  }

  private static double percentile(double[] took, int percent) {
    double[] sorted = took.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }
}
