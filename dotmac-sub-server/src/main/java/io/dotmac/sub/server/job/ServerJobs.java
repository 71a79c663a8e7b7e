package io.dotmac.sub.server.job;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.run.BillingRun;
import io.dotmac.sub.core.job.CatchUp;
import io.dotmac.sub.core.job.Job;
import io.dotmac.sub.core.job.JobSchedule;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.adapter.radius.RadiusService;
import io.dotmac.sub.server.http.IdempotencyStore;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;

/** Every job of the server and its schedule, in the tenant's zone. */
public final class ServerJobs {
  private static final int EXPIRE_AT_ONCE = 500;

  private final Database db;
  private final BillingEngine billing;

  /** Works through these. */
  public ServerJobs(Database db, BillingEngine billing) {
    this.db = db;
    this.billing = billing;
  }

  /** All of them. */
  public List<Job> all() {
    return Stream.concat(collections().stream(), others().stream()).toList();
  }

  /** What reminds and restricts. */
  private List<Job> collections() {
    return List.of(
        new Job(
            "run_dunning",
            "Takes the next step of every dunning case, within the hours of its policy",
            JobSchedule.every(Duration.ofHours(1)),
            CatchUp.ONCE,
            (tenant, dueAt) ->
                billing.dunningRuns().runInHours(caller(tenant, "dunning")).toString()),
        new Job(
            "run_prepaid_enforcement",
            "Warns and blocks prepaid services with too little, once a local day",
            JobSchedule.every(Duration.ofHours(1)),
            CatchUp.ONCE,
            (tenant, dueAt) -> billing
                .prepaidEnforcement()
                .run(caller(tenant, "prepaid"))
                .map(Object::toString)
                .orElse("nothing to do")),
        new Job(
            "check_overdue_arrangements",
            "Marks installments due and overdue, and ends arrangements that are not kept",
            JobSchedule.daily(LocalTime.of(5, 30)),
            CatchUp.ONCE,
            (tenant, dueAt) ->
                billing.checkArrangements(caller(tenant, "arrangements")) + " looked at"));
  }

  private List<Job> others() {
    return List.of(
        new Job(
            "run_invoice_cycle",
            "Bills every service that is due",
            JobSchedule.daily(LocalTime.of(2, 0)),
            CatchUp.ONCE,
            (tenant, dueAt) -> bill(tenant)),
        new Job(
            "mark_invoices_overdue",
            "Marks invoices that are past their due date",
            JobSchedule.every(Duration.ofHours(1)),
            CatchUp.ONCE,
            (tenant, dueAt) -> billing.markOverdue(caller(tenant, "overdue")) + " overdue"),
        new Job(
            "seal_ledger",
            "Chains what was booked in the ledger by hashes",
            JobSchedule.every(Duration.ofSeconds(30)),
            CatchUp.ONCE,
            (tenant, dueAt) -> billing.sealLedger(caller(tenant, "seal")) + " sealed"),
        new Job(
            "expire_subscriptions",
            "Ends services whose time is over",
            JobSchedule.daily(LocalTime.of(1, 0)),
            CatchUp.ONCE,
            (tenant, dueAt) -> expire(tenant) + " expired"),
        new Job(
            "reap_stale_radius_sessions",
            "Closes sessions whose NAS fell silent",
            JobSchedule.every(Duration.ofMinutes(5)),
            CatchUp.ONCE,
            (tenant, dueAt) ->
                db.inTx(caller(tenant, "sessions"), RadiusService::closeStaleSessions) + " closed"),
        new Job(
            "forget_old_refusals",
            "Deletes refused logins and change notices that are too old to matter",
            JobSchedule.daily(LocalTime.of(3, 30)),
            CatchUp.ONCE,
            (tenant, dueAt) -> db.inTx(caller(tenant, "sessions"), RadiusService::forgetOldRefusals)
                + RadiusService.forgetOldChanges(db)
                + " deleted"),
        new Job(
            "forget_idempotency_keys",
            "Deletes the answers of requests that nobody can repeat any more",
            JobSchedule.daily(LocalTime.of(3, 45)),
            CatchUp.ONCE,
            (tenant, dueAt) ->
                db.inTx(caller(tenant, "idempotency"), IdempotencyStore::purge) + " deleted"));
  }

  private String bill(Tenant tenant) {
    LocalDate today = db.inTx(caller(tenant, "billing"), tx -> tx.today());
    BillingRun run = billing.runs().bill(caller(tenant, "billing"), today);
    return run.invoicesCreated() + " invoices, " + run.skipped() + " skipped";
  }

  private int expire(Tenant tenant) {
    Subscriptions subscriptions = new Subscriptions();
    int all = 0;
    int some;
    do {
      some = db.inTx(caller(tenant, "expiry"), tx -> subscriptions.expireDue(tx, EXPIRE_AT_ONCE));
      all += some;
    } while (some == EXPIRE_AT_ONCE);
    return all;
  }

  private static Caller caller(Tenant tenant, String name) {
    return Caller.system(tenant.id(), name);
  }
}
