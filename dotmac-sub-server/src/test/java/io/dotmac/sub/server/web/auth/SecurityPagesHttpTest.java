package io.dotmac.sub.server.web.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.api.identity.mfa.MfaSteps;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SecurityPagesHttpTest {
  private static final String PAGE = "/auth/security";
  private static final String SETUP = "/auth/mfa-setup";
  private static final String NEW = "another long password";

  private static ServerFixture server;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
  }

  @Test
  void onesOwnSessionsAreListedAndTheOthersEnded() {
    String user = server.one().addCustomer(server.one().subscriber());
    PortalClient browser = signedIn(user);
    PortalClient other = signedIn(user);

    Answer page = browser.get(PAGE);
    Answer ended = browser.submit(page, PAGE + "/sessions/end", Map.of());

    assertThat(page.body()).contains("This one", "End all others");
    assertThat(path(ended)).isEqualTo(PAGE + "?done=sessions_ended");
    assertThat(path(other.get(PAGE))).startsWith("/auth/login");
    assertThat(browser.get(path(ended)).body())
        .contains("All other logins are ended.")
        .doesNotContain("End all others");
  }

  @Test
  void thePasswordIsChangedByTheOneSoFar() {
    String user = server.one().addStaff("support");
    PortalClient browser = signedIn(user);
    Answer page = browser.get(PAGE);

    Answer wrong = browser.submit(page, PAGE + "/password", change("a guess", NEW, NEW));
    Answer differ =
        browser.submit(page, PAGE + "/password", change(ServerFixture.PASSWORD, NEW, "x"));
    Answer right =
        browser.submit(page, PAGE + "/password", change(ServerFixture.PASSWORD, NEW, NEW));

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("the password so far, or the code, is wrong");
    assertThat(differ.body()).contains("The two passwords differ");
    assertThat(path(right)).isEqualTo(PAGE + "?done=password_changed");
    assertThat(path(new PortalClient(server.one().anonymous()).logIn(user, NEW)))
        .isEqualTo("/admin/");
  }

  @Test
  void anAppIsSetUpByScanningAndItsCode() {
    String user = server.one().addStaff("support");
    PortalClient browser = signedIn(user);

    Answer refused = browser.submit(browser.get(SETUP), SETUP, Map.of("password", "a guess"));
    Answer scan =
        browser.submit(browser.get(SETUP), SETUP, Map.of("password", ServerFixture.PASSWORD));
    MfaSteps app = MfaSteps.ofSecret(secret(scan.body()));
    Answer wrong = browser.submit(scan, SETUP + "/confirm", Map.of("code", app.wrong()));
    Answer on = browser.submit(scan, SETUP + "/confirm", Map.of("code", app.next()));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(scan.body()).contains("data:image/svg+xml;base64,");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).doesNotContain("data:image");
    assertThat(on.body().split("<li>", -1)).hasSize(11);
    assertThat(browser.get(PAGE).body()).contains("Authenticator app", "/auth/security/methods/");
    assertThat(path(new PortalClient(server.one().anonymous()).logIn(user, ServerFixture.PASSWORD)))
        .startsWith("/auth/mfa-verify");
  }

  private static String secret(String body) {
    Matcher secret = Pattern.compile("<span class=\"mono\">([A-Z2-7 ]+)</span>").matcher(body);
    assertThat(secret.find()).as(body).isTrue();
    return secret.group(1).replace(" ", "");
  }

  private static PortalClient signedIn(String user) {
    PortalClient browser = new PortalClient(server.one().anonymous());
    browser.logIn(user, ServerFixture.PASSWORD);
    return browser;
  }

  private static Map<String, String> change(String current, String next, String repeated) {
    return Map.of("current", current, "password", next, "repeated", repeated);
  }

  private static String path(Answer answer) {
    return answer.header("location").orElse("").replaceFirst("^https?://[^/]+", "");
  }
}
