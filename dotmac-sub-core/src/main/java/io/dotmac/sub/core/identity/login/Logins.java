package io.dotmac.sub.core.identity.login;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;

/** Finds credentials, sessions and refresh tokens of a tenant by what a caller presents. */
public final class Logins {
  /** Saves a credential; a user name that is taken is a conflict. */
  public UserCredential add(Tx tx, UserCredential credential) {
    if (find(tx, credential.username()).isPresent()) {
      throw Problem.conflict(
          "username_taken", "the user name " + credential.username() + " is taken");
    }
    tx.save(credential);
    return credential;
  }

  /** The credential of a user name, however it is capitalised. */
  public Optional<UserCredential> find(Tx tx, String username) {
    return byName(tx, username, LockMode.NONE);
  }

  /** As {@link #find}, its row locked until the transaction ends. */
  public Optional<UserCredential> lock(Tx tx, String username) {
    return byName(tx, username, LockMode.PESSIMISTIC_WRITE);
  }

  /**
   * As much work as counting an attempt, for a name that nobody has, or that is locked: time must
   * not tell which it was.
   */
  public void countNothing(Tx tx) {
    tx.session()
        .createMutationQuery("update UserCredential c set c.failedLoginAttempts ="
            + " c.failedLoginAttempts where c.id = :nobody")
        .setParameter("nobody", UserCredentialId.next())
        .executeUpdate();
  }

  /** The credentials of a principal. */
  public List<UserCredential> of(Tx tx, PrincipalId principal) {
    return tx.session()
        .createSelectionQuery(
            "from UserCredential c where c.principal = :principal order by c.username",
            UserCredential.class)
        .setParameter("principal", principal)
        .getResultList();
  }

  /** The browser session whose cookie has one of the fingerprints. */
  public Optional<LoginSession> portalSession(Tx tx, List<String> fingerprints) {
    return tx.session()
        .createSelectionQuery(
            "from LoginSession s where s.tokenHash in (:fingerprints)", LoginSession.class)
        .setParameterList("fingerprints", fingerprints)
        .uniqueResultOptional();
  }

  /** The refresh token that has one of the fingerprints, its row locked. */
  public Optional<RefreshToken> lockRefreshToken(Tx tx, List<String> fingerprints) {
    return tx.session()
        .createSelectionQuery(
            "from RefreshToken t where t.tokenHash in (:fingerprints)", RefreshToken.class)
        .setParameterList("fingerprints", fingerprints)
        .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
        .uniqueResultOptional();
  }

  /** The sessions that let a principal in, the last used first. */
  public List<LoginSession> active(Tx tx, PrincipalId principal) {
    return tx.session()
        .createSelectionQuery(
            "from LoginSession s where s.principal = :principal and s.status = :active"
                + " order by s.lastSeenAt desc, s.id.value",
            LoginSession.class)
        .setParameter("principal", principal)
        .setParameter("active", SessionStatus.ACTIVE)
        .getResultStream()
        .filter(session -> session.isValid(tx.systemNow()))
        .toList();
  }

  /** Ends every session of a principal. */
  public void revokeAll(Tx tx, PrincipalId principal) {
    active(tx, principal).forEach(session -> session.revoke(tx.systemNow()));
  }

  /** Ends every session of a principal but one, as after a change of password. */
  public void revokeOthers(Tx tx, PrincipalId principal, LoginSessionId kept) {
    active(tx, principal).stream()
        .filter(session -> !session.id().equals(kept))
        .forEach(session -> session.revoke(tx.systemNow()));
  }

  private static Optional<UserCredential> byName(Tx tx, String username, LockMode lock) {
    // Nobody's name has what cannot be stored.
    String searched = username.replace('\0', '\ufffd');
    return tx.session()
        .createSelectionQuery(
            "from UserCredential c where c.usernameKey = :key", UserCredential.class)
        .setParameter("key", UserCredential.key(searched))
        .setHibernateLockMode(lock)
        .uniqueResultOptional();
  }
}
