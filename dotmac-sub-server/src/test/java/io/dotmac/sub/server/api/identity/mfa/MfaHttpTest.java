package io.dotmac.sub.server.api.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MfaHttpTest {
  private static final String SETUP = "/api/v1/auth/mfa/setup";
  private static final String CONFIRM = "/api/v1/auth/mfa/confirm";
  private static final String VERIFY = "/api/v1/auth/mfa/verify";
  private static final String PASSWORD = "{\"password\":\"" + ServerFixture.PASSWORD + "\"}";

  private static ServerFixture server;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
  }

  @Test
  void anAppIsSetUpByItsFirstCodeAndGivesRecoveryCodesOnce() {
    ApiClient client = signedIn(server.one().addStaff("support"));

    Answer setup = client.post(SETUP, PASSWORD);
    MfaSteps app = MfaSteps.scan(setup);
    Answer wrong = client.post(CONFIRM, code(app.wrong()));
    Answer right = client.post(CONFIRM, code(app.next()));
    Answer again = client.post(CONFIRM, code(app.next()));

    assertThat(setup.status()).isEqualTo(200);
    assertThat(setup.json().path("secret").asText()).matches("[A-Z2-7]{32}");
    assertThat(setup.json().path("uri").asText())
        .startsWith("otpauth://totp/")
        .contains("secret=" + setup.json().path("secret").asText());
    assertThat(setup.json().path("qr_svg").asText()).startsWith("<svg ").doesNotContain("script");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.json().at("/errors/0/pointer").asText()).isEqualTo("/code");
    assertThat(right.json().path("recovery_codes")).hasSize(10);
    assertThat(again.status()).isEqualTo(409);
  }

  @Test
  void aLoginThenNeedsTheCodeToo() {
    String user = server.one().addStaff("support");
    MfaSteps app = MfaSteps.on(server.one(), user);

    Answer login = login(user);
    Answer entered = verify(login, app.next());

    assertThat(login.status()).isEqualTo(401);
    assertThat(login.header("content-type").orElse("")).contains("application/problem+json");
    assertThat(login.json().path("code").asText()).isEqualTo("mfa_required");
    assertThat(login.json().path("expires_in").asInt()).isEqualTo(600);
    assertThat(login.body()).doesNotContain("access_token");
    assertThat(entered.status()).isEqualTo(200);
    assertThat(server
            .one()
            .anonymous()
            .withToken(entered.json().path("access_token").asText())
            .get("/api/v1/auth/me")
            .status())
        .isEqualTo(200);
  }

  @Test
  void aWrongPasswordDoesNotTellThatThereIsASecondProof() {
    String user = server.one().addStaff("support");
    MfaSteps.on(server.one(), user);

    Answer wrong = server
        .one()
        .anonymous()
        .post(
            "/api/v1/auth/login",
            "{\"username\":\"" + user + "\",\"password\":\"wrong password\"}");

    assertThat(wrong.json().path("code").asText()).isEqualTo("invalid_credentials");
  }

  @Test
  void aCodeCountsOnceAndAChallengeIsPassedOnce() {
    String user = server.one().addStaff("support");
    MfaSteps app = MfaSteps.on(server.one(), user);
    Answer first = login(user);
    String code = app.next();

    Answer entered = verify(first, code);
    Answer replayed = verify(login(user), app.again());
    Answer passed = verify(first, app.next());

    assertThat(entered.status()).isEqualTo(200);
    assertThat(replayed.status()).isEqualTo(401);
    assertThat(replayed.json().path("code").asText()).isEqualTo("invalid_code");
    assertThat(passed.status()).isEqualTo(401);
  }

  @Test
  void aRecoveryCodeLetsInOnceHoweverItIsTyped() {
    String user = server.one().addStaff("support");
    ApiClient client = signedIn(user);
    MfaSteps app = MfaSteps.scan(client.post(SETUP, PASSWORD));
    JsonNode codes = client.post(CONFIRM, code(app.next())).json().path("recovery_codes");
    String paper = codes.path(0).asText();

    Answer entered = verify(login(user), paper.toLowerCase(java.util.Locale.ROOT));
    Answer again = verify(login(user), paper);
    Answer other = verify(login(user), codes.path(1).asText().replace("-", " "));

    assertThat(List.of(entered.status(), again.status(), other.status()))
        .containsExactly(200, 401, 200);
  }

  @Test
  void guessesOfCodesLockTheAccountAsGuessesOfPasswordsDo() {
    String user = server.one().addStaff("support");
    MfaSteps app = MfaSteps.on(server.one(), user);
    Answer login = login(user);
    for (int i = 0; i < 4; i++) {
      assertThat(verify(login, app.wrong()).status()).isEqualTo(401);
    }

    Answer right = verify(login, app.next());
    JsonNode credential =
        server.one().admin().get("/user-credentials?q=" + user).json().at("/items/0");

    assertThat(right.status()).isEqualTo(401);
    assertThat(credential.path("failed_login_attempts").asInt()).isEqualTo(5);
    assertThat(credential.path("locked_until").isNull()).isFalse();
    assertThat(login(user).json().path("code").asText()).isEqualTo("invalid_credentials");
  }

  @Test
  void aNewAppTakesThePlaceOfTheOldOneAndNeedsItsCode() {
    String user = server.one().addStaff("support");
    MfaSteps old = MfaSteps.on(server.one(), user);
    ApiClient client = as(verify(login(user), old.next()));

    Answer without = client.post(SETUP, PASSWORD);
    MfaSteps fresh = MfaSteps.scan(client.post(
        SETUP,
        "{\"password\":\"" + ServerFixture.PASSWORD + "\",\"code\":\"" + old.next() + "\"}"));
    client.post(CONFIRM, code(fresh.next()));

    assertThat(without.status()).isEqualTo(422);
    assertThat(verify(login(user), fresh.next()).status()).isEqualTo(200);
    assertThat(verify(login(user), old.wrong()).status()).isEqualTo(401);
    assertThat(methods(user)).hasSize(1);
  }

  @Test
  void anAdministratorEndsTheProofOfSomebodyWhoHasLostIt() {
    String user = server.one().addStaff("support");
    MfaSteps.on(server.one(), user);
    String id = methods(user).path(0).path("id").asText();
    ApiClient admin = server.one().admin();

    Answer renamed =
        admin.with("If-Match", "*").patch("/mfa-methods/" + id, "{\"label\":\"Lost phone\"}");
    Answer removed = admin.delete("/mfa-methods/" + id);

    assertThat(renamed.json().path("label").asText()).isEqualTo("Lost phone");
    assertThat(renamed.body()).doesNotContain("secret");
    assertThat(removed.status()).isEqualTo(204);
    assertThat(login(user).status()).isEqualTo(200);
    assertThat(methods(user)).isEmpty();
  }

  @Test
  void anApiKeySetsNothingUp() {
    String key = server
        .one()
        .admin()
        .post("/api-keys", "{\"label\":\"robot\"}")
        .json()
        .path("key")
        .asText();
    ApiClient robot = server.one().anonymous().withToken(key);

    assertThat(robot.post(SETUP, PASSWORD).status()).isEqualTo(403);
    assertThat(robot.post(CONFIRM, code("123456")).status()).isEqualTo(403);
  }

  @Test
  void noChallengeOfAnotherTenantIsKnown() {
    String user = server.one().addStaff("support");
    MfaSteps app = MfaSteps.on(server.one(), user);
    Answer login = login(user);

    Answer elsewhere = server
        .two()
        .anonymous()
        .post(VERIFY, body(login.json().path("challenge").asText(), app.next()));

    assertThat(elsewhere.status()).isEqualTo(401);
  }

  @Test
  void theDatabaseHoldsNoSeedAndNoRecoveryCode() throws SQLException {
    ApiClient client = signedIn(server.one().addStaff("support"));
    Answer setup = client.post(SETUP, PASSWORD);
    JsonNode codes =
        client.post(CONFIRM, code(MfaSteps.scan(setup).next())).json().path("recovery_codes");
    String paper = codes.path(0).asText().replace("-", "");

    assertThat(dump("mfa_method"))
        .isNotEmpty()
        .doesNotContain(setup.json().path("secret").asText());
    assertThat(dump("recovery_code")).isNotEmpty().doesNotContain(paper);
    assertThat(dump("audit_event"))
        .doesNotContain(
            setup.json().path("secret").asText(), paper, codes.path(0).asText());
  }

  private static String dump(String table) throws SQLException {
    try (Connection connection = TestDatabase.shared().superuser().getConnection();
        PreparedStatement all = connection.prepareStatement(
            "select string_agg(t::text, ' ') from " + table + " t where tenant_id = ?")) {
      all.setObject(1, server.one().id().value());
      try (ResultSet rows = all.executeQuery()) {
        rows.next();
        return String.valueOf(rows.getString(1));
      }
    }
  }

  private static JsonNode methods(String user) {
    ApiClient admin = server.one().admin();
    String principal = admin
        .get("/user-credentials?q=" + user)
        .json()
        .at("/items/0/principal_id")
        .asText();
    return admin
        .get("/mfa-methods?is_active=true&principal_id=" + principal)
        .json()
        .path("items");
  }

  private static Answer login(String user) {
    return server
        .one()
        .anonymous()
        .post(
            "/api/v1/auth/login",
            "{\"username\":\"" + user + "\",\"password\":\"" + ServerFixture.PASSWORD + "\"}");
  }

  private static Answer verify(Answer login, String code) {
    return server
        .one()
        .anonymous()
        .post(VERIFY, body(login.json().path("challenge").asText(), code));
  }

  private static ApiClient signedIn(String user) {
    return server.one().anonymous().signedIn(user, ServerFixture.PASSWORD);
  }

  private static ApiClient as(Answer login) {
    return server.one().anonymous().withToken(login.json().path("access_token").asText());
  }

  private static String body(String challenge, String code) {
    return "{\"challenge\":\"" + challenge + "\",\"code\":\"" + code + "\"}";
  }

  private static String code(String code) {
    return "{\"code\":\"" + code + "\"}";
  }
}
