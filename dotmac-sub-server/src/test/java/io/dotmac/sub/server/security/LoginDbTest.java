package io.dotmac.sub.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.server.http.HttpProblem;
import io.dotmac.sub.server.security.Login.Client;
import io.dotmac.sub.server.testing.ServerFixture;
import org.junit.jupiter.api.Test;

class LoginDbTest {
  private static final Client GUESSER = new Client("203.0.113.7", null);
  private static final Client OWNER = new Client("198.51.100.4", null);

  private final ServerFixture server = ServerFixture.start();

  @Test
  void anAddressThatTriesManyNamesIsRefusedWhileTheOwnersOfTheNamesStillSignIn() {
    String user = server.one().addStaff("admin");
    Login login = login();
    for (int i = 0; i < AddressBrake.ATTEMPTS; i++) {
      assertThat(login.api(server.one().id(), "nobody" + i, "guess", GUESSER).entered())
          .isEmpty();
    }

    assertThatThrownBy(() -> login.api(server.one().id(), user, ServerFixture.PASSWORD, GUESSER))
        .isInstanceOfSatisfying(
            HttpProblem.class, e -> assertThat(e.getResponse().getStatus()).isEqualTo(429));
    assertThat(login.api(server.one().id(), user, ServerFixture.PASSWORD, OWNER).entered())
        .isPresent();
  }

  private Login login() {
    IdentityServices identity = IdentityServices.create();
    TokenKit tokens = TokenKit.of(server.installation().keys(), server.db().clock());
    return new Login(
        server.db(),
        identity,
        tokens,
        new Passwords(),
        new Authentication(server.db(), identity, tokens, new SessionCookies(false)),
        new Mfa(server.installation().keys()));
  }
}
