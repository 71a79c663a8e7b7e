package io.dotmac.sub.server.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.login.AuthSettings;
import io.dotmac.sub.core.identity.login.Logins;
import io.dotmac.sub.core.identity.login.TokenPurpose;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.api.identity.mfa.MfaSteps;
import io.dotmac.sub.server.security.Accounts;
import io.dotmac.sub.server.security.Authentication;
import io.dotmac.sub.server.security.IdentityServices;
import io.dotmac.sub.server.security.SessionCookies;
import io.dotmac.sub.server.security.Sessions;
import io.dotmac.sub.server.security.TokenKit;
import io.dotmac.sub.server.security.account.PasswordLinks.Asking;
import io.dotmac.sub.server.security.password.Passwords;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Links as the server makes them, read from a mailbox instead of sent. */
class PasswordLinksHttpTest {
  private static final LinkPlace PLACE = new LinkPlace("https://isp.example");
  private static final String NEW = "another long password";
  private static final String RESET = "/api/v1/auth/password/reset";

  private static ServerFixture server;

  private final List<AccountMessage> mailbox = new ArrayList<>();
  private final PasswordLinks links = links();

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
  }

  @Test
  void aForgottenPasswordIsSetByALinkThatWorksOnceAndEndsAllSessions() throws Exception {
    String user = staffWithMail();
    ApiClient before = server.one().anonymous().signedIn(user, ServerFixture.PASSWORD);

    links.forgotten(asking("198.51.100.1"), user);
    Answer set = reset(token(), NEW);
    Answer again = reset(token(), "a third long password");

    assertThat(mailbox).hasSize(1);
    assertThat(mailbox.get(0).purpose()).isEqualTo(TokenPurpose.RESET);
    assertThat(mailbox.get(0).to()).isEqualTo(user + "@example.com");
    assertThat(set.status()).isEqualTo(204);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.json().at("/errors/0/pointer").asText()).isEqualTo("/token");
    assertThat(before.get("/api/v1/auth/me").status()).isEqualTo(401);
    assertThat(login(user, ServerFixture.PASSWORD).status()).isEqualTo(401);
    assertThat(login(user, NEW).status()).isEqualTo(200);
  }

  @Test
  void aLinkIsGoodForTheTimeOfTheSettingAndOnlyItsFingerprintIsKept() {
    String user = staffWithMail();

    links.forgotten(asking("198.51.100.2"), user);

    Duration left =
        Duration.between(server.db().clock().instant(), mailbox.get(0).expiresAt());
    assertThat(left).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
    assertThat(stored()).doesNotContain(token()).anyMatch(hash -> hash.matches("\\w+:.{43}"));
    assertThat(mailbox.get(0).toString()).doesNotContain(token()).doesNotContain("@");
  }

  @Test
  void aLinkThatIsTooOldSetsNothing() {
    String user = staffWithMail();
    links.forgotten(asking("198.51.100.3"), user);
    server
        .db()
        .run(
            server.one().id(),
            tx -> tx.session()
                .createMutationQuery(
                    "update AccountToken t set t.expiresAt = :now where t.usedAt is null")
                .setParameter("now", tx.systemNow())
                .executeUpdate());

    assertThat(reset(token(), NEW).status()).isEqualTo(422);
    assertThat(login(user, ServerFixture.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void aWeakPasswordIsRefusedAndTheLinkStaysGood() {
    String user = staffWithMail();
    links.forgotten(asking("198.51.100.4"), user);

    Answer weak = reset(token(), "short");

    assertThat(weak.json().at("/errors/0/pointer").asText()).isEqualTo("/password");
    assertThat(reset(token(), NEW).status()).isEqualTo(204);
  }

  @Test
  void anUnknownNameAnAccountWithoutAddressAndAnEndedOneGetNoMail() {
    String ended = staffWithMail();
    server
        .db()
        .run(server.one().id(), tx -> new Logins().find(tx, ended).orElseThrow().deactivate());

    links.forgotten(asking("198.51.100.5"), "nobody");
    links.forgotten(asking("198.51.100.5"), server.one().addStaff("admin"));
    links.forgotten(asking("198.51.100.5"), ended);

    assertThat(mailbox).isEmpty();
  }

  @Test
  void theAnswerSaysNothingAboutTheAccount() {
    String user = staffWithMail();

    Answer known = forgot(user);
    Answer unknown = forgot("nobody-at-all");

    assertThat(known.status()).isEqualTo(204).isEqualTo(unknown.status());
    assertThat(known.body()).isEqualTo(unknown.body());
    assertThat(known.headers().keySet()).isEqualTo(unknown.headers().keySet());
  }

  @Test
  void withinAMinuteNobodyIsSentASecondLink() {
    String user = staffWithMail();

    links.forgotten(asking("198.51.100.6"), user);
    links.forgotten(asking("198.51.100.6"), user);

    assertThat(mailbox).hasSize(1);
  }

  @Test
  void anAddressThatAsksForTooManyLinksMustWait() {
    for (int i = 0; i < 10; i++) {
      links.forgotten(asking("203.0.113.9"), "nobody" + i);
    }

    assertThatThrownBy(() -> links.forgotten(asking("203.0.113.9"), "nobody"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aLinkOfOneTenantIsNoneOfAnother() {
    String user = staffWithMail();
    links.forgotten(asking("198.51.100.7"), user);

    Answer elsewhere = server.two().anonymous().post(RESET, body(token(), NEW));

    assertThat(elsewhere.status()).isEqualTo(422);
    assertThat(login(user, ServerFixture.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void aNewPasswordIsNoWayAroundTheSecondProof() {
    String user = staffWithMail();
    MfaSteps.on(server.one(), user);
    links.forgotten(asking("198.51.100.8"), user);
    reset(token(), NEW);

    assertThat(login(user, NEW).json().path("code").asText()).isEqualTo("mfa_required");
  }

  @Test
  void aLinkLiftsTheLockOfGuesses() {
    String user = staffWithMail();
    for (int i = 0; i < 5; i++) {
      login(user, "a guess");
    }
    links.forgotten(asking("198.51.100.10"), user);
    reset(token(), NEW);

    assertThat(login(user, NEW).status()).isEqualTo(200);
  }

  @Test
  void aSubscriberGetsAnAccountByNumberAndAddressWhereTheTenantAllowsIt() {
    UUID id = server.one().subscriber();
    String number = subscriber(id, one -> one.number());
    String email = subscriber(id, one -> one.person().email());

    links.register(asking("198.51.100.11"), number, email);
    boolean closed = mailbox.isEmpty();
    allowRegistration(true);
    links.register(asking("198.51.100.11"), number, "other@example.com");
    links.register(asking("198.51.100.11"), "SUB-999999", email);
    boolean mismatched = mailbox.isEmpty();
    links.register(asking("198.51.100.11"), " " + number, email.toUpperCase(java.util.Locale.ROOT));
    allowRegistration(false);

    assertThat(closed).isTrue();
    assertThat(mismatched).isTrue();
    assertThat(mailbox).hasSize(1);
    assertThat(mailbox.get(0).link().toString())
        .startsWith("https://isp.example/auth/accept-invite?token=");
    assertThat(login(email, NEW).status()).as("before the link").isEqualTo(401);
    assertThat(reset(token(), NEW).status()).isEqualTo(204);
    ApiClient customer = server.one().anonymous().signedIn(email, NEW);
    assertThat(customer.get("/api/v1/auth/me").json().path("subscriber_id").asText())
        .isEqualTo(id.toString());
  }

  @Test
  void registrationOverHttpIsRefusedUnlessTheTenantAllowsIt() {
    String body = "{\"subscriber_number\":\"SUB-000001\",\"email\":\"nobody@example.com\"}";
    ApiClient anyone = server.two().anonymous();

    Answer closed = anyone.post("/api/v1/auth/register", body);
    server.two().admin().patch("/settings/auth/registration", "{\"value\":\"true\"}");
    Answer open = anyone.post("/api/v1/auth/register", body);

    assertThat(closed.json().path("code").asText()).isEqualTo("registration_closed");
    assertThat(open.status()).isEqualTo(204);
    assertThat(anyone.get("/auth/login").body()).contains("/auth/register");
    assertThat(server.one().anonymous().get("/auth/register").status()).isEqualTo(404);
  }

  private static String staffWithMail() {
    String user = server.one().addStaff("support");
    server.db().run(server.one().id(), tx -> {
      UserCredential credential = new Logins().find(tx, user).orElseThrow();
      tx.require(Principal.class, credential.principal()).contact(user + "@example.com", null);
    });
    return user;
  }

  private PasswordLinks links() {
    IdentityServices identity = IdentityServices.create();
    TokenKit tokens = TokenKit.of(server.installation().keys(), server.db().clock());
    Authentication authentication =
        new Authentication(server.db(), identity, tokens, new SessionCookies(false));
    return new PasswordLinks(
        new PasswordLinks.Services(
            server.db(),
            new Accounts(identity, new Passwords()),
            tokens.account(),
            new Sessions(server.db(), tokens, authentication),
            new Mfa(server.installation().keys())),
        mailbox::add,
        Runnable::run);
  }

  private static Asking asking(String address) {
    return new Asking(server.one().id(), address, PLACE);
  }

  private String token() {
    return mailbox.get(mailbox.size() - 1).link().getQuery().replaceFirst("^token=", "");
  }

  private static List<String> stored() {
    return server
        .db()
        .inTx(
            server.one().id(),
            (Tx tx) -> tx.session()
                .createSelectionQuery("select t.tokenHash from AccountToken t", String.class)
                .getResultList());
  }

  private static String subscriber(UUID id, java.util.function.Function<Subscriber, String> what) {
    return server
        .db()
        .inTx(
            server.one().id(),
            tx -> what.apply(tx.require(Subscriber.class, new SubscriberId(id))));
  }

  private static void allowRegistration(boolean allowed) {
    server
        .db()
        .run(
            server.one().id(),
            tx -> Settings.set(tx, AuthSettings.REGISTRATION, String.valueOf(allowed)));
  }

  private static Answer forgot(String user) {
    return server
        .one()
        .anonymous()
        .post("/api/v1/auth/password/forgot", "{\"username\":\"" + user + "\"}");
  }

  private static Answer reset(String token, String password) {
    return server.one().anonymous().post(RESET, body(token, password));
  }

  private static String body(String token, String password) {
    return "{\"token\":\"" + token + "\",\"password\":\"" + password + "\"}";
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
