package io.dotmac.sub.server.web.admin.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dotmac.sub.core.audit.AuditEvent;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Reads what the pages of the audit show. */
final class AuditLog {
  static final String PATH = "/admin/system/audit";

  private static final List<String> OPERATIONS = List.of("create", "update", "delete", "read");
  private static final Map<String, Tone> TONES =
      Map.of("create", Tone.GOOD, "update", Tone.INFO, "delete", Tone.WARN, "read", Tone.NEUTRAL);

  private static final String FROM = " from audit_event e where e.tenant_id = :tenant";
  private static final String ROW =
      "select e.id, e.occurred_at, e.actor_type, e.actor_name, e.operation, e.resource_type,"
          + " coalesce(e.resource_id, '') as resource_id, coalesce(e.method, '') as method,"
          + " coalesce(e.path, '') as path, coalesce(e.status_code, 0) as status_code,"
          + " coalesce(e.ip_address, '') as ip_address";

  private AuditLog() {}

  static LogPages.Audit list(Visit visit) {
    long count = Since.count(visit, narrow(visit, "select 1" + FROM));
    List<LogPages.AuditRow> rows = narrow(visit, ROW + FROM)
        .then("order by e.seq desc limit :limit offset :offset")
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .list(row -> row(visit, row));
    return new LogPages.Audit(
        Since.summary(visit, "audit_log.count", count),
        visit.filters(
            "audit_log.search",
            visit.select("operation", "audit_log.operation", "operation", OPERATIONS),
            visit.select(
                "actor",
                "audit_log.kind",
                "actor_kind",
                List.of("user", "api_key", "service", "system")),
            Since.select(visit)),
        Rows.of(rows),
        visit.pager(rows.size(), count),
        visit.empty(rows.isEmpty(), "audit_log"));
  }

  private static Query narrow(Visit visit, String sql) {
    Params params = visit.params();
    return visit
        .query(sql)
        .and("e.occurred_at >= :since", "since", Since.moment(visit))
        .and("e.operation = :operation", "operation", params.text("operation"))
        .and("e.actor_type = :actor", "actor", params.text("actor"))
        .and(
            "e.request_id = :q or e.resource_id = :q or e.ip_address = :q or e.actor_name = :q"
                + " or e.resource_type = :q or e.path = :q",
            "q",
            params.text("q"));
  }

  private static LogPages.AuditRow row(Visit visit, Row row) {
    String thing = row.text("resource_type");
    return new LogPages.AuditRow(
        PATH + "/" + row.id("id"),
        visit.formats().moment(row.instant("occurred_at")),
        row.text("actor_name"),
        row.text("ip_address").isEmpty()
            ? visit.name("actor_kind", row.text("actor_type"))
            : row.text("ip_address"),
        operation(visit, row.text("operation")),
        visit.formats().orNone(thing),
        (row.text("method") + " " + row.text("path")).trim(),
        answer(visit, row.number("status_code")));
  }

  private static Pill operation(Visit visit, String operation) {
    return Pill.of(TONES.getOrDefault(operation, Tone.NEUTRAL), visit.name("operation", operation));
  }

  private static Pill answer(Visit visit, long status) {
    if (status == 0) {
      return Pill.of(Tone.NEUTRAL, visit.say("audit_log.inside"));
    }
    Tone tone = status < 400 ? Tone.GOOD : status < 500 ? Tone.WARN : Tone.BAD;
    return Pill.of(tone, Long.toString(status));
  }

  static LogPages.AuditEntry one(Visit visit, UUID id) {
    AuditEvent event = visit.tx().session().find(AuditEvent.class, id);
    if (event == null) {
      throw Problem.notFound("audit event", id);
    }
    return new LogPages.AuditEntry(
        (event.resourceType() + " " + event.resourceId().orElse("")).trim(),
        operation(visit, event.operation()),
        facts(visit, event),
        Rows.of(changes(event)),
        event.requestBody().map(EventLog::pretty).orElse(null));
  }

  private static List<Fact> facts(Visit visit, AuditEvent event) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of(visit.say("audit_log.when"), visit.formats().moment(event.occurredAt())));
    facts.add(Fact.of(
        visit.say("audit_log.who"),
        event.actorName() + " · " + visit.name("actor_kind", event.actorType())));
    event
        .method()
        .ifPresent(method -> facts.add(Fact.mono(
            visit.say("audit_log.request"), method + " " + event.path().orElse(""))));
    event
        .statusCode()
        .ifPresent(
            status -> facts.add(Fact.of(visit.say("audit_log.answer"), Integer.toString(status))));
    event
        .requestId()
        .ifPresent(request -> facts.add(Fact.mono(visit.say("audit_log.request_id"), request)));
    event
        .ipAddress()
        .ifPresent(address -> facts.add(Fact.mono(visit.say("audit_log.address"), address)));
    event.userAgent().ifPresent(agent -> facts.add(Fact.of(visit.say("audit_log.program"), agent)));
    facts.add(Fact.of(visit.say("audit_log.seal"), seal(visit, event.id())));
    return facts;
  }

  private static String seal(Visit visit, UUID id) {
    Optional<Long> seal = visit
        .query("select s.seq from audit_seal s where s.tenant_id = :tenant and s.audit_id = :id")
        .with("id", id)
        .first(row -> row.number(1));
    return seal.map(number -> visit.say("audit_log.sealed", visit.formats().count(number)))
        .orElseGet(() -> visit.say("audit_log.unsealed"));
  }

  private static List<LogPages.Change> changes(AuditEvent event) {
    JsonNode before = event.before().orElse(MissingNode.getInstance());
    JsonNode after = event.after().orElse(MissingNode.getInstance());
    Set<String> fields = new TreeSet<>();
    before.fieldNames().forEachRemaining(fields::add);
    after.fieldNames().forEachRemaining(fields::add);
    return fields.stream()
        .map(field -> new LogPages.Change(field, text(before.path(field)), text(after.path(field))))
        .toList();
  }

  private static String text(JsonNode value) {
    return value.isMissingNode() || value.isNull()
        ? ""
        : value.isTextual() ? value.textValue() : value.toString();
  }
}
