package io.dotmac.sub.server.web.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.api.identity.mfa.MfaSteps;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MfaVerifyHttpTest {
  private static final String PAGE = "/auth/mfa-verify";

  private static ServerFixture server;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
  }

  @Test
  void afterThePasswordThePageAsksForTheCodeAndThenLeadsOn() {
    String user = server.one().addStaff("admin");
    MfaSteps app = MfaSteps.on(server.one(), user);
    PortalClient browser = new PortalClient(server.one().anonymous());

    Answer login = browser.logIn(user, ServerFixture.PASSWORD);
    boolean inAlready = browser.cookies().containsKey("dm_sid");
    Answer form = browser.get(path(login));
    Answer wrong = browser.submit(form, PAGE, Map.of("code", app.wrong(), "next", ""));
    Answer right = browser.submit(form, PAGE, Map.of("code", app.next(), "next", ""));

    assertThat(path(login)).startsWith(PAGE);
    assertThat(inAlready).isFalse();
    assertThat(form.body()).contains("autocomplete=\"one-time-code\"");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(path(right)).isEqualTo("/admin/");
    assertThat(browser.cookies()).doesNotContainKey("dm_device");
    assertThat(browser.get("/admin/").status()).isEqualTo(200);
  }

  @Test
  void aRememberedDeviceIsNotAskedAgainUntilTheProofIsEnded() {
    String user = server.one().addStaff("admin");
    MfaSteps app = MfaSteps.on(server.one(), user);
    PortalClient browser = new PortalClient(server.one().anonymous());
    Answer form = browser.get(path(browser.logIn(user, ServerFixture.PASSWORD)));
    browser.submit(form, PAGE, Map.of("code", app.next(), "remember", "true", "next", ""));

    browser.submit(browser.get("/auth/no-portal"), "/auth/logout", Map.of());
    Answer again = browser.logIn(user, ServerFixture.PASSWORD);
    Answer elsewhere =
        new PortalClient(server.one().anonymous()).logIn(user, ServerFixture.PASSWORD);

    assertThat(browser.cookies().get("dm_device")).isNotBlank();
    assertThat(path(again)).isEqualTo("/admin/");
    assertThat(path(elsewhere)).startsWith(PAGE);
  }

  @Test
  void aRememberedDeviceOfOneIsNoneOfAnother() {
    String one = server.one().addStaff("admin");
    String other = server.one().addStaff("admin");
    MfaSteps app = MfaSteps.on(server.one(), one);
    MfaSteps.on(server.one(), other);
    PortalClient browser = new PortalClient(server.one().anonymous());
    Answer form = browser.get(path(browser.logIn(one, ServerFixture.PASSWORD)));
    browser.submit(form, PAGE, Map.of("code", app.next(), "remember", "true", "next", ""));
    browser.submit(browser.get("/auth/no-portal"), "/auth/logout", Map.of());

    Answer login = browser.logIn(other, ServerFixture.PASSWORD);

    assertThat(path(login)).startsWith(PAGE);
  }

  @Test
  void withoutALoginThatWaitsThePageLeadsToTheLogin() {
    PortalClient browser = new PortalClient(server.one().anonymous());

    assertThat(path(browser.get(PAGE))).isEqualTo("/auth/login");
  }

  @Test
  void theCodeOfABrowserOpensNoSessionOfAProgram() {
    String user = server.one().addStaff("admin");
    MfaSteps app = MfaSteps.on(server.one(), user);
    PortalClient browser = new PortalClient(server.one().anonymous());
    browser.logIn(user, ServerFixture.PASSWORD);

    Answer verify = server
        .one()
        .anonymous()
        .post(
            "/api/v1/auth/mfa/verify",
            "{\"challenge\":\"" + browser.cookies().get("dm_mfa") + "\",\"code\":\"" + app.next()
                + "\"}");

    assertThat(verify.status()).isEqualTo(401);
  }

  /** Where an answer leads, without the host. */
  private static String path(Answer answer) {
    return answer.header("location").orElse("").replaceFirst("^https?://[^/]+", "");
  }
}
