package io.dotmac.sub.server.security.sso;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.login.Logins;
import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.api.identity.mfa.MfaSteps;
import io.dotmac.sub.server.security.sso.TestIdentityProvider.Person;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SsoHttpTest {
  private static ServerFixture server;

  private TestIdentityProvider provider;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
  }

  @BeforeEach
  void open() {
    provider = TestIdentityProvider.start();
  }

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void theLoginPageHasAButtonAndWhoeverIsInvitedComesInByTheirAddress() {
    SsoSteps steps = SsoSteps.at(server.one(), provider, "");
    String email = steps.invited("support");
    PortalClient browser = steps.browser();

    String login = browser.get("/auth/login?next=/admin/subscribers").body();
    String to = steps.leave(browser).toString();
    Answer back = steps.signIn(browser, Person.of("s-1", email));

    assertThat(login)
        .contains("Log in with Example", "/auth/sso/" + steps.id() + "?next=%2Fadmin%2Fsubs");
    assertThat(to)
        .startsWith(provider.issuer() + "/authorize?")
        .contains("code_challenge_method=S256", "nonce=", "state=", "scope=openid+email+profile");
    assertThat(path(back)).isEqualTo("/admin/");
    assertThat(browser.get("/admin/").status()).isEqualTo(200);
    assertThat(browser.cookies().get("dm_sso")).isEmpty();
  }

  @Test
  void whereSomebodyWasGoingIsKeptUnlessItIsNotOurs() {
    SsoSteps steps = SsoSteps.at(server.one(), provider, "");
    Person ada = Person.of("s-2", steps.invited("admin"));

    assertThat(path(going(steps, ada, "/admin/subscribers"))).isEqualTo("/admin/subscribers");
    for (String elsewhere :
        List.of("https://evil.example/", "//evil.example/", "/admin/%5C%5Cevil.example")) {
      assertThat(path(going(steps, ada, elsewhere))).as(elsewhere).isEqualTo("/admin/");
    }
  }

  private Answer going(SsoSteps steps, Person who, String next) {
    PortalClient browser = steps.browser();
    String location = browser
        .get("/auth/sso/" + steps.id() + "?next=" + next)
        .header("location")
        .orElseThrow();
    return browser.get(SsoSteps.CALLBACK + provider.approve(java.net.URI.create(location), who));
  }

  @Test
  void theSubjectCountsFromThenOnWhateverTheAddressBecomes() {
    SsoSteps steps = SsoSteps.at(server.one(), provider, "");
    String email = steps.invited("support");
    steps.signIn(steps.browser(), Person.of("s-3", email));

    Answer renamed = steps.signIn(steps.browser(), Person.of("s-3", "renamed@example.com"));
    Answer taken = steps.signIn(steps.browser(), Person.of("s-4", "renamed@example.com"));

    assertThat(path(renamed)).isEqualTo("/admin/");
    assertThat(taken.status()).isEqualTo(422);
    assertThat(taken.body()).contains("there is no account for you here");
  }

  @Test
  void onlyAVerifiedAddressOfAsciiIsSomebodys() {
    SsoSteps steps = SsoSteps.at(server.one(), provider, "");
    String email = steps.invited("admin");
    Person ada = Person.of("s-5", email);

    // The Kelvin sign becomes a k in lower case, and full-width letters fold to plain ones.
    for (Person who : List.of(
        ada.with("email_verified", false),
        ada.with("email_verified", "no"),
        ada.with("email", email.replace("example", "e\uff58ample")),
        ada.with("email", email + "\u212a"),
        ada.with("email", ""),
        new Person("s-5", Map.of()))) {
      Answer refused = steps.signIn(steps.browser(), who);
      assertThat(refused.status()).as(who.toString()).isEqualTo(422);
      assertThat(refused.body()).contains("verified e-mail address");
    }
    assertThat(path(steps.signIn(steps.browser(), ada.with("email_verified", "true"))))
        .isEqualTo("/admin/");
  }

  @Test
  void aProviderForOneRealmLetsNobodyOfAnotherIn() {
    SsoSteps steps = SsoSteps.at(server.one(), provider, ",\"realm\":\"customer\"");
    String staff = steps.invited("admin");

    assertThat(steps.signIn(steps.browser(), Person.of("s-6", staff)).status()).isEqualTo(422);
  }

  @Test
  void aCustomerIsKnownByTheSubject() {
    SsoSteps steps =
        SsoSteps.at(server.one(), provider, ",\"realm\":\"customer\",\"login_claim\":\"sub\"");
    UUID subscriber = server.one().subscriber();
    Answer made = server
        .one()
        .admin()
        .post(
            "/user-credentials/invite",
            "{\"username\":\"u-77\",\"name\":\"Tunde\",\"provider\":\"sso\",\"subscriber_id\":\""
                + subscriber + "\"}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    PortalClient browser = steps.browser();

    Answer back = steps.signIn(browser, new Person("u-77", Map.of()));

    assertThat(made.json().path("link").isNull()).isTrue();
    assertThat(path(back)).isEqualTo("/portal/");
    assertThat(steps.signIn(steps.browser(), new Person("U-77", Map.of())).status())
        .isEqualTo(422);
  }

  @Test
  void whoeverIsUnknownBecomesStaffWithoutARoleOnlyWhereThatIsSet() {
    SsoSteps steps = SsoSteps.at(
        server.one(),
        provider,
        ",\"creates_staff\":true,\"allowed_domains\":\"staff.example, isp.example\"");
    PortalClient browser = steps.browser();

    Answer made = steps.signIn(browser, Person.of("new-1", "bisi@staff.example"));
    Answer again = steps.signIn(steps.browser(), Person.of("new-1", "bisi@staff.example"));
    Answer stranger = steps.signIn(steps.browser(), Person.of("new-2", "eve@evil.example"));
    Answer sneaky =
        steps.signIn(steps.browser(), Person.of("new-3", "a@staff.example.evil.example"));

    assertThat(made.status()).isEqualTo(200);
    assertThat(made.body()).contains("You have an account now");
    assertThat(browser.get("/auth/security").status()).isEqualTo(200);
    assertThat(browser.get("/admin/subscribers").status()).isEqualTo(403);
    assertThat(again.status()).isEqualTo(303);
    assertThat(stranger.body()).contains("not of an organization");
    assertThat(sneaky.body()).contains("not of an organization");
  }

  @Test
  void theSecondProofIsAskedForUnlessTheProviderHasAskedForOne() {
    SsoSteps steps = SsoSteps.at(server.two(), provider, ",\"proof_values\":\"mfa hwk\"");
    String email = steps.invited("admin");
    Person ada = Person.of("s-8", email);
    PortalClient first = steps.browser();
    steps.signIn(first, ada);
    String user = email.replace('@', '.');
    MfaSteps app = server.db().inTx(server.two().id(), tx -> app(tx, user));

    Answer asked = steps.signIn(steps.browser(), ada.with("amr", List.of("pwd")));
    PortalClient browser = steps.browser();
    Answer form = browser.get(path(steps.signIn(browser, ada)));
    Answer entered =
        browser.submit(form, "/auth/mfa-verify", Map.of("code", app.next(), "next", ""));
    Answer proven = steps.signIn(steps.browser(), ada.with("amr", List.of("pwd", "mfa")));

    assertThat(path(asked)).startsWith("/auth/mfa-verify");
    assertThat(path(entered)).isEqualTo("/admin/");
    assertThat(path(proven)).isEqualTo("/admin/");
  }

  private MfaSteps app(Tx tx, String user) {
    Mfa mfa = new Mfa(server.installation().keys());
    PrincipalId principal = new Logins().find(tx, user).orElseThrow().principal();
    Mfa.Setup setup = mfa.begin(tx, principal, "app");
    tx.session().flush();
    MfaSteps app = MfaSteps.ofSecret(setup.seed());
    mfa.confirm(tx, principal, app.next()).orElseThrow();
    return app;
  }

  @Test
  void aLockAndADeactivatedUserCountAsWithAPassword() {
    SsoSteps steps = SsoSteps.at(server.one(), provider, "");
    String email = steps.invited("support");
    Person ada = Person.of("s-9", email);
    assertThat(path(steps.signIn(steps.browser(), ada))).isEqualTo("/admin/");
    String user = email.replace('@', '.');

    server.db().run(server.one().id(), tx -> {
      var credential = new Logins().lock(tx, user).orElseThrow();
      for (int i = 0; i < 5; i++) {
        credential.beginAttempt(
            io.dotmac.sub.core.identity.login.UserCredential.LockRule.DEFAULT, tx.systemNow());
      }
    });
    Answer locked = steps.signIn(steps.browser(), ada);
    server.db().run(server.one().id(), tx -> {
      var credential = new Logins().lock(tx, user).orElseThrow();
      credential.unlock();
      credential.deactivate();
    });
    Answer off = steps.signIn(steps.browser(), ada);

    assertThat(locked.status()).isEqualTo(422);
    assertThat(locked.body()).contains("locked for a while, or off");
    assertThat(off.body()).contains("locked for a while, or off");
  }

  @Test
  void loggingOutOffersToLogOutAtTheProviderAsWell() {
    SsoSteps steps = SsoSteps.at(server.one(), provider, "");
    PortalClient browser = steps.browser();
    steps.signIn(browser, Person.of("s-10", steps.invited("admin")));

    Answer out = browser.submit(browser.get("/auth/no-portal"), "/auth/logout", Map.of());
    Answer login = browser.get(path(out));
    Answer there = browser.get("/auth/sso/" + steps.id() + "/logout");

    assertThat(path(out)).isEqualTo("/auth/login?done=logout&sso=" + steps.id());
    assertThat(login.body()).contains("Log out at Example as well", "You are logged out here.");
    assertThat(there.header("location").orElseThrow())
        .startsWith(provider.issuer() + "/logout?client_id=dotmac&post_logout_redirect_uri=http");
    assertThat(path(browser.get("/admin/"))).startsWith("/auth/login");
  }

  @Test
  void thePromptIsTheTenantsUnlessAnotherIsAskedFor() {
    SsoSteps steps = SsoSteps.at(server.one(), provider, ",\"prompt\":\"select_account\"");

    String usual = steps.leave(steps.browser()).toString();
    String asked = steps
        .browser()
        .get("/auth/sso/" + steps.id() + "?prompt=login")
        .header("location")
        .orElseThrow();
    String odd = steps
        .browser()
        .get("/auth/sso/" + steps.id() + "?prompt=none")
        .header("location")
        .orElseThrow();

    assertThat(usual).contains("prompt=select_account");
    assertThat(asked).contains("prompt=login");
    assertThat(odd).contains("prompt=select_account");
  }

  @Test
  void aNewKeyIsFoundAndTheConfigurationKept() {
    SsoSteps steps = SsoSteps.at(server.one(), provider, "");
    Person ada = Person.of("s-11", steps.invited("admin"));

    for (int i = 0; i < 3; i++) {
      assertThat(path(steps.signIn(steps.browser(), ada))).isEqualTo("/admin/");
    }
    int before = provider.asked("/keys");
    provider.rotate();
    Answer after = steps.signIn(steps.browser(), ada);

    assertThat(path(after)).isEqualTo("/admin/");
    assertThat(before).isEqualTo(1);
    assertThat(provider.asked("/keys")).isEqualTo(2);
    assertThat(provider.asked("/.well-known/openid-configuration")).isEqualTo(1);
  }

  @Test
  void aProviderOfOneTenantIsNoneOfAnother() {
    SsoSteps steps = SsoSteps.at(server.one(), provider, "");
    PortalClient other = new PortalClient(server.two().anonymous());

    assertThat(other.get("/auth/sso/" + steps.id()).status()).isEqualTo(404);
    assertThat(other.get("/auth/login").body()).doesNotContain(steps.id());
    assertThat(server.two().admin().get("/sso-providers/" + steps.id()).status())
        .isEqualTo(404);
  }

  static String path(Answer answer) {
    return answer.header("location").orElse("").replaceFirst("^https?://[^/]+", "");
  }
}
