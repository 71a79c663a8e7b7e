package io.dotmac.sub.server.web.admin.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UserPagesHttpTest {
  private static final String USERS = "/admin/system/users";
  private static final String NEW = "another long password";
  private static final Pattern SHOWN = Pattern.compile("id=\"shown\" value=\"([^\"]+)\"");

  private static ServerFixture server;
  private static PortalClient admin;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    server.one().admin();
    admin = new PortalClient(server.one().anonymous());
    admin.logIn(server.one().addStaff("admin"), ServerFixture.PASSWORD);
  }

  @Test
  void whoeverIsInvitedOnThePageGetsALinkThatIsShownOnce() {
    Answer invited = admin.submit(
        admin.get(USERS + "/new"),
        USERS,
        Map.of("name", "Ada Obi", "username", "ada-page", "role", "support"));
    String link = shown(invited);
    PortalClient guest = new PortalClient(server.one().anonymous());
    guest.get(link);
    Answer set = guest.submit(
        guest.get("/auth/accept-invite"),
        "/auth/accept-invite",
        Map.of("password", NEW, "repeated", NEW));
    String page = path(invited.body());

    assertThat(invited.status()).isEqualTo(200);
    assertThat(set.status()).isEqualTo(303);
    assertThat(location(guest.logIn("ada-page", NEW))).isEqualTo("/admin/");
    assertThat(admin.get(page).body()).contains("Ada Obi").doesNotContain(link);
    assertThat(admin.get(USERS + "?q=ada-page").body()).contains("ada-page", "support");
  }

  @Test
  void aNameThatIsTakenIsSaidOnTheForm() {
    String taken = server.one().addStaff("support");

    Answer refused =
        admin.submit(admin.get(USERS + "/new"), USERS, Map.of("name", "Twice", "username", taken));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("is taken", "value=\"Twice\"");
  }

  @Test
  void aUserIsLockedOutLetInAgainAndGivenRoles() {
    String user = server.one().addStaff("support");
    String page = USERS + "/" + id(user);

    Answer off = admin.submit(admin.get(page), page + "/deactivate", Map.of());
    int refused = login(user).status();
    Answer on = admin.submit(admin.get(page), page + "/activate", Map.of());
    Answer roles = admin.submit(admin.get(page), page + "/roles", Map.of("role", "auditor"));

    assertThat(location(off)).isEqualTo(page + "?done=user_off");
    assertThat(refused).isEqualTo(401);
    assertThat(location(on)).isEqualTo(page + "?done=user_on");
    assertThat(location(roles)).isEqualTo(page + "?done=user_roles");
    assertThat(server
            .one()
            .anonymous()
            .signedIn(user, ServerFixture.PASSWORD)
            .get("/api/v1/auth/me")
            .json()
            .path("permissions")
            .toString())
        .contains("audit:read")
        .doesNotContain("customer:update");
  }

  @Test
  void nobodyChangesTheirOwnRoles() {
    String user = server.one().addStaff("admin");
    PortalClient self = new PortalClient(server.one().anonymous());
    self.logIn(user, ServerFixture.PASSWORD);
    String page = USERS + "/" + id(user);

    Answer refused = self.submit(self.get(page), page + "/roles", Map.of("role", "auditor"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("nobody changes their own roles");
  }

  @Test
  void aLoginIsEndedByAnAdministrator() {
    String user = server.one().addStaff("support");
    ApiClient session = server.one().anonymous().signedIn(user, ServerFixture.PASSWORD);
    Answer page = admin.get(USERS + "/" + id(user));
    Matcher end = Pattern.compile("/admin/system/sessions/[0-9a-f-]{36}/end").matcher(page.body());
    assertThat(end.find()).isTrue();

    Answer ended = admin.submit(page, end.group(), Map.of());

    assertThat(location(ended)).isEqualTo("/admin/system/sessions?done=session_ended");
    assertThat(session.get("/api/v1/auth/me").status()).isEqualTo(401);
    assertThat(admin.get("/admin/system/sessions").body()).contains("This one");
  }

  @Test
  void aKeyIsShownOnceWorksAndIsRevoked() {
    String keys = "/admin/system/api-keys";
    Answer made = admin.submit(
        admin.get(keys),
        keys,
        Map.of("label", "page key", "days", "30", "permission", "rbac:roles:read"));
    String key = shown(made);
    ApiClient robot = server.one().anonymous().withToken(key);
    int works = robot.get("/rbac/roles").status();
    Answer wrong =
        admin.submit(admin.get(keys), keys, Map.of("label", "x", "days", "0", "per_minute", ""));

    assertThat(key).startsWith("sk_live_");
    assertThat(works).isEqualTo(200);
    assertThat(robot.get("/api-keys").status()).isEqualTo(403);
    assertThat(admin.get(keys).body()).contains("page key").doesNotContain(key);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("a number from 1 to 3650");
  }

  @Test
  void aRoleIsMadeOnThePageAndStandsInTheMatrix() {
    String roles = "/admin/system/roles";
    Answer made = admin.submit(
        admin.get(roles + "/new"),
        roles,
        Map.of("name", "night shift", "description", "", "permission", "network:radius:read"));
    String page = location(made).replaceFirst("\\?.*", "");
    Answer changed = admin.submit(
        admin.get(page), page, Map.of("description", "Nights", "permission", "monitoring:read"));

    assertThat(page).startsWith(roles + "/");
    assertThat(location(changed)).isEqualTo(page + "?done=role");
    assertThat(admin.get(roles).body()).contains("night shift", "monitoring:read");
    assertThat(admin.get(page).body()).contains("value=\"Nights\"");
  }

  @Test
  void anAuditorSeesTheMatrixAndNoForm() {
    PortalClient auditor = new PortalClient(server.one().anonymous());
    auditor.logIn(server.one().addStaff("auditor"), ServerFixture.PASSWORD);

    Answer matrix = auditor.get("/admin/system/roles");

    assertThat(matrix.status()).isEqualTo(200);
    assertThat(matrix.body()).contains("auditor").doesNotContain("/admin/system/roles/new");
    assertThat(auditor.get(USERS).status()).isEqualTo(403);
  }

  private static String id(String user) {
    return server
        .one()
        .admin()
        .get("/user-credentials?q=" + user)
        .json()
        .at("/items/0/id")
        .asText();
  }

  private static Answer login(String user) {
    return server
        .one()
        .anonymous()
        .post(
            "/api/v1/auth/login",
            "{\"username\":\"" + user + "\",\"password\":\"" + ServerFixture.PASSWORD + "\"}");
  }

  private static String shown(Answer page) {
    Matcher shown = SHOWN.matcher(page.body());
    assertThat(shown.find()).as(page.body()).isTrue();
    return shown.group(1).replaceFirst("^https?://[^/]+", "").replace("&#61;", "=");
  }

  private static String path(String body) {
    Matcher path = Pattern.compile("/admin/system/users/[0-9a-f-]{36}").matcher(body);
    assertThat(path.find()).isTrue();
    return path.group();
  }

  private static String location(Answer answer) {
    return answer.header("location").orElse("").replaceFirst("^https?://[^/]+", "");
  }
}
