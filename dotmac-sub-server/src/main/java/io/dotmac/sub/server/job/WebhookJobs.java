package io.dotmac.sub.server.job;

import io.dotmac.sub.core.job.CatchUp;
import io.dotmac.sub.core.job.Job;
import io.dotmac.sub.core.job.JobSchedule;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.webhook.WebhookDeliveries;
import java.time.LocalTime;
import java.util.List;

/** What is done for webhooks besides sending them, which goes on all the time. */
public final class WebhookJobs {
  private final Database db;

  /** Works on this database. */
  public WebhookJobs(Database db) {
    this.db = db;
  }

  /** All of them. */
  public List<Job> all() {
    return List.of(new Job(
        "forget_webhook_deliveries",
        "Deletes messages to other systems, with what was answered, that are too old to matter",
        JobSchedule.daily(LocalTime.of(3, 50)),
        CatchUp.ONCE,
        (tenant, dueAt) -> forget(tenant) + " deleted"));
  }

  private int forget(Tenant tenant) {
    int all = 0;
    int some;
    do {
      some = db.inTx(Caller.system(tenant.id(), "webhooks"), WebhookDeliveries::forgetOld);
      all += some;
    } while (some > 0);
    return all;
  }
}
