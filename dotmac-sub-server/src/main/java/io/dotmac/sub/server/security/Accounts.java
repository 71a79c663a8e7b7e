package io.dotmac.sub.server.security;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes people who can sign in: principals with a user name, a password and a role.
 *
 * <p>Hashing takes a tenth of a second, so it is a step of its own, done before the transaction is
 * opened.
 */
public final class Accounts {
  private static final int SHORTEST = 8;

  private final IdentityServices identity;
  private final Passwords passwords;

  public Accounts(IdentityServices identity, Passwords passwords) {
    this.identity = identity;
    this.passwords = passwords;
  }

  /**
   * The hash of a password that is good enough for a user name; otherwise an invalid-input problem.
   */
  public String hash(String username, String password) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      throw Problem.invalid("/password", "too_short", "a password has at least 8 characters");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > Passwords.MAX_BYTES) {
      throw Problem.invalid("/password", "too_long", "a password has at most 1024 bytes");
    }
    if (UserCredential.key(password).equals(UserCredential.key(username))) {
      throw Problem.invalid("/password", "guessable", "the password must not be the user name");
    }
    return passwords.hash(password);
  }

  /** A member of staff with a role; a tenant without roles gets the default ones first. */
  public UserCredential addStaff(
      Tx tx, String name, @Nullable String role, String username, String hash) {
    Principal principal = Principal.staff(name);
    tx.save(principal);
    if (role != null) {
      identity.roles().installDefaults(tx);
      tx.session().flush();
      identity.roles().grant(tx, principal.id(), role);
    }
    return add(tx, principal, username, hash);
  }

  /** The user of a subscriber's own account. */
  public UserCredential addCustomer(
      Tx tx, String name, UUID subscriber, String username, String hash) {
    Principal principal = Principal.customer(name, subscriber);
    tx.save(principal);
    return add(tx, principal, username, hash);
  }

  /** A user of a reseller. */
  public UserCredential addReseller(
      Tx tx, String name, UUID reseller, String username, String hash) {
    Principal principal = Principal.reseller(name, reseller);
    tx.save(principal);
    return add(tx, principal, username, hash);
  }

  /** A user name and the hash of its password for a principal that exists. */
  public UserCredential add(Tx tx, Principal principal, String username, String hash) {
    tx.session().flush();
    return identity
        .logins()
        .add(tx, UserCredential.local(principal.id(), username, hash, tx.systemNow()));
  }

  /** Ends logins by a credential, and the sessions of its principal. */
  public void deactivate(Tx tx, UserCredential credential) {
    credential.deactivate();
    identity.logins().revokeAll(tx, credential.principal());
  }
}
