package io.dotmac.sub.server.security.account;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.login.LoginSession;
import io.dotmac.sub.core.identity.login.LoginSessionId;
import io.dotmac.sub.core.identity.login.Logins;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.Accounts;
import io.dotmac.sub.server.security.Login;
import io.dotmac.sub.server.security.password.PasswordChecks;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What somebody does about their own account: where they are signed in, and their password. */
public final class OwnAccount {
  private final Database db;
  private final Login login;
  private final Accounts accounts;
  private final Mfa mfa;
  private final Logins logins = new Logins();

  public OwnAccount(Database db, Login login, Accounts accounts, Mfa mfa) {
    this.db = db;
    this.login = login;
    this.accounts = accounts;
    this.mfa = mfa;
  }

  /**
   * A change of the password.
   *
   * @param current what it is so far
   * @param code of the authenticator app; empty where none is set up
   * @param next what it shall be
   */
  public record Change(String current, String code, String next) {
    @Override
    public String toString() {
      return "Change[]";
    }
  }

  /** The caller as a principal. */
  public static PrincipalId self(Caller caller) {
    return new PrincipalId(Objects.requireNonNull(caller.actor().id()));
  }

  /** The name by which the caller signs in. */
  public String username(Tx tx) {
    return credential(tx).map(UserCredential::username).orElse("");
  }

  /** Whether the caller has a password here. */
  public boolean isLocal(Tx tx) {
    return credential(tx).filter(UserCredential::isLocal).isPresent();
  }

  /** Whether the caller has a password anywhere; who has none has to have signed in just now. */
  public boolean hasPassword(Tx tx) {
    return credential(tx).filter(PasswordChecks::isKept).isPresent();
  }

  private Optional<UserCredential> credential(Tx tx) {
    return logins.of(tx, self(tx.caller())).stream()
        .filter(UserCredential::isActive)
        .findFirst();
  }

  /** The sessions that let the caller in, the last used first. */
  public List<LoginSession> sessions(Tx tx) {
    return logins.active(tx, self(tx.caller()));
  }

  /** Ends one session of the caller. */
  public void end(Caller caller, LoginSessionId id) {
    db.run(
        caller,
        tx -> sessions(tx).stream()
            .filter(session -> session.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Problem.notFound("login session", id))
            .revoke(tx.systemNow()));
    login.sessions().forget();
  }

  /** Ends the sessions of the caller but one. */
  public void endOthers(Caller caller, LoginSessionId kept) {
    db.run(caller, tx -> logins.revokeOthers(tx, self(caller), kept));
    login.sessions().forget();
  }

  /**
   * Changes the password, and ends the other sessions and forgets remembered devices: whoever holds
   * one may be why it is changed.
   */
  public void change(Caller caller, LoginSessionId kept, Change change) {
    if (!login.isReally(caller.tenant(), self(caller), change.current(), change.code())) {
      throw Problem.invalid(
          "/current_password", "password", "the password so far, or the code, is wrong");
    }
    String username = db.inTx(caller, tx -> accounts.username(tx, self(caller)));
    String hash = accounts.hash("/new_password", username, change.next());
    db.run(caller, tx -> {
      accounts.changePassword(tx, self(caller), hash, kept);
      mfa.forgetDevices(tx, self(caller));
    });
    login.sessions().forget();
  }
}
