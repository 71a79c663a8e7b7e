package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.devices.backup.UnifiedDiff;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages about configurations that are kept of devices. */
public final class BackupPages {
  static final String BACKUPS = "/admin/network/backups";
  private static final int MOST_VERSIONS = 100;

  private static final String DEVICES = """
      select d.id, d.name, d.vendor, d.host, r.tried_at, r.succeeded_at, r.error, b.taken_at,
        (select count(*) from config_backup k where k.tenant_id = d.tenant_id
          and k.device_id = d.id) as kept
      from provisioning_device d
      left join config_backup_round r on r.tenant_id = d.tenant_id and r.device_id = d.id
      left join config_backup b on b.tenant_id = d.tenant_id and b.device_id = d.id
        and b.is_current
      where d.tenant_id = :tenant
      """;
  private static final String VERSIONS = """
      select id, taken_at, seen_at, lines, lines_added, lines_removed, is_current, keep_forever,
        notes from config_backup
      where tenant_id = :tenant and device_id = :device
      """;

  private BackupPages() {}

  /**
   * One device.
   *
   * @param mayAsk whether the reader may have the device asked now
   * @param diff between the two that are chosen
   * @param content of the newer one
   */
  public record DevicePage(
      String title,
      String summary,
      String path,
      boolean mayAsk,
      Fact.Group facts,
      Rows<Version> versions,
      String compared,
      Rows<DiffLine> diff,
      String content) {}

  /** A configuration that it had; {@code older} and {@code newer} are those that are compared. */
  public record Version(
      String id,
      String taken,
      String seen,
      String lines,
      String change,
      String notes,
      boolean older,
      boolean newer) {
    private boolean is(Optional<UUID> one) {
      return one.map(UUID::toString).filter(id::equals).isPresent();
    }

    private Version chosen(Optional<UUID> first, Optional<UUID> second) {
      return new Version(id, taken, seen, lines, change, notes, is(first), is(second));
    }
  }

  /** A line of the difference; {@code css} is empty where nothing changed. */
  public record DiffLine(String css, String text) {}

  static Sheets.Page list(Visit visit) {
    Formats formats = visit.formats();
    long total =
        PlantPages.count(visit, "provisioning_device where tenant_id = :tenant and is_active");
    List<Sheets.Row> rows = PlantPages.paged(visit, DEVICES + " and d.is_active")
        .then("order by lower(d.name), d.id" + PlantPages.PAGE)
        .list(row -> Sheets.Row.of(
            Cell.link(row.text("name"), BACKUPS + "/" + row.id("id")),
            Cell.words(visit.name("olt_vendor", row.text("vendor"))),
            Cell.words(moment(visit, row.instantOrNull("taken_at"))),
            Cell.words(ago(visit, row.instantOrNull("succeeded_at"))),
            Cell.figure(formats.count(row.number("kept"))),
            Cell.words(formats.orNone(row.text("error")))));
    return PlantPages.page(
        visit,
        BACKUPS,
        "plant.backups",
        total,
        Sheets.Table.stacked(
            "",
            List.of(
                Head.words(visit.say("plant.name")),
                Head.words(visit.say("backup.vendor")),
                Head.words(visit.say("backup.changed")),
                Head.words(visit.say("backup.asked")),
                Head.figures(visit.say("backup.kept")),
                Head.words(visit.say("backup.error"))),
            rows,
            visit.say("backup.none")));
  }

  static DevicePage device(Visit visit, UUID id) {
    return visit
        .query(DEVICES + " and d.id = :id")
        .with("id", id)
        .first(row -> page(visit, row, id))
        .orElseThrow(() -> Problem.notFound("provisioning device", id));
  }

  private static DevicePage page(Visit visit, Row device, UUID id) {
    List<Version> rows = visit
        .query(VERSIONS)
        .with("device", id)
        .with("most", MOST_VERSIONS)
        .then("order by taken_at desc, id desc limit :most")
        .list(row -> version(visit, row));
    Optional<UUID> newer = visit.params().id("newer").or(() -> at(rows, 0));
    Optional<UUID> older = visit.params().id("older").or(() -> after(rows, newer));
    String now = newer.map(it -> content(visit, id, it)).orElse("");
    String before = older.map(it -> content(visit, id, it)).orElse("");
    boolean two = newer.isPresent() && older.isPresent();
    List<UnifiedDiff.Line> lines = two ? UnifiedDiff.lines(before, now) : List.of();
    return new DevicePage(
        device.text("name"),
        visit.name("olt_vendor", device.text("vendor")) + " · " + device.text("host"),
        BACKUPS + "/" + id,
        visit.tx().caller().may("network:device:write"),
        facts(visit, device),
        Rows.of(rows.stream().map(row -> row.chosen(older, newer)).toList()),
        visit.say(two ? lines.isEmpty() ? "backup.same" : "backup.differs" : "backup.single"),
        Rows.of(lines.stream()
            .map(line -> new DiffLine(css(line.kind()), line.toString()))
            .toList()),
        now);
  }

  private static Optional<UUID> at(List<Version> rows, int place) {
    return rows.size() > place
        ? Optional.of(UUID.fromString(rows.get(place).id()))
        : Optional.empty();
  }

  /** The one before that one. */
  private static Optional<UUID> after(List<Version> rows, Optional<UUID> newer) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).is(newer)) {
        return at(rows, i + 1);
      }
    }
    return Optional.empty();
  }

  private static String content(Visit visit, UUID device, UUID id) {
    return visit
        .query("select content from config_backup where tenant_id = :tenant and id = :id"
            + " and device_id = :device")
        .with("id", id)
        .with("device", device)
        .first(row -> row.text("content"))
        .orElseThrow(() -> Problem.notFound("config backup", id));
  }

  private static Version version(Visit visit, Row row) {
    Formats formats = visit.formats();
    return new Version(
        row.id("id").toString(),
        moment(visit, row.instantOrNull("taken_at")),
        row.flag("is_current")
            ? visit.say("backup.current")
            : moment(visit, row.instantOrNull("seen_at")),
        formats.count(row.number("lines")),
        "+" + row.number("lines_added") + " −" + row.number("lines_removed"),
        row.flag("keep_forever")
            ? (visit.say("backup.forever") + " " + row.text("notes")).strip()
            : row.text("notes"),
        false,
        false);
  }

  private static Fact.Group facts(Visit visit, Row row) {
    return new Fact.Group(List.of(
        Fact.of(visit.say("backup.asked"), ago(visit, row.instantOrNull("succeeded_at"))),
        Fact.of(visit.say("backup.tried"), ago(visit, row.instantOrNull("tried_at"))),
        Fact.of(visit.say("backup.error"), visit.formats().orNone(row.text("error")))));
  }

  private static String css(UnifiedDiff.Line.Kind kind) {
    return switch (kind) {
      case ADDED -> "add";
      case REMOVED -> "del";
      case PLACE -> "place";
      case SAME -> "";
    };
  }

  private static String moment(Visit visit, @Nullable Instant at) {
    return at == null ? visit.formats().orNone("") : visit.formats().moment(at);
  }

  private static String ago(Visit visit, @Nullable Instant at) {
    return at == null
        ? visit.formats().orNone("")
        : visit.formats().ago(at, visit.tx().today());
  }
}
