package io.dotmac.sub.server.job;

import io.dotmac.sub.core.audit.AuditSeal;
import io.dotmac.sub.core.event.delivery.EventHandler;
import io.dotmac.sub.core.event.delivery.EventKeeping;
import io.dotmac.sub.core.event.feed.EventFeed;
import io.dotmac.sub.core.job.CatchUp;
import io.dotmac.sub.core.job.Job;
import io.dotmac.sub.core.job.JobSchedule;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;

/** The jobs that keep events and the audit in order. */
public final class EventJobs {
  private static final String ACTOR = "events";

  /** How long a delivery waits for a node that has its handler: longer than any update takes. */
  private static final Duration PATIENCE = Duration.ofHours(24);

  private final Database db;
  private final List<String> handlers;

  /** Of a server with these handlers. */
  public EventJobs(Database db, List<EventHandler> handlers) {
    this.db = db;
    this.handlers = handlers.stream().map(EventHandler::name).toList();
  }

  /** All of them. */
  public List<Job> all() {
    return List.of(
        new Job(
            "mark_stale_processing_events",
            "Ends events whose deliveries are all over, and deliveries that have no handler left",
            JobSchedule.every(Duration.ofMinutes(10)),
            CatchUp.ONCE,
            (tenant, dueAt) -> settle(tenant)),
        new Job(
            "cleanup_old_events",
            "Deletes events and deliveries that are kept no longer",
            JobSchedule.daily(LocalTime.of(3, 50)),
            CatchUp.ONCE,
            (tenant, dueAt) -> all(tenant, EventKeeping::forget) + " deleted"),
        new Job(
            "seal_audit",
            "Chains the rows of the audit by hashes",
            JobSchedule.every(Duration.ofSeconds(30)),
            CatchUp.ONCE,
            (tenant, dueAt) -> AuditSeal.seal(db, caller(tenant)) + " sealed"),
        new Job(
            "cleanup_old_audit",
            "Deletes entries of the audit that are kept no longer",
            JobSchedule.daily(LocalTime.of(3, 55)),
            CatchUp.ONCE,
            (tenant, dueAt) -> all(tenant, AuditSeal::forget) + " deleted"));
  }

  private String settle(Tenant tenant) {
    int restored = db.inTx(caller(tenant), EventFeed::settleRestored);
    int ended = db.inTx(caller(tenant), tx -> EventKeeping.settle(tx, handlers, PATIENCE));
    return ended + " ended" + (restored == 0 ? "" : ", " + restored + " of a loaded dump placed");
  }

  /** Some at a time, until none is left. */
  private long all(Tenant tenant, Function<Tx, Integer> forget) {
    long deleted = 0;
    int some;
    do {
      some = db.inTx(caller(tenant), forget);
      deleted += some;
    } while (some > 0);
    return deleted;
  }

  private static Caller caller(Tenant tenant) {
    return Caller.system(tenant.id(), ACTOR);
  }
}
