package io.dotmac.sub.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.identity.login.AuthProvider;
import io.dotmac.sub.core.identity.login.Logins;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.server.security.Login.Client;
import io.dotmac.sub.server.security.password.PasswordChecks;
import io.dotmac.sub.server.security.password.Passwords;
import io.dotmac.sub.server.security.password.PasswordsElsewhere;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Logins of staff whose passwords somebody else keeps. */
class ElsewhereDbTest {
  private static final Client OWNER = new Client("198.51.100.5", null);

  private final ServerFixture server = ServerFixture.start();
  private final Passwords hashes = new Passwords();
  private final Keeper keeper = new Keeper();

  /** Knows one password, and can fall silent. */
  private static final class Keeper implements PasswordsElsewhere {
    private final List<String> asked = new ArrayList<>();
    private boolean silent;
    private boolean serves = true;

    @Override
    public boolean serves(Tenant tenant) {
      return serves;
    }

    @Override
    public CompletionStage<Verdict> check(TenantId tenant, String username, String password) {
      asked.add(username);
      Verdict known = password.equals("kept elsewhere") ? Verdict.RIGHT : Verdict.WRONG;
      return CompletableFuture.completedStage(silent ? Verdict.UNANSWERED : known);
    }
  }

  @Test
  void thePasswordElsewhereLetsInAndIsAskedForByTheNameAsItWasStored() {
    String user = kept(AuthProvider.RADIUS);

    assertThat(login()
            .api(server.one().id(), user.toUpperCase(), "kept elsewhere", OWNER)
            .entered())
        .isPresent();
    assertThat(login().api(server.one().id(), user, "another", OWNER).entered()).isEmpty();
    assertThat(keeper.asked).containsExactly(user, user);
  }

  @Test
  void nobodyElseIsAskedWhenWhoKeepsItIsSilentAndThatIsNoGuess() {
    String user = kept(AuthProvider.RADIUS);
    keeper.silent = true;

    for (int i = 0; i < 10; i++) {
      assertThat(login()
              .api(server.one().id(), user, ServerFixture.PASSWORD, OWNER)
              .entered())
          .isEmpty();
    }
    keeper.silent = false;

    assertThat(credential(user).failedLoginAttempts()).isZero();
    assertThat(login().api(server.one().id(), user, "kept elsewhere", OWNER).entered())
        .isPresent();
  }

  @Test
  void aTenantThatHasNobodyThereAsksNobody() {
    String user = kept(AuthProvider.RADIUS);
    keeper.serves = false;

    assertThat(login().api(server.one().id(), user, "kept elsewhere", OWNER).entered())
        .isEmpty();
    assertThat(keeper.asked).isEmpty();
  }

  @Test
  void wrongPasswordsElsewhereLockAsHere() {
    String user = kept(AuthProvider.RADIUS);
    for (int i = 0; i < 5; i++) {
      login().api(server.one().id(), user, "guess", OWNER);
    }
    int before = keeper.asked.size();

    assertThat(login().api(server.one().id(), user, "kept elsewhere", OWNER).entered())
        .isEmpty();
    assertThat(keeper.asked).hasSize(before);
  }

  @Test
  void whoeverComesBySingleSignOnHasNoPasswordAnywhere() {
    String user = kept(AuthProvider.SSO);

    assertThat(login().api(server.one().id(), user, "", OWNER).entered()).isEmpty();
    assertThat(login().api(server.one().id(), user, "kept elsewhere", OWNER).entered())
        .isEmpty();
    assertThat(keeper.asked).isEmpty();
  }

  @Test
  void aLocalPasswordIsNeverAskedForElsewhere() {
    String user = server.one().addStaff("admin");

    assertThat(login().api(server.one().id(), user, "kept elsewhere", OWNER).entered())
        .isEmpty();
    assertThat(keeper.asked).isEmpty();
  }

  @Test
  void itCostsTheSameHashingAsEveryOtherLogin() {
    String user = kept(AuthProvider.RADIUS);
    Login login = login();
    long before = hashes.hashedKib();

    login.api(server.one().id(), user, "guess", OWNER);

    assertThat(hashes.hashedKib() - before).isEqualTo(Passwords.KIB_PER_CHECK);
  }

  @Test
  void onlyStaffHaveTheirPasswordsThere() {
    Accounts accounts = new Accounts(IdentityServices.create(), hashes);
    UUID subscriber = server.one().subscriber();

    assertThatThrownBy(() -> server
            .db()
            .run(
                server.one().id(),
                tx -> accounts.invite(
                    tx,
                    new Accounts.Invited(
                        "c", "C", null, null, subscriber, null, AuthProvider.RADIUS))))
        .isInstanceOf(ProblemException.class);
  }

  private String kept(AuthProvider provider) {
    String user = "kept-" + UUID.randomUUID();
    Accounts accounts = new Accounts(IdentityServices.create(), hashes);
    server
        .db()
        .run(
            server.one().id(),
            tx -> accounts.invite(
                tx, new Accounts.Invited(user, "Ada", null, "admin", null, null, provider)));
    return user;
  }

  private UserCredential credential(String user) {
    return server.db().inTx(server.one().id(), tx -> new Logins().find(tx, user).orElseThrow());
  }

  private Login login() {
    IdentityServices identity = IdentityServices.create();
    TokenKit tokens = TokenKit.of(server.installation().keys(), server.db().clock());
    return new Login(
        server.db(),
        identity,
        tokens,
        new PasswordChecks(hashes, keeper),
        new Sessions(
            server.db(),
            tokens,
            new Authentication(server.db(), identity, tokens, new SessionCookies(false))),
        new Mfa(server.installation().keys()));
  }
}
