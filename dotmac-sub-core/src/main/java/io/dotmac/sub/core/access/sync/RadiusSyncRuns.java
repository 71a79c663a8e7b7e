package io.dotmac.sub.core.access.sync;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Duration;

/** Runs of the jobs that keep FreeRADIUS servers in step: facts that are written once. */
public final class RadiusSyncRuns {
  /** All of them, the newest first; staff only. */
  public static final Listing<RadiusSyncRun> LISTING = Listing.of(RadiusSyncRun.class)
      .filter("job_id", "e.job.value = :job_id", Id::parse)
      .filter("status", "e.status = :status", text -> WireName.parse(RadiusSyncStatus.class, text))
      .filter("kind", "e.kind = :kind", text -> WireName.parse(RadiusSyncKind.class, text))
      .sort("started_at", "e.startedAt");

  private static final Duration KEPT = Duration.ofDays(30);
  private static final String OVER = "it was interrupted";

  private RadiusSyncRuns() {}

  /** Begins a run; one of the same job that never ended was interrupted. */
  public static RadiusSyncRun begin(Tx tx, RadiusSyncJobId job, RadiusSyncKind kind) {
    tx.jdbc(connection -> {
      try (PreparedStatement update =
          connection.prepareStatement("update radius_sync_run set status = 'failed', error = ?,"
              + " finished_at = ?, version = version + 1"
              + " where tenant_id = ? and job_id = ? and status = 'running'"
              + " and started_at < ?")) {
        update.setString(1, OVER);
        update.setTimestamp(2, Timestamp.from(tx.systemNow()));
        update.setObject(3, tx.tenant().value());
        update.setObject(4, job.value());
        update.setTimestamp(5, Timestamp.from(tx.systemNow().minus(Duration.ofMinutes(30))));
        return update.executeUpdate();
      }
    });
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(
          "update radius_sync_job set last_run_at = ? where tenant_id = ? and id = ?")) {
        update.setTimestamp(1, Timestamp.from(tx.systemNow()));
        update.setObject(2, tx.tenant().value());
        update.setObject(3, job.value());
        return update.executeUpdate();
      }
    });
    RadiusSyncRun run = new RadiusSyncRun(job, kind, tx.systemNow());
    tx.save(run);
    return run;
  }

  /** It has done its work. */
  public static RadiusSyncRun succeed(Tx tx, RadiusSyncRunId id, SyncCounts counts) {
    RadiusSyncRun run = LISTING.require(tx, id);
    run.succeed(counts, tx.systemNow());
    return run;
  }

  /** It could not do its work; {@code why} is for people and tells no secret. */
  public static RadiusSyncRun fail(Tx tx, RadiusSyncRunId id, String why) {
    RadiusSyncRun run = LISTING.require(tx, id);
    run.fail(why, tx.systemNow());
    return run;
  }

  /** Deletes runs that are too old to matter; for a job, daily. */
  public static int forgetOld(Tx tx) {
    return tx.jdbc(connection -> {
      try (PreparedStatement delete = connection.prepareStatement(
          "delete from radius_sync_run where tenant_id = ? and started_at < ?")) {
        delete.setObject(1, tx.tenant().value());
        delete.setTimestamp(2, Timestamp.from(tx.systemNow().minus(KEPT)));
        return delete.executeUpdate();
      }
    });
  }
}
