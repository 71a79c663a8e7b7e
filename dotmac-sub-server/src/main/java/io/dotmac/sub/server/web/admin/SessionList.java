package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.SessionRows;
import io.dotmac.sub.server.web.part.Documents;
import java.util.List;

/** The list of sessions, those online first unless asked otherwise. */
final class SessionList {
  private SessionList() {}

  static ListPages.Sessions page(Visit visit) {
    long online = visit
        .query("select count(*) from radius_session_open where tenant_id = :tenant")
        .number();
    long total = narrow(visit, "select count(*)" + SessionRows.FROM).number();
    List<Documents.SessionRow> rows = narrow(visit, SessionRows.SELECT + SessionRows.FROM)
        .then("order by r.is_open desc, r.started_at desc limit :limit offset :offset")
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .list(row -> SessionRows.named(visit, row));
    return new ListPages.Sessions(
        visit.say("session.count", online, "", visit.formats().count(online)),
        visit.filters(
            "session.search",
            visit.select("state", "session.state", "session_state", List.of("online", "ended"))),
        Documents.Sessions.of(rows),
        visit.pager(rows.size(), total),
        visit.empty(rows.isEmpty(), "session"));
  }

  private static Query narrow(Visit visit, String sql) {
    Params params = visit.params();
    Query query = Query.of(visit.tx(), sql)
        .and(
            "lower(r.username || ' ' || coalesce(r.framed_ip, '') || ' '"
                + " || coalesce(s.first_name || ' ' || s.last_name, '')) like :q",
            "q",
            params.like());
    return switch (params.text("state")) {
      case "online" -> query.and("r.is_open");
      case "ended" -> query.and("not r.is_open");
      default -> query;
    };
  }
}
