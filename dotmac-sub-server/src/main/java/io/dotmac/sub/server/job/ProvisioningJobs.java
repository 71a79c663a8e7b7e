package io.dotmac.sub.server.job;

import io.dotmac.sub.core.job.CatchUp;
import io.dotmac.sub.core.job.Job;
import io.dotmac.sub.core.job.JobSchedule;
import io.dotmac.sub.core.provisioning.backup.BackupRound;
import io.dotmac.sub.core.provisioning.discovery.DiscoveryRound;
import io.dotmac.sub.core.provisioning.drift.DriftRound;
import io.dotmac.sub.core.provisioning.order.InstallAppointments;
import io.dotmac.sub.core.provisioning.order.ServiceOrders;
import io.dotmac.sub.core.provisioning.run.ProvisioningRuns;
import io.dotmac.sub.core.provisioning.run.RunWorker;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/** What is done for orders by itself. */
public final class ProvisioningJobs {
  private static final int AT_ONCE = 200;

  private final Database db;
  private final InstallAppointments appointments =
      new InstallAppointments(new ServiceOrders(new Subscriptions()));

  private final ProvisioningRuns runs =
      new ProvisioningRuns(new ServiceOrders(new Subscriptions()));
  private final RunWorker worker;
  private final DiscoveryRound discovery;
  private final BackupRound backups;
  private final DriftRound drift;

  /** Works on this database; the others ask devices. */
  public ProvisioningJobs(
      Database db,
      RunWorker worker,
      DiscoveryRound discovery,
      BackupRound backups,
      DriftRound drift) {
    this.db = db;
    this.worker = worker;
    this.discovery = discovery;
    this.backups = backups;
    this.drift = drift;
  }

  /** All of them. */
  public List<Job> all() {
    return List.of(
        new Job(
            "mark_missed_appointments",
            "Closes visits that are over without a word, and says so where nobody was there",
            JobSchedule.every(Duration.ofMinutes(10)),
            CatchUp.ONCE,
            (tenant, dueAt) -> missed(tenant) + " closed"),
        new Job(
            "disconnect_ended_services",
            "Begins to take down on devices what services had that are over",
            JobSchedule.every(Duration.ofMinutes(5)),
            CatchUp.ONCE,
            (tenant, dueAt) -> db.inTx(
                    Caller.system(tenant.id(), "disconnect"), tx -> runs.disconnectDue(tx, AT_ONCE))
                + " begun"),
        new Job(
            "discover_onts",
            "Asks devices for ONTs that show themselves, and lets in those that have an order",
            JobSchedule.every(Duration.ofMinutes(2)),
            CatchUp.SKIP,
            (tenant, dueAt) -> discovery.look(tenant.id()).toString()),
        new Job(
            "back_up_configurations",
            "Asks devices for their configurations and keeps those that changed",
            JobSchedule.daily(LocalTime.of(2, 40)),
            CatchUp.ONCE,
            (tenant, dueAt) -> backups.backUp(tenant.id()).toString()),
        new Job(
            "detect_drift",
            "Reads line terminals and compares their ONTs with the records",
            JobSchedule.daily(LocalTime.of(3, 10)),
            CatchUp.ONCE,
            (tenant, dueAt) -> drift.detect(tenant.id()).toString()),
        new Job(
            "forget_config_backups",
            "Deletes configurations that no device has any longer and that are too old to matter",
            JobSchedule.daily(LocalTime.of(4, 5)),
            CatchUp.ONCE,
            (tenant, dueAt) -> backups.forget(tenant.id()) + " deleted"),
        new Job(
            "carry_out_orders",
            "Works off runs that are due on devices; a node does so all the time besides",
            JobSchedule.every(Duration.ofMinutes(1)),
            CatchUp.ONCE,
            (tenant, dueAt) -> worker.work(tenant.id()) + " worked on"));
  }

  private int missed(Tenant tenant) {
    int all = 0;
    int some;
    do {
      some = db.inTx(
          Caller.system(tenant.id(), "appointments"), tx -> appointments.markMissed(tx, AT_ONCE));
      all += some;
    } while (some == AT_ONCE);
    return all;
  }
}
