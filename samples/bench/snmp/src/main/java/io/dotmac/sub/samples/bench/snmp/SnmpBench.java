package io.dotmac.sub.samples.bench.snmp;

import static io.dotmac.sub.devices.transport.snmp.SnmpClient.await;

import io.dotmac.sub.devices.transport.snmp.Binding;
import io.dotmac.sub.devices.transport.snmp.Oid;
import io.dotmac.sub.devices.transport.snmp.SnmpClient;
import io.dotmac.sub.devices.transport.snmp.SnmpLimits;
import io.dotmac.sub.devices.transport.snmp.SnmpLogin;
import io.dotmac.sub.devices.transport.snmp.SnmpTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Prints one JSON object; see {@code docs/reference/benchmarks.md} for what its fields say. */
public final class SnmpBench {
  private static final String UP_TIME = "1.3.6.1.2.1.1.3.0";
  private static final String TREE = "1.3.6.1.2.1";
  private static final int REPETITIONS = 25;
  private static final SnmpLogin LOGIN = SnmpLogin.v2c(NetSnmp.COMMUNITY);
  private static final SnmpLimits PATIENT =
      SnmpLimits.usual().answeringWithin(Duration.ofSeconds(5), 5);

  private final NetSnmp agent;
  private final SnmpClient snmp;

  private SnmpBench(NetSnmp agent, SnmpClient snmp) {
    this.agent = agent;
    this.snmp = snmp;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> given = Arrays.asList(arguments);
    try (NetSnmp agent = NetSnmp.start();
        SnmpClient snmp = SnmpClient.network()) {
      SnmpBench bench = new SnmpBench(agent, snmp);
      String load = load();
      bench.warmUp();
      String get = bench.get(number(given, "--gets", 60_000), number(given, "--clients", 4));
      String bulk = bench.bulk(number(given, "--walks", 7));
      String poll = bench.poll(number(given, "--devices", 500), number(given, "--values", 200));
      System.out.println("{\"load_average\": " + load + ", \"get\": " + get + ", \"bulk\": " + bulk
          + ", \"poll\": " + poll + "}");
    }
  }

  private static int number(List<String> given, String name, int usual) {
    int at = given.indexOf(name);
    return at < 0 ? usual : Integer.parseInt(given.get(at + 1));
  }

  /** How much else the machine does. */
  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
  }

  private SnmpTarget target(int device, int outstanding) {
    return SnmpTarget.of("device-" + device, agent.address(), LOGIN)
        .with(PATIENT.asking(outstanding, 40, REPETITIONS));
  }

  /** Until the agent answers and the compiler has seen the code. */
  private void warmUp() {
    await(snmp.get(target(0, 4), List.of(Oid.of(UP_TIME))));
    ours(40_000);
    for (int i = 0; i < 3; i++) {
      await(snmp.walk(target(0, 4), Oid.of(TREE)));
    }
  }

  private double ours(int gets) {
    SnmpTarget target = target(0, SnmpClient.USUAL_OUTSTANDING);
    List<Oid> asked = List.of(Oid.of(UP_TIME));
    long start = System.nanoTime();
    List<CompletableFuture<List<Binding>>> all = new ArrayList<>(gets);
    for (int i = 0; i < gets; i++) {
      all.add(snmp.get(target, asked).toCompletableFuture());
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    return (System.nanoTime() - start) / 1e9;
  }

  private String get(int gets, int clients) throws IOException, InterruptedException {
    double[] theirs = new double[3];
    double[] mine = new double[3];
    for (int i = 0; i < theirs.length; i++) {
      theirs[i] = gets / clients * clients / agent.gets(clients, gets / clients, "." + UP_TIME);
      mine[i] = gets / ours(gets);
    }
    return String.format(
        Locale.ROOT,
        "{\"gets\": %d, \"net_snmp_clients\": %d, \"net_snmp_per_second\": %.0f,"
            + " \"outstanding\": %d, \"per_second\": %.0f, \"to_net_snmp\": %.2f}",
        gets,
        clients,
        median(theirs),
        SnmpClient.USUAL_OUTSTANDING,
        median(mine),
        median(mine) / median(theirs));
  }

  /** The tree of the agent changes while it is walked, so what counts is values a second. */
  private String bulk(int walks) throws IOException, InterruptedException {
    double[] theirs = new double[walks];
    double[] mine = new double[walks];
    long values = 0;
    for (int i = 0; i < walks; i++) {
      theirs[i] = agent.walk("." + TREE, REPETITIONS).perSecond();
      long start = System.nanoTime();
      List<Binding> walked = await(snmp.walk(target(0, 4), Oid.of(TREE)));
      mine[i] = walked.size() / ((System.nanoTime() - start) / 1e9);
      values = walked.size();
    }
    return String.format(
        Locale.ROOT,
        "{\"values\": %d, \"repetitions\": %d, \"snmpbulkwalk_values_per_second\": %.0f,"
            + " \"values_per_second\": %.0f, \"to_snmpbulkwalk\": %.2f}",
        values,
        REPETITIONS,
        median(theirs),
        median(mine),
        median(mine) / median(theirs));
  }

  /** Many devices, all of them this one agent: so many values of each, all at once. */
  private String poll(int devices, int values) {
    List<Oid> names = await(snmp.walk(target(0, 4), Oid.of(TREE))).stream()
        .map(Binding::oid)
        .limit(values)
        .toList();
    int threads = Thread.activeCount();
    long start = System.nanoTime();
    List<CompletableFuture<List<Binding>>> all = new ArrayList<>();
    for (int i = 0; i < devices; i++) {
      all.add(snmp.get(target(i, 4), names).toCompletableFuture());
    }
    int more = Thread.activeCount() - threads;
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    double seconds = (System.nanoTime() - start) / 1e9;
    long read = all.stream()
        .flatMap(each -> each.join().stream())
        .filter(each -> each.value().present())
        .count();
    return String.format(
        Locale.ROOT,
        "{\"devices\": %d, \"values_each\": %d, \"values_read\": %d, \"seconds\": %.2f,"
            + " \"values_per_second\": %.0f, \"more_threads\": %d}",
        devices,
        names.size(),
        read,
        seconds,
        read / seconds,
        more);
  }

  private static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
