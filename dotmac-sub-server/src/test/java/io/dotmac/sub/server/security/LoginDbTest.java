package io.dotmac.sub.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.identity.login.Logins;
import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.server.security.Login.Client;
import io.dotmac.sub.server.security.password.Argon2id;
import io.dotmac.sub.server.security.password.PasswordChecks;
import io.dotmac.sub.server.security.password.Passwords;
import io.dotmac.sub.server.security.password.PasswordsElsewhere;
import io.dotmac.sub.server.testing.ServerFixture;
import java.nio.charset.StandardCharsets;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

class LoginDbTest {
  private static final Client GUESSER = new Client("203.0.113.7", null);
  private static final Client OWNER = new Client("198.51.100.4", null);

  private final ServerFixture server = ServerFixture.start();
  private final Passwords passwords = new Passwords();

  @Test
  void anAddressThatTriesManyNamesIsRefusedWhileTheOwnersOfTheNamesStillSignIn() {
    String user = server.one().addStaff("admin");
    Login login = login();
    for (int i = 0; i < Login.ADDRESS_ATTEMPTS; i++) {
      assertThat(login.api(server.one().id(), "nobody" + i, "guess", GUESSER).entered())
          .isEmpty();
    }

    assertThatThrownBy(() -> login.api(server.one().id(), user, ServerFixture.PASSWORD, GUESSER))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem())
                .isInstanceOfSatisfying(
                    Problem.TooMany.class,
                    tooMany -> assertThat(tooMany.retryAfterSeconds()).isBetween(800L, 901L)));
    assertThat(login.api(server.one().id(), user, ServerFixture.PASSWORD, OWNER).entered())
        .isPresent();
  }

  @Test
  void anUnknownNameAWrongPasswordALockedAndAnInvitedAccountCostTheSameHashing() {
    String user = server.one().addStaff("admin");
    String locked = server.one().addStaff("admin");
    Login login = login();
    for (int i = 0; i < 5; i++) {
      login.api(server.one().id(), locked, "guess", OWNER);
    }
    String invited = "invited-" + user;
    server
        .db()
        .run(
            server.one().id(),
            tx -> new Accounts(IdentityServices.create(), passwords)
                .invite(tx, new Accounts.Invited(invited, "Ada", "admin")));

    long once = Passwords.KIB_PER_CHECK;
    assertThat(work(login, "nobody", "guess")).isEqualTo(once);
    assertThat(work(login, user, "guess")).isEqualTo(once);
    assertThat(work(login, user, ServerFixture.PASSWORD)).isEqualTo(once);
    assertThat(work(login, locked, "guess")).isEqualTo(once);
    assertThat(work(login, invited, "guess")).isEqualTo(once);
    assertThat(work(login, "nobody", "x".repeat(1 << 20))).isEqualTo(once);
    assertThat(work(login, user, "x".repeat(1 << 20))).isEqualTo(once);
  }

  @Test
  void anUnknownNameAWrongPasswordALockedAndAnInvitedAccountCostTheSameStatements() {
    String user = server.one().addStaff("admin");
    String locked = server.one().addStaff("admin");
    Login login = login();
    for (int i = 0; i < 5; i++) {
      login.api(server.one().id(), locked, "guess", OWNER);
    }

    long known = statements(login, user);

    assertThat(known).isPositive();
    assertThat(statements(login, "nobody")).isEqualTo(known);
    assertThat(statements(login, locked)).isEqualTo(known);
  }

  /** How many statements the database is sent for a guess; others may send some meanwhile. */
  private long statements(Login login, String user) {
    Statistics statistics = server
        .db()
        .inTx(server.one().id(), tx -> tx.session().getSessionFactory().getStatistics());
    boolean before = statistics.isStatisticsEnabled();
    statistics.setStatisticsEnabled(true);
    long fewest = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long sent = statistics.getPrepareStatementCount();
      login.api(server.one().id(), user, "guess", OWNER);
      fewest = Math.min(fewest, statistics.getPrepareStatementCount() - sent);
    }
    statistics.setStatisticsEnabled(before);
    return fewest;
  }

  @Test
  void aPasswordThatWasHashedWithLessIsHashedAgainAtTheNextLogin() {
    String older = Argon2id.of(
            ServerFixture.PASSWORD.getBytes(StandardCharsets.UTF_8),
            "somesaltsomesalt".getBytes(StandardCharsets.UTF_8),
            1024,
            1,
            32)
        .text();
    String user = "older-" + server.one().addStaff("admin");
    server
        .db()
        .run(
            server.one().id(),
            tx -> new Accounts(IdentityServices.create(), passwords)
                .addStaff(tx, "Older", "admin", user, older));
    Login login = login();

    assertThat(login.api(server.one().id(), user, "guess", OWNER).entered()).isEmpty();
    String afterAGuess = hash(user);
    assertThat(login.api(server.one().id(), user, ServerFixture.PASSWORD, OWNER).entered())
        .isPresent();

    assertThat(afterAGuess).isEqualTo(older);
    assertThat(hash(user)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(login.api(server.one().id(), user, ServerFixture.PASSWORD, OWNER).entered())
        .isPresent();
  }

  private String hash(String user) {
    return server
        .db()
        .inTx(
            server.one().id(),
            tx -> new Logins().find(tx, user).orElseThrow().passwordHash().orElseThrow());
  }

  /** How much is hashed, in KiB, for one attempt. */
  private long work(Login login, String user, String password) {
    long before = passwords.hashedKib();
    login.api(server.one().id(), user, password, OWNER);
    return passwords.hashedKib() - before;
  }

  private Login login() {
    IdentityServices identity = IdentityServices.create();
    TokenKit tokens = TokenKit.of(server.installation().keys(), server.db().clock());
    return new Login(
        server.db(),
        identity,
        tokens,
        new PasswordChecks(passwords, PasswordsElsewhere.NOBODY),
        new Sessions(
            server.db(),
            tokens,
            new Authentication(server.db(), identity, tokens, new SessionCookies(false))),
        new Mfa(server.installation().keys()));
  }
}
