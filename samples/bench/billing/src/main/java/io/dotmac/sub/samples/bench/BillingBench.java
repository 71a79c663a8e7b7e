package io.dotmac.sub.samples.bench;

import io.dotmac.sub.billing.run.BillingRun;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures billing runs beside the write floor of the same database; prints JSON. */
@Command(
    name = "billing",
    mixinStandardHelpOptions = true,
    description = "Bills monthly services on a PostgreSQL of its own and prints JSON.")
public final class BillingBench implements Callable<Integer> {
  /** Floors hold their rows in memory. */
  private static final int MOST_IN_FLOOR = 200_000;

  private static final int WARM_UP = 3_000;

  @Option(names = "--services", description = "Monthly services, one an account; 100000.")
  private int services = 100_000;

  @Option(names = "--months", description = "How many months are billed and measured; 2.")
  private int months = 2;

  @Option(names = "--threads", description = "Threads of the run and of the floor; 2.")
  private int threads = 2;

  @Option(names = "--heap", description = "Bill the last month in a process with -Xmx256m.")
  private boolean heap;

  @Option(names = "--history", description = "Accounts with ten years of invoices; 0 for none.")
  private int history;

  @Option(names = "--ageing", description = "Invoices of the ageing report; 0 for none.")
  private int ageing;

  @Option(names = "--dunning", description = "Scan for overdue debt after the runs.")
  private boolean dunning;

  @Option(
      names = "--data",
      description = "Keeps the database in this folder; a later call goes on with it.")
  private Path data;

  @Option(names = "--run-only", description = "Measures runs without a floor and a dry run.")
  private boolean runOnly;

  @Option(names = "--slow", description = "Log plans of statements slower than so many ms.")
  private int slow;

  /** Prints one JSON object. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BillingBench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = data == null ? Files.createTempDirectory("billing-bench-") : data;
    try (World world = World.open(folder)) {
      if (slow > 0) {
        world.logSlow(slow);
      }
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("services", services);
      json.put("threads", threads);
      json.put("processors", Runtime.getRuntime().availableProcessors());
      json.put("java", Runtime.version().toString());
      runs(world, json);
      if (history > 0) {
        json.put("history", new History(world, history, threads).measure());
      }
      if (ageing > 0) {
        json.put("ageing", Ageing.measure(world, ageing));
      }
      System.out.println(WireJson.write(json));
      return 0;
    } finally {
      if (slow == 0 && data == null) {
        delete(folder);
      } else {
        System.err.println("the database is in " + folder);
      }
    }
  }

  private void runs(World world, Map<String, Object> json) throws Exception {
    TenantId small = world.tenant(World.unique("warmup"));
    World.Catalog sold = world.catalog(small);
    world.people(small, sold, WARM_UP, World.BEGIN);
    world.addOns(small, sold);
    month(world, small, world.tenant(World.unique("warmup-floor")), World.BEGIN);

    Optional<TenantId> known = world.find("billed");
    TenantId billed = known.isPresent() ? known.get() : imported(world, json);
    TenantId floored = world.find("floor").orElseGet(() -> world.tenant("floor"));
    LocalDate next = world.nextMonth(billed);
    List<Map<String, Object>> all = new ArrayList<>();
    for (int i = 0; i < months; i++) {
      all.add(month(world, billed, floored, next));
      next = next.plusMonths(1);
    }
    json.put("months", all);
    if (heap) {
      world.today(billed, next);
      json.put("heap_256m", Processes.bill(world, billed, next, threads).json());
      next = next.plusMonths(1);
    }
    if (dunning) {
      json.put("dunning", DunningScan.measure(world, billed, next));
    }
  }

  private TenantId imported(World world, Map<String, Object> json) throws Exception {
    TenantId billed = world.tenant("billed");
    World.Catalog catalog = world.catalog(billed);
    Measured imported =
        Measured.of(world.cpu(), () -> world.people(billed, catalog, services, World.BEGIN));
    json.put("import", imported.json());
    world.addOns(billed, catalog);
    return billed;
  }

  private Map<String, Object> month(World world, TenantId billed, TenantId floored, LocalDate day)
      throws Exception {
    world.today(billed, day);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("date", day.toString());
    Measured dry = runOnly ? null : preview(world, billed, day);
    BillingRun[] done = new BillingRun[1];
    Measured run = Measured.of(world.cpu(), () -> {
      done[0] = world.engine().runs().bill(world.caller(billed), day, false, threads);
      return done[0].invoicesCreated();
    });
    json.put("lines", done[0].linesCreated());
    json.put("run", run.json());
    if (dry != null) {
      json.put("dry_run", dry.json());
      json.put("dry_run_to_run", Measured.rounded(dry.perSecond() / run.perSecond(), 2));
      Floor floor = new Floor(world, billed, floored);
      floor.prepare();
      Measured plain = floor.measure(done[0].id().value(), MOST_IN_FLOOR, threads);
      json.put("floor", plain.json());
      json.put("run_to_floor", Measured.rounded(run.perSecond() / plain.perSecond(), 3));
      json.put(
          "cpu_to_floor",
          Measured.rounded(
              (double) (run.cpu().micros() / run.items()) / (plain.cpu().micros() / plain.items()),
              3));
    }
    return json;
  }

  private static Measured preview(World world, TenantId billed, LocalDate day) throws Exception {
    return Measured.of(
        world.cpu(),
        () -> world.engine().runs().preview(world.caller(billed), day).invoices());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
