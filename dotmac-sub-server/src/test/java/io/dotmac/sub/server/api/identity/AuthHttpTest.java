package io.dotmac.sub.server.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuthHttpTest {
  private static ServerFixture server;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
  }

  @Test
  void aLoginGivesTokensThatSayWhoIsCalling() {
    String user = server.one().addStaff("support");

    Answer login = login(user, ServerFixture.PASSWORD);
    JsonNode me = as(login).get("/api/v1/auth/me").json();

    assertThat(login.status()).isEqualTo(200);
    assertThat(login.json().path("token_type").asText()).isEqualTo("bearer");
    assertThat(login.json().path("expires_in").asInt()).isEqualTo(900);
    assertThat(me.path("realm").asText()).isEqualTo("staff");
    assertThat(me.path("permissions").toString()).contains("customer:update");
  }

  @Test
  void aWrongPasswordAnUnknownNameAndALockedAccountLookTheSame() {
    String user = server.one().addStaff("support");

    Answer wrong = login(user, "wrong password");
    Answer unknown = login("nobody-at-all", "wrong password");
    for (int i = 0; i < 5; i++) {
      login(user, "wrong password");
    }
    Answer locked = login(user, ServerFixture.PASSWORD);

    assertThat(List.of(wrong.status(), unknown.status(), locked.status())).containsOnly(401);
    assertThat(anonymised(unknown)).isEqualTo(anonymised(wrong));
    assertThat(anonymised(locked)).isEqualTo(anonymised(wrong));
  }

  @Test
  void ofTwentyGuessesAtOnceNoMoreThanFiveAreEvaluated() throws Exception {
    String user = server.one().addStaff("support");
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Answer>> guesses = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        guesses.add(() -> login(user, "wrong password"));
      }
      for (Future<Answer> guess : pool.invokeAll(guesses)) {
        assertThat(guess.get().status()).isEqualTo(401);
      }
    } finally {
      pool.shutdownNow();
    }
    JsonNode credential =
        server.one().admin().get("/user-credentials?q=" + user).json().at("/items/0");

    assertThat(credential.path("failed_login_attempts").asInt()).isEqualTo(5);
    assertThat(credential.path("locked_until").isNull()).isFalse();
    assertThat(login(user, ServerFixture.PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void aRefreshTokenWorksOnceAndItsSecondUseEndsTheSession() {
    Answer login = login(server.one().addStaff("support"), ServerFixture.PASSWORD);

    Answer second = refresh(login);
    Answer stolen = refresh(login);
    Answer third = refresh(second);

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().path("refresh_token"))
        .isNotEqualTo(login.json().path("refresh_token"));
    assertThat(stolen.status()).isEqualTo(401);
    assertThat(third.status()).isEqualTo(401);
  }

  @Test
  void aRefreshTokenIsUnknownAtAnotherTenant() {
    Answer login = login(server.one().addStaff("support"), ServerFixture.PASSWORD);

    Answer elsewhere = server.two().anonymous().post("/api/v1/auth/refresh", refreshBody(login));

    assertThat(elsewhere.status()).isEqualTo(401);
    assertThat(refresh(login).status()).isEqualTo(200);
  }

  @Test
  void afterALogoutNeitherTokenWorks() throws Exception {
    Answer login = login(server.one().addStaff("support"), ServerFixture.PASSWORD);
    ApiClient client = as(login);

    assertThat(client.send("POST", "/api/v1/auth/logout", null).status()).isEqualTo(204);

    assertThat(refresh(login).status()).isEqualTo(401);
    Thread.sleep(3_200);
    assertThat(client.get("/api/v1/auth/me").status()).isEqualTo(401);
  }

  @Test
  void aDeactivatedUserIsOutWithinFiveSeconds() throws Exception {
    String user = server.one().addStaff("support");
    ApiClient client = as(login(user, ServerFixture.PASSWORD));
    ApiClient admin = server.one().admin();
    String id =
        admin.get("/user-credentials?q=" + user).json().at("/items/0/id").asText();
    assertThat(client.get("/api/v1/auth/me").status()).isEqualTo(200);

    assertThat(admin.delete("/user-credentials/" + id).status()).isEqualTo(204);

    Thread.sleep(3_200);
    assertThat(client.get("/api/v1/auth/me").status()).isEqualTo(401);
    assertThat(login(user, ServerFixture.PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void aNewMemberOfStaffSignsInWithThePasswordThatWasSet() {
    ApiClient admin = server.one().admin();

    Answer made = admin.post(
        "/user-credentials",
        "{\"username\":\"Grace.Hopper\",\"password\":\"a long enough one\",\"role\":\"auditor\"}");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.body()).doesNotContain("password_hash").doesNotContain("argon");
    assertThat(login("grace.hopper", "a long enough one").status()).isEqualTo(200);
    assertThat(admin
            .post(
                "/user-credentials", "{\"username\":\"GRACE.hopper\",\"password\":\"another one\"}")
            .status())
        .isEqualTo(409);
    assertThat(admin
            .post("/user-credentials", "{\"username\":\"short\",\"password\":\"seven77\"}")
            .json()
            .at("/errors/0/pointer")
            .asText())
        .isEqualTo("/password");
  }

  @Test
  void anAuditorReadsRolesAndMakesNoKeys() {
    ApiClient auditor = server.one().staff("auditor");

    assertThat(auditor.get("/rbac/roles").json().path("count").asInt()).isEqualTo(5);
    assertThat(auditor.post("/api-keys", "{\"label\":\"x\"}").status()).isEqualTo(403);
  }

  private static Answer login(String user, String password) {
    return server
        .one()
        .anonymous()
        .post(
            "/api/v1/auth/login",
            "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(user, password));
  }

  private static Answer refresh(Answer login) {
    return server.one().anonymous().post("/api/v1/auth/refresh", refreshBody(login));
  }

  private static String refreshBody(Answer login) {
    return "{\"refresh_token\":\"%s\"}"
        .formatted(login.json().path("refresh_token").asText());
  }

  private static ApiClient as(Answer login) {
    return server.one().anonymous().withToken(login.json().path("access_token").asText());
  }

  private static String anonymised(Answer answer) {
    return answer.body().replaceAll("\"request_id\":\"[^\"]*\"", "");
  }
}
