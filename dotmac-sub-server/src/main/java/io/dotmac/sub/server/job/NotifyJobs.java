package io.dotmac.sub.server.job;

import io.dotmac.sub.core.job.CatchUp;
import io.dotmac.sub.core.job.Job;
import io.dotmac.sub.core.job.JobSchedule;
import io.dotmac.sub.core.notify.Notifications;
import io.dotmac.sub.core.notify.campaign.Campaigns;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/** What is done for messages besides sending them, which goes on all the time. */
public final class NotifyJobs {
  private final Database db;

  private final Campaigns campaigns;

  /** Works on this database. */
  public NotifyJobs(Database db, Campaigns campaigns) {
    this.db = db;
    this.campaigns = campaigns;
  }

  /** All of them. */
  public List<Job> all() {
    return List.of(
        new Job(
            "advance_notification_campaigns",
            "Queues the messages of campaigns, some hundred at a time",
            JobSchedule.every(Duration.ofMinutes(1)),
            CatchUp.ONCE,
            (tenant, dueAt) -> advance(tenant) + " times some hundred subscribers"),
        new Job(
            "forget_notifications",
            "Deletes messages to customers, with what became of them, that are too old to matter",
            JobSchedule.daily(LocalTime.of(3, 55)),
            CatchUp.ONCE,
            (tenant, dueAt) -> forget(tenant) + " deleted"));
  }

  private int advance(Tenant tenant) {
    Caller caller = Caller.system(tenant.id(), "campaigns");
    int rounds = 0;
    while (db.inTx(caller, campaigns::advance)) {
      rounds++;
    }
    return rounds;
  }

  private int forget(Tenant tenant) {
    int all = 0;
    int some;
    do {
      some = db.inTx(Caller.system(tenant.id(), "messages"), Notifications::forgetOld);
      all += some;
    } while (some > 0);
    return all;
  }
}
