package io.dotmac.sub.server.job;

import io.dotmac.sub.core.job.CatchUp;
import io.dotmac.sub.core.job.Job;
import io.dotmac.sub.core.job.JobSchedule;
import io.dotmac.sub.core.network.alert.AlertWatch;
import io.dotmac.sub.core.network.outage.OutageWatch;
import io.dotmac.sub.core.network.poll.PollRound;
import io.dotmac.sub.core.network.traffic.InterfaceDiscovery;
import io.dotmac.sub.core.network.traffic.Rollup;
import io.dotmac.sub.core.network.traffic.SampleMonths;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.adapter.message.AlertMessages;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** What watches the network. */
public final class MonitorJobs {
  private static final String ACTOR = "monitoring";

  private final Database db;
  private final PollRound round;
  private final AlertMessages messages;

  /** Works on this database, reads devices by {@code round}, tells staff by {@code messages}. */
  public MonitorJobs(Database db, PollRound round, AlertMessages messages) {
    this.db = db;
    this.round = round;
    this.messages = messages;
  }

  /** All of them. */
  public List<Job> all() {
    return List.of(
        new Job(
            "walk_interfaces",
            "Reads devices that are due by SNMP: health, interfaces, ONTs",
            JobSchedule.every(Duration.ofMinutes(1)),
            CatchUp.SKIP,
            (tenant, dueAt) -> round.poll(tenant.id()).toString()),
        job(
            "discover_interfaces",
            "Takes interfaces that were read over into the inventory of network devices",
            Duration.ofHours(1),
            tx -> InterfaceDiscovery.takeOver(tx) + " added or changed"),
        job(
            "aggregate_to_metrics",
            "Adds up what interfaces carried to hours and days",
            Duration.ofMinutes(5),
            tx -> Rollup.add(tx) + " hours"),
        job(
            "detect_outages",
            "Finds what many lost at once have in common, and ends what is over",
            Duration.ofMinutes(1),
            tx -> OutageWatch.look(tx).toString()),
        job(
            "evaluate_alert_rules",
            "Looks for outages, then holds what was measured against the rules about it",
            Duration.ofMinutes(1),
            MonitorJobs::alerts),
        new Job(
            "escalate_alerts",
            "Tells staff of alerts that nobody looks after, as policies say, and of their end",
            JobSchedule.every(Duration.ofSeconds(30)),
            CatchUp.SKIP,
            (tenant, dueAt) ->
                messages.tell(db, Caller.system(tenant.id(), "on-call")).toString()),
        new Job(
            "cleanup_hot_data",
            "Adds the months to come to tables of samples, and takes away those nobody keeps",
            JobSchedule.daily(LocalTime.of(3, 40)),
            CatchUp.ONCE,
            (tenant, dueAt) ->
                SampleMonths.turn(db, LocalDate.ofInstant(db.clock().instant(), ZoneOffset.UTC))
                    + " months dropped"));
  }

  /** An outage that was just found is no alert of each ONT. */
  private static String alerts(Tx tx) {
    OutageWatch.look(tx);
    return AlertWatch.look(tx).toString();
  }

  private Job job(String name, String does, Duration every, Function<Tx, String> work) {
    return new Job(
        name,
        does,
        JobSchedule.every(every),
        CatchUp.ONCE,
        (tenant, dueAt) -> db.inTx(Caller.system(tenant.id(), ACTOR), work));
  }
}
