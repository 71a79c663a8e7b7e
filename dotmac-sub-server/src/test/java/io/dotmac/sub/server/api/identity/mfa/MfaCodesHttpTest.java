package io.dotmac.sub.server.api.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The second proof by codes that are sent. */
class MfaCodesHttpTest {
  private static final AtomicInteger NUMBER = new AtomicInteger(1_000_000);

  private static ServerFixture server;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
  }

  @Test
  void aNumberIsSetUpByTheCodeThatReachesItAndLoginsThenNeedOne() {
    String user = server.one().addStaff("support");
    String number = number();
    ApiClient client = signedIn(user);

    Answer setup =
        client.post("/api/v1/auth/mfa/setup", setUp("sms", "+234 803-" + number.substring(7)));
    String code = server.codes().await(number);
    Answer wrong = confirm(client, other(code));
    Answer confirmed = confirm(client, code);
    Answer login = login(user);
    Answer sent = send(login, "sms");
    Answer entered = verify(login, server.codes().await(number));

    assertThat(setup.status()).as(setup.body()).isEqualTo(200);
    assertThat(setup.json().path("label").asText())
        .isEqualTo("+234•••" + number.substring(number.length() - 4));
    assertThat(setup.json().path("secret").isNull()).isTrue();
    assertThat(setup.body()).doesNotContain(number);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(confirmed.json().path("recovery_codes")).hasSize(10);
    assertThat(login.json().path("methods").toString()).isEqualTo("[\"sms\",\"recovery_code\"]");
    assertThat(sent.json().path("expires_in").asInt()).isEqualTo(600);
    assertThat(sent.body()).doesNotContain(number);
    assertThat(entered.status()).isEqualTo(200);
  }

  @Test
  void aCodeIsGoodForTheLoginItWasSentForAndOnce() {
    String user = server.one().addStaff("support");
    String address = enrol(user, "email");
    Answer first = login(user);
    Answer second = login(user);
    send(first, "email");
    String code = server.codes().await(address);

    Answer elsewhere = verify(second, code);
    Answer entered = verify(first, code);
    Answer again = verify(second, code);

    assertThat(elsewhere.status()).isEqualTo(401);
    assertThat(entered.status()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(401);
  }

  @Test
  void fiveGuessesEndACode() throws SQLException {
    String user = server.one().addStaff("support");
    String number = number();
    ApiClient client = signedIn(user);
    client.post("/api/v1/auth/mfa/setup", setUp("sms", number));
    String code = server.codes().await(number);

    for (int i = 0; i < 4; i++) {
      assertThat(confirm(client, other(code)).status()).isEqualTo(422);
    }
    assertThat(attempts(4)).isEqualTo(1);
    assertThat(confirm(client, other(code)).status()).isEqualTo(422);
    assertThat(confirm(client, code).status()).isEqualTo(422);
  }

  @Test
  void theNextCodeHasToBeWaitedForWhateverTheAddress() {
    String user = server.one().addStaff("support");
    ApiClient client = signedIn(user);
    client.post("/api/v1/auth/mfa/setup", setUp("sms", number()));

    Answer soon = client.post("/api/v1/auth/mfa/setup", setUp("email", "other@example.com"));

    assertThat(soon.status()).isEqualTo(429);
    assertThat(soon.json().path("code").asText()).isEqualTo("code_too_soon");
    assertThat(Integer.parseInt(soon.header("retry-after").orElseThrow())).isBetween(1, 31);
  }

  @Test
  void anAppAndACodeStandBesideEachOther() {
    String user = server.one().addStaff("support");
    MfaSteps app = MfaSteps.on(server.one(), user);
    Answer login = login(user);
    ApiClient client = server
        .one()
        .anonymous()
        .withToken(verify(login, app.next()).json().path("access_token").asText());
    String address = "both" + NUMBER.incrementAndGet() + "@example.com";
    client.post(
        "/api/v1/auth/mfa/setup",
        setUp("email", address).replace("}", ",\"code\":\"" + app.next() + "\"}"));
    confirm(client, server.codes().await(address));

    Answer both = login(user);
    JsonNode mine = client.get("/api/v1/auth/me/mfa-methods").json();

    assertThat(both.json().path("methods").toString())
        .isEqualTo("[\"totp\",\"email\",\"recovery_code\"]");
    assertThat(mine).hasSize(2);
    assertThat(mine.toString()).contains("b•••@example.com").doesNotContain(address);
  }

  @Test
  void aMethodIsEndedByPasswordAndCodeAndWithItTheNeedForOne() {
    String user = server.one().addStaff("support");
    String address = enrol(user, "email");
    Answer login = login(user);
    send(login, "email");
    ApiClient client = server
        .one()
        .anonymous()
        .withToken(verify(login, server.codes().await(address))
            .json()
            .path("access_token")
            .asText());
    String id = client.get("/api/v1/auth/me/mfa-methods").json().at("/0/id").asText();
    String path = "/api/v1/auth/me/mfa-methods/" + id;

    client.post(path + "/code", null);
    String code = server.codes().await(address);
    Answer without = client.post(path + "/remove", proof(""));
    Answer removed = client.post(path + "/remove", proof(code));

    assertThat(without.status()).isEqualTo(422);
    assertThat(removed.status()).isEqualTo(204);
    assertThat(login(user).status()).isEqualTo(200);
    assertThat(client.post(path + "/code", null).status()).isEqualTo(404);
  }

  @Test
  void whereNothingSendsCodesNothingIsSetUp() {
    server.codes().silence(server.two().id());
    ApiClient client = server.two().admin();

    Answer refused = client.post("/api/v1/auth/mfa/setup", setUp("sms", number()));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("code").asText()).isEqualTo("channel_not_configured");
  }

  @Test
  void noLoginMeansNoCode() {
    Answer unknown = server
        .one()
        .anonymous()
        .post("/api/v1/auth/mfa/send", "{\"challenge\":\"x\",\"type\":\"sms\"}");
    Answer app = server
        .one()
        .anonymous()
        .post("/api/v1/auth/mfa/send", "{\"challenge\":\"x\",\"type\":\"totp\"}");

    assertThat(unknown.status()).isEqualTo(401);
    assertThat(app.status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "08031234567", "+0803123456", "+234", "+23480312345678901", "ada"})
  void whatIsNoNumberIsNamed(String typed) {
    assertRefused("sms", typed);
  }

  @ParameterizedTest
  @CsvSource({"ada@", "ada@example", "'a b@example.com'", "ada@exam_ple.com", "+2348031234567"})
  void whatIsNoAddressIsNamed(String typed) {
    assertRefused("email", typed);
  }

  @Test
  void theDatabaseHoldsNeitherTheCodeNorTheAddress() throws SQLException {
    String user = server.one().addStaff("support");
    String address = enrol(user, "email");
    Answer login = login(user);
    send(login, "email");
    String code = server.codes().await(address);

    assertThat(found("mfa_code", code)).isZero();
    assertThat(found("mfa_method", address)).isZero();
  }

  private static void assertRefused(String type, String typed) {
    Answer refused = server.one().admin().post("/api/v1/auth/mfa/setup", setUp(type, typed));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/address");
  }

  /** Gives the address. */
  private static String enrol(String user, String type) {
    String address = "enrolled" + NUMBER.incrementAndGet() + "@example.com";
    ApiClient client = signedIn(user);
    client.post("/api/v1/auth/mfa/setup", setUp(type, address));
    assertThat(confirm(client, server.codes().await(address)).status()).isEqualTo(200);
    return address;
  }

  private static String number() {
    return "+234803" + NUMBER.incrementAndGet();
  }

  private static String setUp(String type, String address) {
    return "{\"password\":\"" + ServerFixture.PASSWORD + "\",\"type\":\"" + type
        + "\",\"address\":\"" + address + "\"}";
  }

  private static String proof(String code) {
    return "{\"password\":\"" + ServerFixture.PASSWORD + "\",\"code\":\"" + code + "\"}";
  }

  private static String other(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }

  private static ApiClient signedIn(String user) {
    return server.one().anonymous().signedIn(user, ServerFixture.PASSWORD);
  }

  private static Answer confirm(ApiClient client, String code) {
    return client.post("/api/v1/auth/mfa/confirm", "{\"code\":\"" + code + "\"}");
  }

  private static Answer login(String user) {
    return server
        .one()
        .anonymous()
        .post(
            "/api/v1/auth/login",
            "{\"username\":\"" + user + "\",\"password\":\"" + ServerFixture.PASSWORD + "\"}");
  }

  private static Answer send(Answer login, String type) {
    String challenge = login.json().path("challenge").asText();
    return server
        .one()
        .anonymous()
        .post(
            "/api/v1/auth/mfa/send",
            "{\"challenge\":\"" + challenge + "\",\"type\":\"" + type + "\"}");
  }

  private static Answer verify(Answer login, String code) {
    String challenge = login.json().path("challenge").asText();
    return server
        .one()
        .anonymous()
        .post(
            "/api/v1/auth/mfa/verify",
            "{\"challenge\":\"" + challenge + "\",\"code\":\"" + code + "\"}");
  }

  private static long attempts(int count) throws SQLException {
    return number("select count(*) from mfa_code where tenant_id = ? and attempts = " + count);
  }

  private static long found(String table, String text) throws SQLException {
    return number("select count(*) from " + table + " t where tenant_id = ? and t::text like '%"
        + text + "%'");
  }

  private static long number(String sql) throws SQLException {
    try (Connection connection = TestDatabase.shared().superuser().getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, server.one().id().value());
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
