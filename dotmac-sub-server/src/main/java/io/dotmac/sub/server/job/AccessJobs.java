package io.dotmac.sub.server.job;

import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.access.index.AccessChanges;
import io.dotmac.sub.core.access.session.AddressAudit;
import io.dotmac.sub.core.access.voucher.VoucherUse;
import io.dotmac.sub.core.enforcement.Proofs;
import io.dotmac.sub.core.enforcement.router.RouterEnforcer;
import io.dotmac.sub.core.job.CatchUp;
import io.dotmac.sub.core.job.Job;
import io.dotmac.sub.core.job.JobSchedule;
import io.dotmac.sub.core.network.ip.LeaseReaper;
import io.dotmac.sub.core.network.ip.forecast.PoolDays;
import io.dotmac.sub.core.network.watch.NasWatch;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.usage.Quotas;
import io.dotmac.sub.core.usage.Retention;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The jobs that count usage, and that hold the network against what it ought to do. */
public final class AccessJobs {
  private static final String ACTOR = "access";

  /** How long a node answers logins while the database is away; after that it has given nothing. */
  private static final Duration GONE = Duration.ofHours(24);

  private final Database db;
  private final Quotas quotas = new Quotas(new ServiceLocks());

  /** Works on this database. */
  public AccessJobs(Database db) {
    this.db = db;
  }

  /** All of them. */
  public List<Job> all() {
    return Stream.of(usage(), network(), months()).flatMap(List::stream).toList();
  }

  private List<Job> usage() {
    return List.of(
        minutely(
            "meter_usage_into_quota",
            "Opens the quota periods that begin and counts what was used in them",
            tx -> quotas.meter(tx) + " opened"),
        minutely(
            "evaluate_fup_rules",
            "Warns services near their quota and holds back those that have used it",
            tx -> quotas.evaluate(tx) + " warned or used up"),
        minutely(
            "meter_hotspot_vouchers",
            "Adds up what vouchers have used and ends those of which nothing is left",
            tx -> VoucherUse.meter(tx) + " ended"),
        minutely(
            "lift_expired_fup_enforcement",
            "Lets services go whose quota has something left again",
            tx -> quotas.lift(tx) + " let go"));
  }

  private List<Job> network() {
    return List.of(
        minutely(
            "watch_access_servers",
            "Says which NASes with sessions have fallen silent, and which are back",
            tx -> NasWatch.look(tx) + " silent or back"),
        job(
            "reconcile_active_sessions",
            "Proves by accounting that what NASes said is off is off, and asks again where not",
            JobSchedule.every(Duration.ofMinutes(2)),
            tx -> Proofs.prove(tx).toString()),
        job(
            "run_enforcement_reconciler",
            "Enforces services that are off and have a live session, or that a router lets by",
            JobSchedule.every(Duration.ofMinutes(10)),
            tx -> (Proofs.reconcile(tx) + RouterEnforcer.reconcile(tx)) + " asked for"),
        job(
            "reconcile_radius_index",
            "Has every node hold its RADIUS index against the database, and log what it had wrong",
            JobSchedule.daily(LocalTime.of(3, 20)),
            tx -> {
              AccessChanges.askForAll(tx);
              return "asked for";
            }),
        job(
            "audit_suspension_enforcement",
            "Fails and names the sessions of services that are off and pass traffic all the same",
            JobSchedule.every(Duration.ofHours(6)),
            tx -> nothing(Proofs.passing(tx), "services are off and pass traffic")),
        job(
            "audit_ip_consistency",
            "Fails and names live sessions that share an address or have one that is not theirs",
            JobSchedule.every(Duration.ofHours(6)),
            tx -> nothing(AddressAudit.conflicts(tx), "addresses are not as they ought to be")),
        job(
            "count_ip_pools",
            "Counts how much of each pool of addresses is held today, and when it will be full",
            JobSchedule.daily(LocalTime.of(21, 0)),
            tx -> PoolDays.count(tx) + " pools counted"),
        job(
            "release_unused_addresses",
            "Frees what services had that are over, and what nodes left in use that are gone",
            JobSchedule.every(Duration.ofMinutes(5)),
            tx -> LeaseReaper.reap(tx, GONE).toString()));
  }

  private List<Job> months() {
    return List.of(new Job(
        "turn_usage_months",
        "Adds the months to come to tables kept by month, and deletes what is kept no longer",
        JobSchedule.daily(LocalTime.of(3, 15)),
        CatchUp.ONCE,
        (tenant, dueAt) -> {
          int deleted = 0;
          int some;
          do {
            some = db.inTx(caller(tenant), Retention::forget);
            deleted += some;
          } while (some > 0);
          LocalDate today = LocalDate.ofInstant(db.clock().instant(), ZoneOffset.UTC);
          return deleted + " deleted, " + Retention.turnMonths(db, today) + " months dropped";
        }));
  }

  private Job minutely(String name, String does, Function<Tx, String> work) {
    return job(name, does, JobSchedule.every(Duration.ofMinutes(1)), work);
  }

  private Job job(String name, String does, JobSchedule schedule, Function<Tx, String> work) {
    return new Job(
        name, does, schedule, CatchUp.ONCE, (tenant, dueAt) -> db.inTx(caller(tenant), work));
  }

  private static String nothing(List<String> found, String what) {
    if (!found.isEmpty()) {
      throw new IllegalStateException(found.size() + " " + what + ": " + found);
    }
    return "none";
  }

  private static Caller caller(Tenant tenant) {
    return Caller.system(tenant.id(), ACTOR);
  }
}
