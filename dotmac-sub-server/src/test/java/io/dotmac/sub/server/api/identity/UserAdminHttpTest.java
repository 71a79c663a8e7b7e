package io.dotmac.sub.server.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.identity.role.Roles;
import io.dotmac.sub.server.api.identity.mfa.MfaSteps;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What those do who say who may sign in, and what they cannot. */
class UserAdminHttpTest {
  private static final String NEW = "another long password";

  private static ServerFixture server;
  private static ApiClient keeper;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    server.one().admin();
    server.db().run(server.one().id(), tx -> {
      new Roles().create(tx, "keeper", "Users", Set.of("auth:manage", "rbac:assign"));
      new Roles().create(tx, "clerk", "Users", Set.of("auth:manage"));
    });
    keeper = server.one().staff("keeper");
  }

  @Test
  void whoeverIsInvitedChoosesAPasswordByTheLinkAndThenHoldsTheRole() {
    Answer invited = invite(server.one().admin(), "ada", "\"role\":\"support\"");
    String link = invited.json().path("link").asText();

    Answer before = login("ada", NEW);
    Answer set = reset(link, NEW);

    assertThat(invited.status()).isEqualTo(201);
    assertThat(link).matches("http://[^/]+/auth/accept-invite\\?token=[A-Za-z0-9_-]{43}");
    assertThat(before.status()).isEqualTo(401);
    assertThat(set.status()).isEqualTo(204);
    assertThat(reset(link, NEW).status()).as("a second time").isEqualTo(422);
    assertThat(server
            .one()
            .anonymous()
            .signedIn("ada", NEW)
            .get("/api/v1/auth/me")
            .json()
            .path("permissions")
            .toString())
        .contains("support:ticket:create");
  }

  @Test
  void aCustomerIsInvitedToTheirOwnAccount() {
    UUID subscriber = server.one().subscriber();
    String link = invite(server.one().admin(), "grace", "\"subscriber_id\":\"" + subscriber + "\"")
        .json()
        .path("link")
        .asText();
    reset(link, NEW);

    JsonNode me =
        server.one().anonymous().signedIn("grace", NEW).get("/api/v1/auth/me").json();

    assertThat(me.path("realm").asText()).isEqualTo("customer");
    assertThat(me.path("subscriber_id").asText()).isEqualTo(subscriber.toString());
  }

  @Test
  void aSubscriberOfAnotherTenantAndARoleForACustomerAreRefused() {
    UUID foreign = server.two().subscriber();
    UUID own = server.one().subscriber();

    assertThat(invite(server.one().admin(), "x1", "\"subscriber_id\":\"" + foreign + "\"")
            .status())
        .isEqualTo(404);
    assertThat(invite(
                server.one().admin(), "x2", "\"role\":\"admin\",\"subscriber_id\":\"" + own + "\"")
            .status())
        .isEqualTo(422);
  }

  @Test
  void theLinkStandsInNoAuditRow() {
    String link = invite(server.one().admin(), "hedy", "\"role\":\"support\"")
        .json()
        .path("link")
        .asText();

    String audit = server.one().admin().get("/audit-events?limit=200").body();

    assertThat(audit).contains("/user-credentials/invite").doesNotContain(token(link));
  }

  @Test
  void aResetEndsTheSessionsAndTheOldPasswordOnlyLeadsToANewOne() {
    String user = server.one().addStaff("support");
    ApiClient session = server.one().anonymous().signedIn(user, ServerFixture.PASSWORD);

    Answer reset = server.one().admin().send("POST", path(user) + "/reset", null);
    Answer login = login(user, ServerFixture.PASSWORD);
    Answer wrong = login(user, "a guess");
    Answer set = reset("?token=" + login.json().path("reset_token").asText(), NEW);

    assertThat(reset.json().path("link").asText()).contains("/auth/reset-password?token=");
    assertThat(login.status()).isEqualTo(401);
    assertThat(login.json().path("code").asText()).isEqualTo("password_change_required");
    assertThat(login.header("content-type").orElse("")).contains("application/problem+json");
    assertThat(wrong.json().path("code").asText()).isEqualTo("invalid_credentials");
    assertThat(set.status()).isEqualTo(204);
    assertThat(reset(reset.json().path("link").asText(), NEW).status())
        .as("the link after the password was set otherwise")
        .isEqualTo(422);
    assertThat(login(user, NEW).status()).isEqualTo(200);
    assertThat(session.get("/api/v1/auth/me").status()).isEqualTo(401);
  }

  @Test
  void aPasswordThatMustBeChangedComesAfterTheSecondProof() {
    String user = server.one().addStaff("support");
    MfaSteps app = MfaSteps.on(server.one(), user);
    server.one().admin().send("POST", path(user) + "/reset", null);

    Answer login = login(user, ServerFixture.PASSWORD);
    Answer verified = server
        .one()
        .anonymous()
        .post(
            "/api/v1/auth/mfa/verify",
            "{\"challenge\":\"" + login.json().path("challenge").asText() + "\",\"code\":\""
                + app.next() + "\"}");

    assertThat(login.json().path("code").asText()).isEqualTo("mfa_required");
    assertThat(verified.json().path("code").asText()).isEqualTo("password_change_required");
  }

  @Test
  void whoWasDeactivatedOrLockedIsLetInAgain() {
    String user = server.one().addStaff("support");
    ApiClient admin = server.one().admin();
    admin.delete(path(user));
    Answer off = login(user, ServerFixture.PASSWORD);
    Answer on = admin.send("POST", path(user) + "/activate", null);
    for (int i = 0; i < 5; i++) {
      login(user, "a guess");
    }
    Answer locked = login(user, ServerFixture.PASSWORD);
    admin.send("POST", path(user) + "/activate", null);

    assertThat(off.status()).isEqualTo(401);
    assertThat(on.json().path("is_active").asBoolean()).isTrue();
    assertThat(locked.status()).isEqualTo(401);
    assertThat(login(user, ServerFixture.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void nobodyGivesAwayWhatTheyDoNotHold() {
    String admin = server.one().addStaff("admin");
    String principal =
        server.one().admin().get(path(admin)).json().path("principal_id").asText();

    assertThat(invite(keeper, "boss", "\"role\":\"admin\"").status()).isEqualTo(403);
    assertThat(keeper.send("POST", path(admin) + "/reset", null).status()).isEqualTo(403);
    assertThat(keeper.delete(path(admin)).status()).isEqualTo(403);
    assertThat(keeper.send("POST", path(admin) + "/activate", null).status()).isEqualTo(403);
    assertThat(keeper
            .post(
                "/user-credentials",
                "{\"username\":\"b\",\"password\":\"" + NEW + "\",\"principal_id\":\"" + principal
                    + "\"}")
            .status())
        .isEqualTo(403);
    assertThat(keeper
            .post("/api-keys", "{\"label\":\"k\",\"principal_id\":\"" + principal + "\"}")
            .status())
        .isEqualTo(403);
    assertThat(login(admin, ServerFixture.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void aRoleIsGivenOnlyByWhoMayGiveRoles() {
    ApiClient clerk = server.one().staff("clerk");

    assertThat(invite(clerk, "c1", "\"role\":\"clerk\"").status()).isEqualTo(403);
    assertThat(invite(keeper, "c2", "\"role\":\"clerk\"").status()).isEqualTo(201);
  }

  @Test
  void aKeyMakesNoKeyThatMayMore() {
    JsonNode made = server
        .one()
        .admin()
        .post("/api-keys", "{\"label\":\"keys\",\"permissions\":[\"auth:manage\"]}")
        .json();
    ApiClient robot = server.one().anonymous().withToken(made.path("key").asText());

    assertThat(robot.post("/api-keys", "{\"label\":\"all\"}").status()).isEqualTo(403);
    assertThat(robot
            .post("/api-keys", "{\"label\":\"other\",\"permissions\":[\"customer:read\"]}")
            .status())
        .isEqualTo(403);
    assertThat(robot
            .post("/api-keys", "{\"label\":\"same\",\"permissions\":[\"auth:manage\"]}")
            .status())
        .isEqualTo(201);
  }

  private static Answer invite(ApiClient by, String user, String more) {
    String body = "{\"username\":\"%s\",\"name\":\"Ada Obi\",%s}".formatted(user, more);
    return by.post("/user-credentials/invite", body);
  }

  /** The credential of a user. */
  private static String path(String user) {
    String list = "/user-credentials?q=" + user;
    JsonNode items = server.one().admin().get(list).json().path("items");
    for (JsonNode item : items) {
      if (item.path("username").asText().equals(user)) {
        return "/user-credentials/" + item.path("id").asText();
      }
    }
    throw new AssertionError(user + ": " + items);
  }

  private static String token(String link) {
    return link.replaceFirst(".*token=", "");
  }

  private static Answer reset(String link, String password) {
    String body = "{\"token\":\"" + token(link) + "\",\"password\":\"" + password + "\"}";
    return server.one().anonymous().post("/api/v1/auth/password/reset", body);
  }

  private static Answer login(String user, String password) {
    return server
        .one()
        .anonymous()
        .post(
            "/api/v1/auth/login",
            "{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}");
  }
}
