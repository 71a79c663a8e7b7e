package io.dotmac.sub.server.web;

import io.dotmac.sub.server.web.admin.user.UserPages;
import io.dotmac.sub.server.web.admin.user.UserPages.Cell;
import io.dotmac.sub.server.web.admin.user.UserPages.Choice;
import io.dotmac.sub.server.web.admin.user.UserPages.Group;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Tone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages about users, as a test of pages shows them; each by its template. */
final class UserSamples {
  private static final List<Sheets.Tab> TABS = List.of(
      new Sheets.Tab("/admin/system/users", "Users", true),
      new Sheets.Tab("/admin/system/roles", "Roles", false),
      new Sheets.Tab("/admin/system/sessions", "Logins", false),
      new Sheets.Tab("/admin/system/api-keys", "API keys", false),
      new Sheets.Tab("/admin/system/sso", "Single sign-on", false));
  private static final Filters FILTERS =
      new Filters("/admin/system/users", "", "Name or user name", List.of(), false);
  private static final UserPages.Session HERE = session("Firefox, Linux", "203.0.113.7", true);
  private static final UserPages.Session PHONE =
      session("Chrome, Android", "2001:db8:1f0a:77::4012", false);
  private static final List<Group> GROUPS = List.of(
      new Group(
          "billing",
          List.of(
              new Choice("billing:invoice:read", "billing:invoice:read", true),
              new Choice("billing:payment:create", "billing:payment:create", false))),
      new Group("customer", List.of(new Choice("customer:read", "customer:read", true))));

  private UserSamples() {}

  static Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("users", users());
    all.put("user", user());
    all.put("user-new", invitation());
    all.put("roles", matrix());
    all.put("role", role());
    all.put(
        "login-sessions",
        new UserPages.Sessions(
            "2 open logins", TABS, FILTERS, Rows.of(List.of(HERE, PHONE)), null, null));
    all.put("api-keys", keys());
    all.put("sso", SsoSamples.list(TABS));
    all.put("sso-provider", SsoSamples.form());
    return all;
  }

  private static UserPages.Session session(String device, String address, boolean current) {
    return new UserPages.Session(
        "Ada Obi",
        "/admin/system/users/1",
        device,
        address,
        "2 Nov 2026, 08:12",
        "2 Nov 2026, 09:40",
        "2 Nov 2026, 20:12",
        current,
        "/admin/system/sessions/1/end");
  }

  private static UserPages.Users users() {
    return new UserPages.Users(
        "3 users may sign in",
        TABS,
        FILTERS,
        Rows.of(List.of(
            line("Ada Obi", "ada", "admin", Pill.of(Tone.GOOD, "Active"), "App set up"),
            line("Musa Bello", "musa", "support", Pill.of(Tone.BAD, "Locked"), "Password only"),
            line(
                "Ngozi Eze",
                "ngozi.eze@example.com",
                "Customer",
                Pill.of(Tone.INFO, "Invited"),
                "Password only"))),
        null,
        null);
  }

  private static UserPages.User line(
      String name, String username, String roles, Pill status, String proof) {
    return new UserPages.User(
        "/admin/system/users/1", name, username, roles, status, proof, "2 Nov 2026, 08:12");
  }

  private static UserPages.One user() {
    return new UserPages.One(
        "Musa Bello",
        "/admin/system/users/1",
        Pill.of(Tone.BAD, "Locked"),
        Errors.NONE,
        new UserPages.Shown(
            "Link to set a password",
            "Give it to them in person; it works once, and is shown this once.",
            "https://lagoon.example/auth/reset-password?token=Zb7xQp1KMf0vLw3rTn8sYc2dHj5gUe9aBi6"),
        new Fact.Group(List.of(
            Fact.of("User name", "musa"),
            Fact.of("E-mail address", "musa@lagoon.example"),
            Fact.of("Second proof", "App set up"))),
        Rows.of(List.of(
            new Choice("admin", "admin", false),
            new Choice("finance_manager", "finance_manager", true),
            new Choice("support", "support", true))),
        true,
        true,
        true,
        Rows.of(List.of(HERE, PHONE)));
  }

  private static UserPages.Invitation invitation() {
    return new UserPages.Invitation(
        TABS,
        Errors.of("the user name musa is taken"),
        Rows.of(List.of(
            Field.of("name", "Name", "Musa Bello").focused(),
            Field.of("username", "User name", "musa"),
            Field.of("email", "E-mail address", "").hint("Links go there."))),
        List.of(new Choice("admin", "admin", false), new Choice("support", "support", true)),
        List.of(
            new Choice("local", "A password here", true),
            new Choice("sso", "Single sign-on", false)));
  }

  private static UserPages.Matrix matrix() {
    Cell yes = new Cell("✓", "granted");
    Cell no = new Cell("", "not granted");
    return new UserPages.Matrix(
        "4 roles",
        TABS,
        List.of(
            new UserPages.RoleHead("admin", "/admin/system/roles/1", "2 users", false),
            new UserPages.RoleHead("auditor", "/admin/system/roles/2", "1 user", false),
            new UserPages.RoleHead("finance_manager", "/admin/system/roles/3", "3 users", false),
            new UserPages.RoleHead("night_shift", "/admin/system/roles/4", "nobody", true)),
        List.of(
            new UserPages.MatrixGroup(
                "billing",
                List.of(
                    new UserPages.MatrixRow("billing:invoice:read", List.of(yes, yes, yes, no)),
                    new UserPages.MatrixRow("billing:payment:create", List.of(yes, no, yes, no)))),
            new UserPages.MatrixGroup(
                "network",
                List.of(
                    new UserPages.MatrixRow("network:radius:read", List.of(yes, yes, no, yes))))),
        true);
  }

  private static UserPages.Role role() {
    return new UserPages.Role(
        "night_shift",
        "/admin/system/roles/4",
        Errors.NONE,
        Rows.of(List.of(Field.of("description", "Description", "Watches the network"))),
        GROUPS,
        false,
        true,
        true);
  }

  private static UserPages.Keys keys() {
    return new UserPages.Keys(
        "2 keys for programs",
        TABS,
        Errors.NONE,
        new UserPages.Shown(
            "The new key",
            "Copy it now: it is shown this once.",
            "sk_live_Zb7xQp1KMf0vLw3rTn8sYc2dHj5gUe9aBi6oXk4mPq0"),
        Rows.of(List.of(
            key("till", "Whatever its owner may", Pill.of(Tone.GOOD, "Active"), "/x/1/revoke"),
            key(
                "reports",
                "billing:invoice:read, customer:read",
                Pill.of(Tone.NEUTRAL, "Revoked"),
                null))),
        Rows.of(List.of(
            Field.of("label", "Name", ""),
            Field.of("days", "Days until it expires", "").hint("Empty for none."),
            Field.of("per_minute", "Requests a minute", "").hint("Empty for the usual 600."))),
        GROUPS,
        null);
  }

  private static UserPages.Key key(
      String label, String may, Pill status, @org.jspecify.annotations.Nullable String revoke) {
    return new UserPages.Key(
        label,
        "sk_live_Zb7xQp1K…",
        "Ada Obi",
        may,
        "600 a minute",
        "Never",
        "Never",
        status,
        revoke);
  }
}
