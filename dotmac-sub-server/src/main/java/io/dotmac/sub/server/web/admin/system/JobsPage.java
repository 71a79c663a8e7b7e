package io.dotmac.sub.server.web.admin.system;

import io.dotmac.sub.core.job.JobState;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jobs: when each runs, how it went, and what the latest runs did. */
final class JobsPage {
  static final String PATH = "/admin/system/jobs";
  private static final int LATEST = 25;

  private JobsPage() {}

  static JobPages.Jobs page(Visit visit, List<JobState> states, Errors errors) {
    return new JobPages.Jobs(
        visit.say("job.summary", states.size()),
        errors,
        states.stream().map(state -> row(visit, state)).toList(),
        visit
            .query("select r.job, r.status, r.started_by, r.started_at, r.finished_at,"
                + " coalesce(r.detail, '') as detail from job_run r where r.tenant_id = :tenant")
            .with("limit", LATEST)
            .then("order by r.started_at desc, r.id limit :limit")
            .list(row -> run(visit, row)));
  }

  private static JobPages.Row row(Visit visit, JobState state) {
    return new JobPages.Row(
        words(state.name()),
        state.description(),
        state.schedule(),
        visit.name("catchup", WireName.of(state.catchUp())),
        moment(visit, state.lastSuccessAt()),
        moment(visit, state.nextRunAt()),
        pill(visit, state),
        PATH + "/" + state.name() + "/run");
  }

  private static Pill pill(Visit visit, JobState state) {
    if (state.running()) {
      return Pill.of(Tone.INFO, visit.say("job.running"));
    }
    if (state.failures() > 0) {
      return Pill.of(Tone.BAD, visit.say("job.failed", state.failures()));
    }
    return state.lastSuccessAt() == null
        ? Pill.of(Tone.NEUTRAL, visit.say("job.never"))
        : Pill.of(Tone.GOOD, visit.say("job.well"));
  }

  private static Feed run(Visit visit, Row row) {
    String status = row.text("status");
    Instant started = row.instant("started_at");
    Instant finished = row.instantOrNull("finished_at");
    String took = finished == null
        ? ""
        : " · " + visit.formats().duration(Duration.between(started, finished));
    boolean failed = status.equals("failed");
    return new Feed(
        failed ? "bad" : status.equals("running") ? "info" : "good",
        failed ? "alert-triangle" : status.equals("running") ? "clock" : "circle-check",
        words(row.text("job")),
        row.text("detail")
            + took
            + (row.text("started_by").equals("hand") ? " · " + visit.say("job.by_hand") : ""),
        visit.formats().feedMoment(started),
        started.toString(),
        null);
  }

  private static String moment(Visit visit, @Nullable Instant at) {
    return at == null ? visit.formats().orNone("") : visit.formats().moment(at);
  }

  private static String words(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('_', ' ');
  }
}
