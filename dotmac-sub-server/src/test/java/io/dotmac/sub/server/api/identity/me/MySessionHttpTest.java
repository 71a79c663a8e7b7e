package io.dotmac.sub.server.api.identity.me;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.api.identity.mfa.MfaSteps;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MySessionHttpTest {
  private static final String SESSIONS = "/api/v1/auth/me/sessions";
  private static final String PASSWORD = "/api/v1/auth/me/password";
  private static final String NEW = "another long password";

  private static ServerFixture server;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
  }

  @Test
  void everybodySeesTheirOwnSessionsAndWhichOfThemAsks() {
    String user = server.one().addStaff("support");
    ApiClient here = signIn(user);
    signIn(user);
    signIn(server.one().addStaff("support"));

    JsonNode sessions = here.get(SESSIONS).json();

    assertThat(sessions).hasSize(2);
    assertThat(sessions.findValuesAsText("current")).containsExactlyInAnyOrder("true", "false");
    assertThat(sessions.toString()).contains("127.0.0.1").doesNotContain("token");
  }

  @Test
  void oneSessionIsEndedOrAllTheOthers() {
    String user = server.one().addStaff("support");
    ApiClient here = signIn(user);
    signIn(user);
    signIn(user);
    String other = others(here).get(0);

    Answer ended = here.delete(SESSIONS + "/" + other);
    Answer again = here.delete(SESSIONS + "/" + other);
    int left = here.get(SESSIONS).json().size();
    Answer all = here.delete(SESSIONS);

    assertThat(ended.status()).isEqualTo(204);
    assertThat(again.status()).isEqualTo(404);
    assertThat(left).isEqualTo(2);
    assertThat(all.status()).isEqualTo(204);
    assertThat(others(here)).isEmpty();
    assertThat(here.get("/api/v1/auth/me").status()).isEqualTo(200);
  }

  @Test
  void theSessionOfSomebodyElseIsNotThere() {
    ApiClient here = signIn(server.one().addStaff("support"));
    ApiClient colleague = signIn(server.one().addStaff("support"));
    String foreign = colleague.get(SESSIONS).json().path(0).path("id").asText();

    assertThat(here.delete(SESSIONS + "/" + foreign).status()).isEqualTo(404);
    assertThat(colleague.get(SESSIONS).json()).hasSize(1);
  }

  @Test
  void aNewPasswordNeedsTheOldOneAndEndsTheOtherSessions() {
    String user = server.one().addStaff("support");
    ApiClient here = signIn(user);
    signIn(user);

    Answer wrong = here.post(PASSWORD, body("a guess", NEW, ""));
    Answer weak = here.post(PASSWORD, body(ServerFixture.PASSWORD, "short", ""));
    Answer changed = here.post(PASSWORD, body(ServerFixture.PASSWORD, NEW, ""));

    assertThat(wrong.json().at("/errors/0/pointer").asText()).isEqualTo("/current_password");
    assertThat(weak.json().at("/errors/0/pointer").asText()).isEqualTo("/new_password");
    assertThat(changed.status()).isEqualTo(204);
    assertThat(others(here)).isEmpty();
    assertThat(login(user, ServerFixture.PASSWORD).status()).isEqualTo(401);
    assertThat(login(user, NEW).status()).isEqualTo(200);
  }

  @Test
  void whereAnAppIsSetUpANewPasswordNeedsItsCodeToo() {
    String user = server.one().addStaff("support");
    ApiClient here = signIn(user);
    MfaSteps app = MfaSteps.on(server.one(), user);

    Answer without = here.post(PASSWORD, body(ServerFixture.PASSWORD, NEW, ""));
    Answer with = here.post(PASSWORD, body(ServerFixture.PASSWORD, NEW, app.next()));

    assertThat(without.status()).isEqualTo(422);
    assertThat(with.status()).isEqualTo(204);
  }

  @Test
  void guessesOfTheOldPasswordLockTheAccount() {
    String user = server.one().addStaff("support");
    ApiClient here = signIn(user);
    for (int i = 0; i < 5; i++) {
      assertThat(here.post(PASSWORD, body("a guess", NEW, "")).status()).isEqualTo(422);
    }

    assertThat(here.post(PASSWORD, body(ServerFixture.PASSWORD, NEW, "")).status())
        .isEqualTo(422);
    assertThat(login(user, ServerFixture.PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void anApiKeyHasNoSessionsAndNoPassword() {
    JsonNode key =
        server.one().admin().post("/api-keys", "{\"label\":\"robot\"}").json();
    ApiClient robot = server.one().anonymous().withToken(key.path("key").asText());

    assertThat(robot.get(SESSIONS).status()).isEqualTo(403);
    assertThat(robot.delete(SESSIONS).status()).isEqualTo(403);
    assertThat(robot.post(PASSWORD, body(ServerFixture.PASSWORD, NEW, "")).status())
        .isEqualTo(403);
  }

  private static List<String> others(ApiClient client) {
    List<String> others = new ArrayList<>();
    for (JsonNode session : client.get(SESSIONS).json()) {
      if (!session.path("current").asBoolean()) {
        others.add(session.path("id").asText());
      }
    }
    return others;
  }

  private static ApiClient signIn(String user) {
    return server.one().anonymous().signedIn(user, ServerFixture.PASSWORD);
  }

  private static Answer login(String user, String password) {
    return server
        .one()
        .anonymous()
        .post(
            "/api/v1/auth/login",
            "{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}");
  }

  private static String body(String current, String next, String code) {
    return "{\"current_password\":\"" + current + "\",\"new_password\":\"" + next + "\",\"code\":\""
        + code + "\"}";
  }
}
