package io.dotmac.sub.server.security.sso;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.security.sso.TestIdentityProvider.Person;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture.TestTenant;
import io.dotmac.sub.server.web.PortalClient;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider set up at a tenant, and the steps of a browser through it. */
record SsoSteps(TestTenant tenant, TestIdentityProvider provider, String id) {
  static final String CALLBACK = "/auth/sso/callback?";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** Sets it up for staff who are known by e-mail; {@code more} are fields of JSON. */
  static SsoSteps at(TestTenant tenant, TestIdentityProvider provider, String more) {
    Answer made = tenant.admin().post("/sso-providers", json(provider.issuer(), more));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return new SsoSteps(tenant, provider, made.json().path("id").asText());
  }

  static String json(String issuer, String more) {
    return "{\"name\":\"Example\",\"issuer\":\"" + issuer + "\",\"client_id\":\""
        + TestIdentityProvider.CLIENT + "\",\"client_secret\":\"" + TestIdentityProvider.SECRET
        + "\"" + more + "}";
  }

  PortalClient browser() {
    return new PortalClient(tenant.anonymous());
  }

  /** Leaves for the provider; gives where it is sent to. */
  URI leave(PortalClient browser) {
    Answer leaving = browser.get("/auth/sso/" + id);
    assertThat(leaving.status()).as(leaving.body()).isEqualTo(303);
    return URI.create(leaving.header("location").orElseThrow());
  }

  /** The whole way. */
  Answer signIn(PortalClient browser, Person who) {
    return browser.get(CALLBACK + provider.approve(leave(browser), who));
  }

  /** Somebody with an account, known by an e-mail address that nobody else has. */
  String invited(String role) {
    String email = "sso" + NUMBER.incrementAndGet() + "@example.com";
    Answer made = tenant
        .admin()
        .post(
            "/user-credentials/invite",
            "{\"username\":\"" + email.replace('@', '.') + "\",\"name\":\"Ada\",\"email\":\""
                + email.toUpperCase(java.util.Locale.ROOT) + "\",\"role\":\"" + role + "\"}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return email;
  }
}
