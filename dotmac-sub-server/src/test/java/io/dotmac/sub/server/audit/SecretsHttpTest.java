package io.dotmac.sub.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Secrets that are sent to routes that take some, or that routes give, are in no record. */
class SecretsHttpTest {
  private static final int PLANTED = 30;

  private final ServerFixture server = ServerFixture.start();
  private final ApiClient admin = server.one().admin();
  private final List<String> secrets = new ArrayList<>();
  private int number;

  /** A secret that stands nowhere else. */
  private String plant() {
    String secret = "canary-" + ++number + "-" + UUID.randomUUID().toString().substring(0, 13);
    secrets.add(secret);
    return secret;
  }

  /** A number that a card could have, and no other is like it here. */
  private String card() {
    String start = "411111" + String.format("%09d", 100_000_000 + number * 7_919L);
    int sum = 0;
    for (int i = 0; i < start.length(); i++) {
      int digit = start.charAt(start.length() - 1 - i) - '0';
      sum += i % 2 == 1 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    }
    number++;
    String card = start + (10 - sum % 10) % 10;
    secrets.add(card);
    return card;
  }

  /** What the server gave out and keeps only hashed or sealed. */
  private String given(String secret) {
    assertThat(secret).hasSizeGreaterThan(5);
    secrets.add(secret);
    return secret;
  }

  private static String json(String text, Object... values) {
    return text.replace('\'', '"').formatted(values);
  }

  @Test
  void noneOfThirtyPlantedSecretsIsInTheLogTheAuditOrTheEvents() throws SQLException {
    OutputStreamAppender<ch.qos.logback.classic.spi.ILoggingEvent> log = listen();
    ByteArrayOutputStream written = (ByteArrayOutputStream) log.getOutputStream();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = ((Logger) LoggerFactory.getLogger("io.dotmac.sub")).getLevel();
    ((Logger) LoggerFactory.getLogger("io.dotmac.sub")).setLevel(Level.DEBUG);
    try {
      network();
      people();
      money();
      carelessness();
      admin.get("/audit-events");
    } finally {
      ((Logger) LoggerFactory.getLogger("io.dotmac.sub")).setLevel(before);
      root.detachAppender(log);
    }

    assertThat(secrets).hasSizeGreaterThanOrEqualTo(PLANTED).doesNotHaveDuplicates();
    String logged = written.toString(StandardCharsets.UTF_8);
    String audit = everything("audit_event");
    String events = everything("event_store");
    assertThat(logged).as("the log is watched").contains("/radius-clients");
    assertThat(audit).contains("/radius-clients", "203.0.113.9");
    for (String secret : secrets) {
      assertThat(logged).as("log").doesNotContain(secret);
      assertThat(audit).as("audit").doesNotContain(secret);
      assertThat(events).as("events").doesNotContain(secret);
    }
  }

  private void network() {
    ServiceFixture fixture = new ServiceFixture(server.db(), server.one().id());
    UUID subscriber = fixture.subscriber();
    UUID service = fixture.service(subscriber);
    Answer client = accepted(admin.post(
        "/radius-clients", json("{'client_ip':'203.0.113.9','shared_secret':'%s'}", plant())));
    change("/radius-clients/", client, json("{'shared_secret':'%s'}", plant()));
    Answer credential = accepted(admin.post(
        "/access-credentials",
        json(
            "{'subscriber_id':'%s','subscription_id':'%s','username':'%s','secret':'%s'}",
            subscriber, service, service, plant())));
    change("/access-credentials/", credential, json("{'secret':'%s'}", plant()));
    String realm = accepted(
            admin.post("/radius-realms", json("{'name':'p.example','accounting':'home'}")))
        .json()
        .path("id")
        .asText();
    Answer home = accepted(admin.post(
        "/radius-home-servers",
        json("{'realm_id':'%s','host':'198.51.100.9','shared_secret':'%s'}", realm, plant())));
    change("/radius-home-servers/", home, json("{'shared_secret':'%s'}", plant()));
    // Refused ones are kept as well.
    admin.post("/radius-clients", json("{'client_ip':'nowhere','shared_secret':'%s'}", plant()));
    admin.post("/radius-clients", json("{'client_ip':'x','sharedSecret':'%s'}", plant()));
    admin.post(
        "/radius-sync-jobs",
        json("{'name':'fr','database_url':'x','database_password':'%s'}", plant()));
    admin.post("/vouchers/find", json("{'code':'%s'}", plant()));
  }

  private void people() {
    ApiClient anonymous = server.one().anonymous();
    String user = server.one().addStaff("admin");
    Answer login = accepted(anonymous.post(
        "/api/v1/auth/login",
        json("{'username':'%s','password':'%s'}", user, ServerFixture.PASSWORD)));
    given(login.json().path("access_token").asText());
    String refresh = given(login.json().path("refresh_token").asText());
    Answer again =
        accepted(anonymous.post("/api/v1/auth/refresh", json("{'refresh_token':'%s'}", refresh)));
    given(again.json().path("refresh_token").asText());
    anonymous.post("/api/v1/auth/refresh", json("{'refresh_token':'%s'}", plant()));
    anonymous.post("/api/v1/auth/login", json("{'username':'%s','password':'%s'}", user, plant()));
    anonymous.post("/api/v1/auth/login", json("{'username':'%s','pass word':'%s'}", user, plant()));
    anonymous.post("/api/v1/auth/mfa/verify", json("{'challenge':'none','code':'%s'}", plant()));
    admin.post(
        "/user-credentials",
        json("{'username':'new-one','name':'New','role':'admin','password':'%s'}", plant()));
    ApiClient key =
        admin.withToken(given(accepted(admin.post("/api-keys", json("{'label':'canary'}")))
            .json()
            .path("key")
            .asText()));
    key.get("/subscribers");
    admin.withToken(plant()).get("/subscribers");
    ApiClient fresh = anonymous.withToken(again.json().path("access_token").asText());
    JsonNode setup = accepted(
            fresh.post("/api/v1/auth/mfa/setup", json("{'password':'%s'}", ServerFixture.PASSWORD)))
        .json();
    given(setup.path("secret").asText());
    fresh.post("/api/v1/auth/mfa/confirm", json("{'code':'%s'}", plant()));
    PortalClient portal = new PortalClient(anonymous);
    portal.logIn(server.one().addStaff("admin"), ServerFixture.PASSWORD);
    portal.post("/auth/login", Map.of("username", "x", "password", plant()));
  }

  private void money() {
    Answer provider = admin.post(
        "/payment-providers",
        json(
            "{'name':'Cards','type':'custom','webhook_secret':'%s','api_key':'%s'}",
            plant(), plant()));
    assertThat(provider.status()).isNotEqualTo(500);
    admin.post("/payment-methods", json("{'token':'%s','customer_token':'%s'}", plant(), plant()));
    admin.post("/payments", json("{'amount':'1.00','note':'card %s'}", card()));
  }

  /** Where people put what does not belong there. */
  private void carelessness() {
    admin.post("/subscribers", json("{'first_name':'A','notes':'pays with %s'}", card()));
    admin.post("/events", json("{'payload':{'card':'%s'}}", card()));
    admin.post("/events", json("{'payload':{'a':{'password':'%s'}}}", plant()));
    admin.post("/events", json("{'payload':{'apiKey':'%s'}}", plant()));
    admin.get("/subscribers?api_key=" + plant());
    admin.get("/subscribers?token=" + plant());
  }

  private void change(String path, Answer made, String body) {
    accepted(admin
        .with("If-Match", made.header("etag").orElse(""))
        .patch(path + made.json().path("id").asText(), body));
  }

  private static Answer accepted(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isLessThan(300);
    return answer;
  }

  private static OutputStreamAppender<ch.qos.logback.classic.spi.ILoggingEvent> listen() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    PatternLayoutEncoder layout = new PatternLayoutEncoder();
    layout.setContext(root.getLoggerContext());
    layout.setPattern("%level %logger %mdc %msg%n%ex");
    layout.start();
    OutputStreamAppender<ch.qos.logback.classic.spi.ILoggingEvent> log =
        new OutputStreamAppender<>();
    log.setContext(root.getLoggerContext());
    log.setEncoder(layout);
    log.setOutputStream(new ByteArrayOutputStream());
    log.start();
    root.addAppender(log);
    return log;
  }

  /** Every row of the tenant, as text. */
  private String everything(String table) throws SQLException {
    try (Connection connection = TestDatabase.shared().superuser().getConnection();
        PreparedStatement query =
            connection.prepareStatement("select coalesce(string_agg(t::text, E'\\n'), '') from "
                + table + " t where tenant_id = ?")) {
      query.setObject(1, server.one().id().value());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
