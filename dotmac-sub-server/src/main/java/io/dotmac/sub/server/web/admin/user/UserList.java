package io.dotmac.sub.server.web.admin.user;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those who may sign in. */
final class UserList {
  private static final String FROM = " from user_credential c"
      + " join principal p on p.tenant_id = c.tenant_id and p.id = c.principal_id"
      + " where c.tenant_id = :tenant";

  private static final String ROWS = "select c.id, c.username, c.is_active, c.locked_until,"
      + " c.last_login_at, c.password_hash is null and c.provider = 'local' as invited,"
      + " p.name, p.realm,"
      + " p.is_active as alive,"
      + " (select string_agg(r.name, ', ' order by r.name) from principal_role h join role r"
      + " on r.tenant_id = h.tenant_id and r.id = h.role_id where h.tenant_id = p.tenant_id"
      + " and h.principal_id = p.id) as roles,"
      + " exists (select 1 from mfa_method m where m.tenant_id = p.tenant_id"
      + " and m.principal_id = p.id and m.is_active) as proof"
      + FROM;

  private UserList() {}

  static UserPages.Users page(Visit visit) {
    long total = narrow(visit, "select count(*)" + FROM).number();
    List<UserPages.User> rows = narrow(visit, ROWS)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by c.is_active desc, lower(p.name), c.id limit :limit offset :offset")
        .list(row -> user(visit, row));
    return new UserPages.Users(
        visit.say("user.count", total, "", visit.formats().count(total)),
        UserTabs.of(visit, UserTabs.USERS),
        visit.filters(
            "user.search",
            visit.select("realm", "user.kind", "realm", List.of("staff", "customer", "reseller"))),
        Rows.of(rows),
        visit.pager(rows.size(), total),
        visit.empty(rows.isEmpty(), "user"));
  }

  private static Query narrow(Visit visit, String sql) {
    String realm = visit.params().text("realm");
    return Query.of(visit.tx(), sql)
        .and("lower(c.username || ' ' || p.name) like :q", "q", visit.params().like())
        .and("p.realm = :realm", "realm", realm.isEmpty() ? null : realm);
  }

  private static UserPages.User user(Visit visit, Row row) {
    return new UserPages.User(
        UserTabs.USERS + "/" + row.id("id"),
        row.text("name"),
        row.text("username"),
        roles(visit, row),
        status(visit, row),
        row.flag("proof") ? visit.say("user.proof_on") : visit.say("user.proof_off"),
        lastLogin(visit, row.instantOrNull("last_login_at")));
  }

  static String roles(Visit visit, Row row) {
    return row.text("realm").equals("staff")
        ? visit.formats().orNone(row.text("roles"))
        : visit.name("realm", row.text("realm"));
  }

  static Pill status(Visit visit, Row row) {
    Instant locked = row.instantOrNull("locked_until");
    if (!row.flag("is_active") || !row.flag("alive")) {
      return Pill.of(Tone.NEUTRAL, visit.say("user.off"));
    }
    if (locked != null && visit.tx().systemNow().isBefore(locked)) {
      return Pill.of(Tone.BAD, visit.say("user.locked"));
    }
    return row.flag("invited")
        ? Pill.of(Tone.INFO, visit.say("user.invited"))
        : Pill.of(Tone.GOOD, visit.say("user.on"));
  }

  static String lastLogin(Visit visit, @Nullable Instant at) {
    return at == null ? visit.say("user.never") : visit.formats().moment(at);
  }
}
