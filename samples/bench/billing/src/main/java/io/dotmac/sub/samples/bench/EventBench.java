package io.dotmac.sub.samples.bench;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import io.dotmac.sub.core.event.delivery.EventDispatcher;
import io.dotmac.sub.core.event.delivery.EventHandler;
import io.dotmac.sub.core.event.delivery.StoredEvent;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures events, written and delivered, beside plain inserts of the same rows; prints JSON. */
@Command(
    name = "events",
    mixinStandardHelpOptions = true,
    description = "Writes and delivers events on a PostgreSQL of its own and prints JSON.")
public final class EventBench implements Callable<Integer> {
  private static final int AT_ONCE = 500;
  private static final int WARM_UP = 10_000;

  @Option(names = "--events", description = "How many are written many at once; 200000.")
  private int events = 200_000;

  @Option(names = "--single", description = "How many are written one in a transaction; 20000.")
  private int single = 20_000;

  @Option(names = "--subscribers", description = "Whom they are about; 1000.")
  private int subscribers = 1_000;

  @Option(names = "--threads", description = "Threads that write; 2.")
  private int threads = 2;

  /** Prints one JSON object. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new EventBench()).execute(arguments));
  }

  /** As large as most are. */
  record Happened(UUID invoice, UUID account, UUID subscriber, String number, int order)
      implements DomainEvent {
    @Override
    public String type() {
      return "invoice.paid";
    }

    @Override
    public EventContext context() {
      return new EventContext(subscriber, account, null, invoice, null);
    }
  }

  /** Counts, and holds that what is about one subscriber comes in its order. */
  private static final class Counting implements EventHandler {
    private final Map<UUID, Long> last = new HashMap<>();
    private long disordered;

    @Override
    public String name() {
      return "bench";
    }

    @Override
    public Set<String> types() {
      return Set.of("*");
    }

    @Override
    public void handle(Tx tx, StoredEvent event) {
      Long before = last.put(event.context().subscriber(), event.seq());
      disordered += before != null && before > event.seq() ? 1 : 0;
    }
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("event-bench-");
    List<UUID> people = Stream.generate(UUID::randomUUID).limit(subscribers).toList();
    try (World world = World.open(folder)) {
      TenantId tenant = world.tenant(World.unique("events"));
      EventFloor floor = new EventFloor(world, world.tenant(World.unique("floor")), people);
      write(world, tenant, people, WARM_UP, AT_ONCE);
      floor.insert(WARM_UP, AT_ONCE, threads);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("processors", Runtime.getRuntime().availableProcessors());
      json.put("threads", threads);
      Measured plain = Measured.of(world.cpu(), () -> floor.insert(events, AT_ONCE, threads));
      Measured written =
          Measured.of(world.cpu(), () -> write(world, tenant, people, events, AT_ONCE));
      json.put("floor", plain.json());
      json.put("write", written.json());
      json.put("write_to_floor", Measured.rounded(written.perSecond() / plain.perSecond(), 2));
      Measured plainSingle = Measured.of(world.cpu(), () -> floor.insert(single, 1, threads));
      Measured alone = Measured.of(world.cpu(), () -> write(world, tenant, people, single, 1));
      json.put("floor_single", plainSingle.json());
      json.put("write_single", alone.json());
      json.put("single_to_floor", Measured.rounded(alone.perSecond() / plainSingle.perSecond(), 2));
      world.sql("analyze event_store");
      Counting handler = new Counting();
      EventDispatcher dispatcher = new EventDispatcher(world.engine().database(), List.of(handler));
      Measured delivered = Measured.of(world.cpu(), () -> all(dispatcher, tenant));
      json.put("deliver", delivered.json());
      json.put("out_of_order", handler.disordered);
      System.out.println(WireJson.write(json));
      return handler.disordered == 0 ? 0 : 1;
    }
  }

  private static long all(EventDispatcher dispatcher, TenantId tenant) {
    long delivered = 0;
    int some;
    do {
      some = dispatcher.runOnce(tenant);
      delivered += some;
    } while (some > 0);
    return delivered;
  }

  private long write(World world, TenantId tenant, List<UUID> people, int count, int atOnce)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Integer>> work = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        work.add(() -> some(world, tenant, people, count / threads, atOnce));
      }
      long written = 0;
      for (Future<Integer> each : pool.invokeAll(work)) {
        written += each.get();
      }
      return written;
    } finally {
      pool.shutdownNow();
    }
  }

  private static int some(World world, TenantId tenant, List<UUID> people, int count, int atOnce) {
    for (int from = 0; from < count; from += atOnce) {
      List<Happened> happened = new ArrayList<>();
      for (int i = from; i < Math.min(count, from + atOnce); i++) {
        UUID person = people.get(i % people.size());
        happened.add(new Happened(UUID.randomUUID(), person, person, "INV-" + i, i));
      }
      world.engine().database().run(tenant, tx -> tx.publishAll(happened));
    }
    return count;
  }
}
