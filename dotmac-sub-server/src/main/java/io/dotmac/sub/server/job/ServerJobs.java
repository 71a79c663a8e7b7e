package io.dotmac.sub.server.job;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.billing.run.BillingRun;
import io.dotmac.sub.core.access.hold.Holds;
import io.dotmac.sub.core.identity.login.EndedLogins;
import io.dotmac.sub.core.job.CatchUp;
import io.dotmac.sub.core.job.Job;
import io.dotmac.sub.core.job.JobSchedule;
import io.dotmac.sub.core.provisioning.order.Installations;
import io.dotmac.sub.core.subscription.ChangeRequests;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.subscription.term.Renewals;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.usage.UsageCharges;
import io.dotmac.sub.server.adapter.radius.RadiusService;
import io.dotmac.sub.server.http.IdempotencyStore;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every job of the server and its schedule, in the tenant's zone. */
public final class ServerJobs {
  private static final int AT_ONCE = 500;

  private final Database db;
  private final BillingEngine billing;

  /** Works through these. */
  public ServerJobs(Database db, BillingEngine billing) {
    this.db = db;
    this.billing = billing;
  }

  /** All of them. */
  public List<Job> all() {
    return Stream.of(collections(), money(), services(), housekeeping())
        .flatMap(List::stream)
        .toList();
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

  /** What is charged and booked. */
  private List<Job> money() {
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
            "apply_usage_charges",
            "Rates the traffic of the last three days of services that are charged by use",
            JobSchedule.daily(LocalTime.of(0, 20)),
            CatchUp.ONCE,
            (tenant, dueAt) -> db.inTx(caller(tenant, "rating"), ServerJobs::rate) + " rated"),
        new Job(
            "verify_books",
            "Proves that documents and ledger agree; fails and names the row if they do not",
            JobSchedule.daily(LocalTime.of(4, 30)),
            CatchUp.ONCE,
            (tenant, dueAt) -> verify(tenant)),
        new Job(
            "seal_ledger",
            "Chains what was booked in the ledger by hashes",
            JobSchedule.every(Duration.ofSeconds(30)),
            CatchUp.ONCE,
            (tenant, dueAt) -> billing.sealLedger(caller(tenant, "seal")) + " sealed"));
  }

  /** What begins and ends on a day. */
  private List<Job> services() {
    return List.of(
        new Job(
            "apply_subscription_changes",
            "Moves services to the plans that were agreed for today",
            JobSchedule.daily(LocalTime.of(0, 5)),
            CatchUp.ONCE,
            (tenant, dueAt) ->
                all(tenant, "changes", tx -> new ChangeRequests().applyDue(tx, AT_ONCE))
                    + " applied"),
        new Job(
            "advance_service_holds",
            "Begins and ends holds of services on their days",
            JobSchedule.daily(LocalTime.of(0, 10)),
            CatchUp.ONCE,
            (tenant, dueAt) ->
                all(tenant, "holds", tx -> new Holds().advance(tx, AT_ONCE)) + " begun or ended"),
        new Job(
            "announce_expiring_subscriptions",
            "Says that the time of a service will be over soon",
            JobSchedule.daily(LocalTime.of(8, 0)),
            CatchUp.ONCE,
            (tenant, dueAt) ->
                all(tenant, "expiry", tx -> Renewals.announce(tx, AT_ONCE)) + " announced"),
        new Job(
            "expire_subscriptions",
            "Ends services whose time is over",
            JobSchedule.daily(LocalTime.of(1, 0)),
            CatchUp.ONCE,
            (tenant, dueAt) -> expire(tenant) + " expired"));
  }

  private List<Job> housekeeping() {
    return List.of(
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
                db.inTx(caller(tenant, "idempotency"), IdempotencyStore::purge) + " deleted"),
        new Job(
            "forget_ended_logins",
            "Deletes sessions, links and codes that ended too long ago to matter",
            JobSchedule.daily(LocalTime.of(3, 52)),
            CatchUp.ONCE,
            (tenant, dueAt) -> forgetLogins(tenant) + " deleted"));
  }

  private int forgetLogins(Tenant tenant) {
    int all = 0;
    int some;
    do {
      some = db.inTx(caller(tenant, "logins"), EndedLogins::forget);
      all += some;
    } while (some > 0);
    return all;
  }

  private String bill(Tenant tenant) {
    LocalDate today = db.inTx(caller(tenant, "billing"), tx -> tx.today());
    BillingRun run = billing.runs().bill(caller(tenant, "billing"), today);
    return run.invoicesCreated() + " invoices, " + run.skipped() + " skipped";
  }

  private String verify(Tenant tenant) {
    List<MoneyVerifier.Violation> broken = db.inTx(caller(tenant, "verify"), MoneyVerifier::verify);
    if (!broken.isEmpty()) {
      throw new IllegalStateException(broken.size() + " invariants are broken: " + broken);
    }
    return MoneyVerifier.checks() + " invariants hold";
  }

  private int expire(Tenant tenant) {
    Subscriptions subscriptions = Installations.subscriptions();
    return all(tenant, "expiry", tx -> subscriptions.expireDue(tx, AT_ONCE));
  }

  /** Works in transactions of some hundred until nothing is left. */
  private int all(Tenant tenant, String name, Function<Tx, Integer> work) {
    int all = 0;
    int some;
    do {
      some = db.inTx(caller(tenant, name), work);
      all += some;
    } while (some == AT_ONCE);
    return all;
  }

  private static int rate(Tx tx) {
    UsageCharges charges = new UsageCharges();
    int rated = 0;
    for (int daysAgo = 3; daysAgo >= 1; daysAgo--) {
      rated += charges.rate(tx, tx.today().minusDays(daysAgo));
    }
    return rated;
  }

  private static Caller caller(Tenant tenant, String name) {
    return Caller.system(tenant.id(), name);
  }
}
