package io.dotmac.sub.server.job;

import io.dotmac.sub.billing.OnlinePayments;
import io.dotmac.sub.billing.gateway.collect.AttemptSweeper;
import io.dotmac.sub.core.job.CatchUp;
import io.dotmac.sub.core.job.Job;
import io.dotmac.sub.core.job.JobSchedule;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/** The jobs that collect money and ask providers what became of it. */
public final class PaymentJobs {
  private final OnlinePayments online;

  /** Works through these. */
  public PaymentJobs(OnlinePayments online) {
    this.online = online;
  }

  /** All of them. */
  public List<Job> all() {
    return List.of(
        new Job(
            "charge_due_invoices",
            "Collects what is due from accounts that agreed to it",
            JobSchedule.every(Duration.ofHours(1)),
            CatchUp.ONCE,
            (tenant, dueAt) ->
                online.runAutopay().run(caller(tenant, "autopay")).toString()),
        new Job(
            "process_scheduled_payments",
            "Starts the payments that were scheduled for today",
            JobSchedule.daily(LocalTime.of(7, 0)),
            CatchUp.ONCE,
            (tenant, dueAt) ->
                online.scheduled().startDue(caller(tenant, "scheduled-payments")) + " started"),
        new Job(
            "settle_payments_in_doubt",
            "Asks providers what became of payments and refunds whose answer is missing",
            JobSchedule.every(Duration.ofMinutes(5)),
            CatchUp.ONCE,
            (tenant, dueAt) -> online
                .sweeper()
                .sweep(caller(tenant, "payment-sweeper"), AttemptSweeper.GRACE)
                .toString()),
        new Job(
            "retry_payment_events",
            "Looks again at messages of providers that could not be processed",
            JobSchedule.every(Duration.ofMinutes(5)),
            CatchUp.ONCE,
            (tenant, dueAt) ->
                online.webhooks().retry(caller(tenant, "payment-events")) + " processed"));
  }

  private static Caller caller(Tenant tenant, String name) {
    return Caller.system(tenant.id(), name);
  }
}
