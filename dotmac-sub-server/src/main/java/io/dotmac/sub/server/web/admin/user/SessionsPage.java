package io.dotmac.sub.server.web.admin.user;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Devices;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Rows;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sessions that let somebody in. */
final class SessionsPage {
  private static final String FROM = " from login_session s"
      + " join principal p on p.tenant_id = s.tenant_id and p.id = s.principal_id"
      + " where s.tenant_id = :tenant and s.status = 'active' and s.expires_at > :now"
      + " and s.last_seen_at + make_interval(secs => s.idle_seconds) > :now";

  private static final String ROWS = "select s.id, s.kind, s.user_agent, s.ip_address,"
      + " s.created_at, s.last_seen_at, s.expires_at, p.name, (select c.id from user_credential c"
      + " where c.tenant_id = p.tenant_id and c.principal_id = p.id order by c.id limit 1)"
      + " as user_id"
      + FROM;

  private SessionsPage() {}

  static UserPages.Sessions page(Visit visit, @Nullable UUID current) {
    long total = narrow(visit, "select count(*)" + FROM).number();
    List<UserPages.Session> rows = narrow(visit, ROWS)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by s.last_seen_at desc, s.id limit :limit offset :offset")
        .list(row -> session(visit, row, current));
    return new UserPages.Sessions(
        visit.say("user.sessions_count", total, "", visit.formats().count(total)),
        UserTabs.of(visit, UserTabs.SESSIONS),
        visit.filters("user.search"),
        Rows.of(rows),
        visit.pager(rows.size(), total),
        visit.empty(rows.isEmpty(), "user_session"));
  }

  /** Those of one principal. */
  static Rows<UserPages.Session> of(Visit visit, UUID principal) {
    return Rows.of(narrow(visit, ROWS)
        .and("s.principal_id = :principal", "principal", principal)
        .then("order by s.last_seen_at desc, s.id limit 50")
        .list(row -> session(visit, row, null)));
  }

  private static Query narrow(Visit visit, String sql) {
    return Query.of(visit.tx(), sql)
        .with("now", visit.tx().systemNow())
        .and("lower(p.name) like :q", "q", visit.params().like());
  }

  private static UserPages.Session session(Visit visit, Row row, @Nullable UUID current) {
    UUID user = row.idOrNull("user_id");
    UUID id = row.id("id");
    return new UserPages.Session(
        row.text("name"),
        user == null ? UserTabs.USERS : UserTabs.USERS + "/" + user,
        Devices.name(visit, row.text("kind"), row.text("user_agent")),
        visit.formats().orNone(row.text("ip_address")),
        visit.formats().moment(row.instant("created_at")),
        visit.formats().moment(row.instant("last_seen_at")),
        visit.formats().moment(row.instant("expires_at")),
        id.equals(current),
        UserTabs.SESSIONS + "/" + id + "/end");
  }
}
