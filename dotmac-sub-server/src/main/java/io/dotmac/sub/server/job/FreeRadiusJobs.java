package io.dotmac.sub.server.job;

import io.dotmac.sub.core.access.sync.RadiusSyncJobId;
import io.dotmac.sub.core.access.sync.RadiusSyncRun;
import io.dotmac.sub.core.access.sync.RadiusSyncRuns;
import io.dotmac.sub.core.access.sync.SyncDesk;
import io.dotmac.sub.core.job.CatchUp;
import io.dotmac.sub.core.job.Job;
import io.dotmac.sub.core.job.JobSchedule;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.adapter.freeradius.FreeRadiusSync;
import io.dotmac.sub.server.adapter.freeradius.RadacctImport;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** The jobs for providers that keep a FreeRADIUS. */
public final class FreeRadiusJobs {
  private final Database db;
  private final FreeRadiusSync sync;
  private final RadacctImport accounting;

  /** Works on this database; {@code secrets} opens the passwords of those outside. */
  public FreeRadiusJobs(Database db, SecretBox secrets) {
    this.db = db;
    this.sync = new FreeRadiusSync(db, secrets);
    this.accounting = new RadacctImport(db, secrets);
  }

  /** All of them. */
  public List<Job> all() {
    return List.of(
        new Job(
            "run_radius_sync_job",
            "Compares the databases of FreeRADIUS servers with what they ought to be, as often as"
                + " each says",
            JobSchedule.every(Duration.ofMinutes(5)),
            CatchUp.ONCE,
            (tenant, dueAt) -> compare(caller(tenant))),
        new Job(
            "import_radius_accounting",
            "Reads the accounting that FreeRADIUS servers store",
            JobSchedule.every(Duration.ofSeconds(60)),
            CatchUp.ONCE,
            (tenant, dueAt) -> accounting.importAll(caller(tenant)) + " sessions new or changed"),
        new Job(
            "forget_radius_sync_runs",
            "Deletes runs of FreeRADIUS jobs that are too old to matter",
            JobSchedule.daily(LocalTime.of(3, 40)),
            CatchUp.ONCE,
            (tenant, dueAt) -> db.inTx(caller(tenant), RadiusSyncRuns::forgetOld) + " deleted"));
  }

  private String compare(Caller caller) {
    List<RadiusSyncJobId> due = db.inTx(caller, SyncDesk::due);
    List<String> failed = new ArrayList<>();
    for (RadiusSyncJobId job : due) {
      RadiusSyncRun run = sync.compare(caller, job, false);
      run.error().ifPresent(failed::add);
    }
    if (!failed.isEmpty()) {
      throw new IllegalStateException(String.join("; ", failed));
    }
    return due.size() + " compared";
  }

  private static Caller caller(Tenant tenant) {
    return Caller.system(tenant.id(), "freeradius");
  }
}
