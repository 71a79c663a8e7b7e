package io.dotmac.sub.server.web.admin.user;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Sheets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pages about those who may sign in, beside each other. */
public final class UserTabs {
  /** The providers of single sign-on. */
  public static final String SSO = "/admin/system/sso";

  static final String USERS = "/admin/system/users";
  static final String ROLES = "/admin/system/roles";
  static final String SESSIONS = "/admin/system/sessions";
  static final String KEYS = "/admin/system/api-keys";

  private static final Map<String, String> NEEDS = Map.of(
      USERS, "auth:manage", ROLES, "rbac:roles:read", SESSIONS, "auth:manage", KEYS, "auth:manage");

  private UserTabs() {}

  /** Those that the reader may open; the one at {@code current} is this one. */
  public static List<Sheets.Tab> of(Visit visit, String current) {
    return Stream.of(USERS, ROLES, SESSIONS, KEYS, SSO)
        .filter(path -> visit.tx().caller().may(NEEDS.getOrDefault(path, "auth:manage")))
        .map(path -> new Sheets.Tab(
            path,
            visit.say("user.tab_" + path.substring(path.lastIndexOf('/') + 1).replace('-', '_')),
            path.equals(current)))
        .toList();
  }
}
