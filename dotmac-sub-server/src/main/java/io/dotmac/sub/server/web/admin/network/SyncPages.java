package io.dotmac.sub.server.web.admin.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import io.dotmac.sub.server.web.part.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages about FreeRADIUS servers that are kept in step, and what each run changed there. */
final class SyncPages {
  static final String JOBS = "/admin/network/freeradius";

  private static final String LAST = """
      select j.id, j.name, j.database_url, j.database_user, j.is_active, j.password_format,
        j.adopt_existing, j.sync_users, j.sync_nas_clients, j.import_accounting,
        j.interval_minutes, j.last_run_at, j.compared_at, r.status, r.error,
        (select count(*) from radius_sync_session s where s.tenant_id = j.tenant_id
          and s.job_id = j.id and s.is_open) as online
      from radius_sync_job j
      left join lateral (select status, error from radius_sync_run r
        where r.tenant_id = j.tenant_id and r.job_id = j.id
        order by r.started_at desc, r.id desc limit 1) r on true
      where j.tenant_id = :tenant
      """;

  private SyncPages() {}

  /**
   * One job.
   *
   * @param mayRun whether the reader may run it
   */
  record JobPage(
      String title,
      String address,
      Pill light,
      String path,
      boolean mayRun,
      Fact.Group facts,
      List<Sheets.Table> tables,
      @Nullable Pager pager) {}

  static Sheets.Page jobs(Visit visit) {
    long total = visit
        .query("select count(*) from radius_sync_job where tenant_id = :tenant")
        .number();
    List<Sheets.Row> rows = visit
        .query(LAST)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by j.is_active desc, j.name, j.id limit :limit offset :offset")
        .list(row -> Sheets.Row.of(
            Cell.link(row.text("name"), JOBS + "/" + row.id("id")),
            Cell.words(row.text("database_url")),
            Cell.words(light(visit, row).label()),
            Cell.words(ago(visit, row.instantOrNull("last_run_at"))),
            Cell.figure(visit.formats().count(row.number("online"))),
            Cell.words(visit.formats().orNone(row.text("error")))));
    return NetworkPages.page(
        visit,
        "sync.title",
        visit.say("sync.text"),
        JOBS,
        Sheets.Table.of(
            "",
            List.of(
                Head.words(visit.say("nas.name")),
                Head.words(visit.say("sync.url")),
                Head.words(visit.say("nas.condition")),
                Head.words(visit.say("sync.last_run")),
                Head.figures(visit.say("nas.sessions")),
                Head.words(visit.say("sync.error"))),
            rows,
            visit.say("sync.none")),
        total);
  }

  static JobPage job(Visit visit, UUID id) {
    return visit
        .query(LAST + " and j.id = :id")
        .with("id", id)
        .first(row -> page(visit, row, id))
        .orElseThrow(() -> Problem.notFound("radius sync job", id));
  }

  private static JobPage page(Visit visit, Row row, UUID id) {
    Formats formats = visit.formats();
    long total = visit
        .query("select count(*) from radius_sync_run where tenant_id = :tenant and job_id = :id")
        .with("id", id)
        .number();
    return new JobPage(
        row.text("name"),
        row.text("database_url"),
        light(visit, row),
        JOBS + "/" + id,
        visit.tx().caller().may("network:radius:write"),
        new Fact.Group(List.of(
            Fact.mono(visit.say("sync.user"), row.text("database_user")),
            Fact.of(visit.say("sync.written"), written(visit, row)),
            Fact.of(
                visit.say("sync.passwords"),
                visit.name("password_format", row.text("password_format"))),
            Fact.of(visit.say("sync.adopt"), visit.name("yes_no", yes(row.flag("adopt_existing")))),
            Fact.of(
                visit.say("sync.accounting"),
                visit.name("yes_no", yes(row.flag("import_accounting")))),
            Fact.of(visit.say("nas.sessions"), formats.count(row.number("online"))),
            Fact.of(
                visit.say("sync.interval"),
                visit.say("sync.minutes", row.number("interval_minutes"))),
            Fact.of(visit.say("sync.compared"), ago(visit, row.instantOrNull("compared_at"))))),
        List.of(runs(visit, id)),
        visit.pager(
            Math.min(Params.LIMIT, (int) Math.max(0, total - visit.params().offset())), total));
  }

  private static Sheets.Table runs(Visit visit, UUID id) {
    Formats formats = visit.formats();
    List<Sheets.Row> rows = visit
        .query("select started_at, kind, status, users_created, users_updated, users_removed,"
            + " clients_created, clients_updated, clients_removed, error,"
            + " details::text as details from radius_sync_run"
            + " where tenant_id = :tenant and job_id = :id")
        .with("id", id)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by started_at desc, id desc limit :limit offset :offset")
        .list(row -> Sheets.Row.of(
            Cell.words(formats.moment(row.instant("started_at"))),
            Cell.words(visit.name("sync_kind", row.text("kind"))),
            Cell.words(visit.name("sync_status", row.text("status"))),
            Cell.words(visit.say(
                "sync.changed",
                row.number("users_created"),
                row.number("users_updated"),
                row.number("users_removed"))),
            Cell.words(visit.say(
                "sync.changed",
                row.number("clients_created"),
                row.number("clients_updated"),
                row.number("clients_removed"))),
            Cell.words(formats.orNone(told(visit, row)))));
    return Sheets.Table.of(
        visit.say("sync.runs"),
        List.of(
            Head.words(visit.say("nas.when")),
            Head.words(visit.say("sync.kind")),
            Head.words(visit.say("nas.condition")),
            Head.words(visit.say("sync.users")),
            Head.words(visit.say("nas.title")),
            Head.words(visit.say("sync.told"))),
        rows,
        visit.say("sync.no_runs"));
  }

  /** Why it failed, or who was left alone. */
  private static String told(Visit visit, Row row) {
    if (!row.text("error").isEmpty()) {
      return row.text("error");
    }
    List<String> left = new ArrayList<>();
    JsonNode reasons = WireJson.tree(row.text("details")).path("left_alone");
    reasons.properties().forEach(reason -> {
      List<String> names = new ArrayList<>();
      reason.getValue().path("names").forEach(name -> names.add(name.asText()));
      left.add(visit.say(
          "sync.left",
          visit.name("sync_left", reason.getKey()),
          reason.getValue().path("count").asLong(),
          String.join(", ", names)));
    });
    return String.join("; ", left);
  }

  private static String written(Visit visit, Row row) {
    List<String> kinds = new ArrayList<>();
    if (row.flag("sync_users")) {
      kinds.add(visit.say("sync.users"));
    }
    if (row.flag("sync_nas_clients")) {
      kinds.add(visit.say("nas.title"));
    }
    return visit.formats().orNone(String.join(", ", kinds));
  }

  private static Pill light(Visit visit, Row row) {
    if (!row.flag("is_active")) {
      return Pill.of(Tone.NEUTRAL, visit.say("nas.off"));
    }
    switch (row.text("status")) {
      case "":
        return Pill.of(Tone.WARN, visit.say("sync.waiting"));
      case "failed":
        return Pill.of(Tone.BAD, visit.name("sync_status", "failed"));
      default:
        return Pill.of(Tone.GOOD, visit.name("sync_status", row.text("status")));
    }
  }

  private static String ago(Visit visit, @Nullable Instant at) {
    return at == null
        ? visit.formats().orNone("")
        : visit.formats().ago(at, visit.tx().today());
  }

  private static String yes(boolean flag) {
    return flag ? "yes" : "no";
  }
}
