package io.dotmac.sub.server.web.admin.user;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.user.UserPages.Choice;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Rows;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One who may sign in, and the form that invites another. */
final class UserPage {
  private static final String ONE = "select c.*, p.name, p.email, p.realm, p.is_active as alive,"
      + " c.password_hash is null and c.provider = 'local' as invited, p.id as principal,"
      + " (select string_agg(r.name, ', ' order by r.name) from principal_role h join role r"
      + " on r.tenant_id = h.tenant_id and r.id = h.role_id where h.tenant_id = p.tenant_id"
      + " and h.principal_id = p.id) as roles,"
      + " exists (select 1 from mfa_method m where m.tenant_id = p.tenant_id"
      + " and m.principal_id = p.id and m.is_active) as proof"
      + " from user_credential c join principal p on p.tenant_id = c.tenant_id"
      + " and p.id = c.principal_id where c.tenant_id = :tenant and c.id = :id";

  private static final String ROLES = "select r.name, exists (select 1 from principal_role h"
      + " where h.tenant_id = r.tenant_id and h.role_id = r.id and h.principal_id = :principal)"
      + " as held from role r where r.tenant_id = :tenant and r.is_active order by lower(r.name)";

  private UserPage() {}

  static UserPages.One page(Visit visit, UUID id, UserPages.@Nullable Shown shown, Errors errors) {
    return visit
        .query(ONE)
        .with("id", id)
        .first(row -> one(visit, row, shown, errors))
        .orElseThrow(() -> Problem.notFound("user credential", id));
  }

  private static UserPages.One one(
      Visit visit, Row row, UserPages.@Nullable Shown shown, Errors errors) {
    boolean staff = row.text("realm").equals("staff");
    boolean assigns = staff && visit.tx().caller().may("rbac:assign");
    UUID principal = row.id("principal");
    return new UserPages.One(
        row.text("name"),
        UserTabs.USERS + "/" + row.id("id"),
        UserList.status(visit, row),
        errors,
        shown,
        facts(visit, row),
        Rows.of(assigns ? roles(visit, principal) : List.of()),
        row.flag("is_active"),
        row.flag("proof"),
        row.text("provider").equals("local"),
        SessionsPage.of(visit, principal));
  }

  private static Fact.Group facts(Visit visit, Row row) {
    return new Fact.Group(List.of(
        Fact.of(visit.say("user.username"), row.text("username")),
        Fact.of(visit.say("user.provider"), visit.name("provider", row.text("provider"))),
        Fact.of(visit.say("user.email"), visit.formats().orNone(row.text("email"))),
        Fact.of(visit.say("user.roles"), UserList.roles(visit, row)),
        Fact.of(
            visit.say("user.proof"),
            visit.say(row.flag("proof") ? "user.proof_on" : "user.proof_off")),
        Fact.of(
            visit.say("user.last_login"),
            UserList.lastLogin(visit, row.instantOrNull("last_login_at"))),
        Fact.of(
            visit.say("user.password_since"),
            row.flag("must_change_password")
                ? visit.say("user.must_change")
                : UserList.lastLogin(visit, row.instantOrNull("password_updated_at")))));
  }

  private static List<Choice> roles(Visit visit, UUID principal) {
    return visit
        .query(ROLES)
        .with("principal", principal)
        .list(row -> new Choice(row.text("name"), row.text("name"), row.flag("held")));
  }

  /** The form that invites somebody, as it was sent so far. */
  static UserPages.Invitation invitation(
      Visit visit, MultivaluedMap<String, String> sent, String problem) {
    String chosen = text(sent, "role");
    List<Choice> roles = visit
        .query("select name from role where tenant_id = :tenant and is_active")
        .then("order by lower(name)")
        .list(row ->
            new Choice(row.text("name"), row.text("name"), row.text("name").equals(chosen)));
    return new UserPages.Invitation(
        UserTabs.of(visit, UserTabs.USERS),
        problem.isEmpty() ? Errors.NONE : Errors.of(problem),
        Rows.of(List.of(
            Field.of("name", visit.say("user.name"), text(sent, "name")).focused(),
            Field.of("username", visit.say("user.username"), text(sent, "username")),
            Field.of("email", visit.say("user.email"), text(sent, "email"))
                .hint(visit.say("user.email_hint")))),
        roles,
        providers(visit, text(sent, "provider")));
  }

  private static List<Choice> providers(Visit visit, String chosen) {
    return Stream.of("local", "sso", "radius")
        .map(each -> new Choice(each, visit.name("provider", each), each.equals(chosen)))
        .toList();
  }

  static String text(MultivaluedMap<String, String> sent, String name) {
    return Objects.requireNonNullElse(sent.getFirst(name), "").strip();
  }
}
