package io.dotmac.sub.server.security.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.security.sso.TestIdentityProvider.Person;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever comes back with something that is not quite right stays outside, and is told so. */
class SsoMischiefHttpTest {
  private static ServerFixture server;

  private TestIdentityProvider provider;
  private SsoSteps steps;
  private Person ada;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
  }

  @BeforeEach
  void open() {
    provider = TestIdentityProvider.start();
    steps = SsoSteps.at(server.one(), provider, "");
    String email = steps.invited("admin");
    ada = Person.of("m-" + email, email);
  }

  @AfterEach
  void close() {
    provider.close();
  }

  @ParameterizedTest
  @EnumSource
  void whatProvesNothingLetsNobodyIn(Mischief how) {
    provider.misbehave(how);
    PortalClient browser = steps.browser();

    Answer back = steps.signIn(browser, ada);

    assertOut(browser, back, how == Mischief.ENDLESS ? 502 : 422);
    assertThat(reason(back)).isEqualTo(how.reason());
    provider.misbehave(null);
    assertThat(SsoHttpTest.path(steps.signIn(steps.browser(), ada))).isEqualTo("/admin/");
  }

  @Test
  void aCodeWorksOnce() {
    PortalClient browser = steps.browser();
    URI authorization = steps.leave(browser);
    String kept = browser.cookies().get("dm_sso");
    String query = provider.approve(authorization, ada);
    assertThat(SsoHttpTest.path(browser.get(SsoSteps.CALLBACK + query))).isEqualTo("/admin/");

    PortalClient again = steps.browser();
    Answer withoutCookie = again.get(SsoSteps.CALLBACK + query);
    Answer withCookie =
        server.one().anonymous().with("Cookie", "dm_sso=" + kept).get(SsoSteps.CALLBACK + query);

    assertOut(again, withoutCookie, 422);
    assertThat(reason(withoutCookie)).isEqualTo("no_sign_in");
    assertThat(withCookie.status()).isEqualTo(422);
    assertThat(reason(withCookie)).isEqualTo("code");
    assertThat(withCookie.header("set-cookie").orElse("")).doesNotContain("dm_sid=");
  }

  @Test
  void theStateOfAnotherBrowserIsNone() {
    PortalClient thief = steps.browser();
    PortalClient victim = steps.browser();
    String stolen = provider.approve(steps.leave(thief), ada);
    steps.leave(victim);

    Answer back = victim.get(SsoSteps.CALLBACK + stolen);

    assertOut(victim, back, 422);
    assertThat(reason(back)).isEqualTo("state");
    assertThat(back.body()).contains("begun in another window or too long ago");
  }

  @Test
  void aCookieThatWasChangedOrIsOfAnotherTenantIsNone() {
    SsoSteps elsewhere = SsoSteps.at(server.two(), provider, "");
    PortalClient two = elsewhere.browser();
    String query = provider.approve(elsewhere.leave(two), ada);
    String kept = two.cookies().get("dm_sso");

    for (String cookie : new String[] {kept, kept.substring(1), kept + "AA", "v1:x:y", "x"}) {
      Answer back = server
          .one()
          .anonymous()
          .with("Cookie", "dm_sso=" + cookie)
          .get(SsoSteps.CALLBACK + query);
      assertThat(back.status()).isEqualTo(422);
      assertThat(reason(back)).isEqualTo("no_sign_in");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://elsewhere.example", "", "http://127.0.0.1", "MISSING"})
  void anAnswerOfAnotherIssuerIsMixedUp(String issuer) {
    PortalClient browser = steps.browser();
    String query = provider.approve(steps.leave(browser), ada).replaceFirst("&iss=.*", "");
    String iss =
        issuer.equals("MISSING") ? "" : "&iss=" + URLEncoder.encode(issuer, StandardCharsets.UTF_8);

    Answer back = browser.get(SsoSteps.CALLBACK + query + iss);

    assertOut(browser, back, 422);
    assertThat(reason(back)).isEqualTo("answer_issuer");
  }

  @Test
  void aParameterThatIsSentTwiceIsNone() {
    PortalClient browser = steps.browser();
    String query = provider.approve(steps.leave(browser), ada);

    Answer back = browser.get(SsoSteps.CALLBACK + query + "&code=another");

    assertOut(browser, back, 422);
    assertThat(reason(back)).isEqualTo("no_code");
  }

  @Test
  void whoeverSaysNoAtTheProviderIsToldSo() {
    PortalClient browser = steps.browser();
    String query = provider.approve(steps.leave(browser), ada).replaceFirst("^code=[^&]*&", "");

    Answer denied = browser.get(SsoSteps.CALLBACK + query + "&error=access_denied");

    assertOut(browser, denied, 422);
    assertThat(reason(denied)).isEqualTo("denied");
    assertThat(denied.body()).contains("refused or cancelled");
  }

  @Test
  void aProviderThatLeadsIntoOurNetworkIsNotFollowed() {
    for (Map<String, Object> lie : java.util.List.<Map<String, Object>>of(
        Map.of("token_endpoint", "http://169.254.169.254/latest"),
        Map.of("jwks_uri", "https://10.0.0.1/keys"),
        Map.of("authorization_endpoint", "javascript:alert(1)"),
        Map.of("authorization_endpoint", "http://[::1]/"),
        Map.of("issuer", "https://elsewhere.example"))) {
      provider.claim(lie);
      Answer leaving = steps.browser().get("/auth/sso/" + steps.id());
      assertThat(leaving.status()).as(lie.toString()).isEqualTo(502);
      assertThat(leaving.body()).contains("cannot be reached");
      assertThat(reason(leaving)).isEqualTo("unreachable");
    }
    provider.claim(Map.of());
    assertThat(steps.browser().get("/auth/sso/" + steps.id()).status()).isEqualTo(303);
  }

  @Test
  void theAuditSaysWhyAndNoSecret() {
    provider.misbehave(Mischief.WRONG_NONCE);
    PortalClient browser = steps.browser();
    String query = provider.approve(steps.leave(browser), ada);
    browser.get(SsoSteps.CALLBACK + query);
    provider.misbehave(null);
    steps.signIn(steps.browser(), ada);

    JsonNode rows = server.one().admin().get("/audit-events?limit=50").json().path("items");
    String all = rows.toString();

    assertThat(all).contains("/auth/sso/callback", "nonce", "Example, subject " + ada.subject());
    assertThat(all).doesNotContain(query.replaceFirst("^code=([^&]*)&.*", "$1"));
  }

  /** Why, as a program reads it in the audit of that request. */
  private static String reason(Answer answer) {
    String request = answer.header("x-request-id").orElseThrow();
    for (JsonNode row :
        server.one().admin().get("/audit-events?limit=50").json().path("items")) {
      if (row.path("request_id").asText().equals(request)) {
        return row.path("request_body").path("reason").asText();
      }
    }
    throw new AssertionError("the audit has no row of the request " + request);
  }

  /** Told so, and not signed in. */
  private static void assertOut(PortalClient browser, Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("This login did not work");
    assertThat(browser.cookies()).doesNotContainKey("dm_sid");
    assertThat(SsoHttpTest.path(browser.get("/admin/"))).startsWith("/auth/login");
  }
}
