package io.dotmac.sub.server.adapter.device;

import io.dotmac.sub.core.provisioning.run.RunWorker;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.rounds.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Carries out orders of all tenants on devices until it is closed, on some threads, so that one
 * device that hangs delays no other. Several nodes may run one each.
 */
public final class OrderRunner implements AutoCloseable {
  private static final int THREADS = 3;
  private static final Duration PAUSE = Duration.ofSeconds(3);

  /** A step that is under way is waited for; what is not recorded by then is read back later. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Database db;
  private final RunWorker worker;
  private final List<Rounds> rounds;

  private OrderRunner(Database db, RunWorker worker) {
    this.db = db;
    this.worker = worker;
    this.rounds = IntStream.range(0, THREADS)
        .mapToObj(i -> new Rounds("orders", PAUSE, PATIENCE, this::round))
        .toList();
  }

  /** Works from now on. */
  public static OrderRunner started(Database db, RunWorker worker) {
    OrderRunner runner = new OrderRunner(db, worker);
    runner.rounds.forEach(Rounds::start);
    return runner;
  }

  private int round() {
    int worked = 0;
    for (Tenant tenant : db.tenants().all()) {
      worked += worker.work(tenant.id());
    }
    return worked;
  }

  /** Why no order is carried out, if none is. */
  public Optional<String> trouble() {
    return rounds.stream().flatMap(each -> each.trouble().stream()).findFirst();
  }

  @Override
  public void close() {
    worker.stop();
    rounds.forEach(Rounds::close);
  }
}
