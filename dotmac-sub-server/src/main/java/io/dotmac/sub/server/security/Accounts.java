package io.dotmac.sub.server.security;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.login.AuthProvider;
import io.dotmac.sub.core.identity.login.LoginSessionId;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.password.Passwords;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
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
    return hash("/password", username, password);
  }

  /** As {@link #hash(String, String)}, for a field of another name. */
  public String hash(String pointer, String username, String password) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      throw Problem.invalid(pointer, "too_short", "a password has at least 8 characters");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > Passwords.MAX_BYTES) {
      throw Problem.invalid(pointer, "too_long", "a password has at most 1024 bytes");
    }
    if (UserCredential.key(password).equals(UserCredential.key(username))) {
      throw Problem.invalid(pointer, "guessable", "the password must not be the user name");
    }
    return passwords.hash(password);
  }

  /** The name by which a principal signs in; a conflict if it cannot. */
  public String username(Tx tx, PrincipalId principal) {
    return credential(tx, principal).username();
  }

  /** Sets the password that its owner has chosen, and ends all sessions but that one. */
  public void changePassword(Tx tx, PrincipalId principal, String hash, LoginSessionId kept) {
    credential(tx, principal).changePassword(hash, false, tx.systemNow());
    identity.logins().revokeOthers(tx, principal, kept);
  }

  private UserCredential credential(Tx tx, PrincipalId principal) {
    return identity.logins().of(tx, principal).stream()
        .filter(UserCredential::isActive)
        .filter(UserCredential::isLocal)
        .findFirst()
        .orElseThrow(() -> Problem.conflict(
            "no_password", "this account has no password here: it is changed where it is kept"));
  }

  /** A member of staff with a role; a tenant without roles gets the default ones first. */
  public UserCredential addStaff(
      Tx tx, String name, @Nullable String role, String username, String hash) {
    Principal principal = Principal.staff(name);
    tx.save(principal);
    if (role != null) {
      grant(tx, principal, role);
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
    requireNoMore(tx, principal);
    tx.session().flush();
    return identity
        .logins()
        .add(tx, UserCredential.local(principal.id(), username, hash, tx.systemNow()));
  }

  /** A user name for a principal that exists and will set a password by a link. */
  public UserCredential invite(Tx tx, Principal principal, String username) {
    requireNoMore(tx, principal);
    tx.session().flush();
    return identity.logins().add(tx, UserCredential.invited(principal.id(), username));
  }

  /**
   * Who is invited; staff when neither a subscriber nor a reseller is named.
   *
   * @param email where links are sent; by which a provider of single sign-on may know them
   * @param provider who says that it is them
   */
  public record Invited(
      String username,
      String name,
      @Nullable String email,
      @Nullable String role,
      @Nullable UUID subscriber,
      @Nullable UUID reseller,
      AuthProvider provider) {
    /** Somebody with a password here. */
    public Invited(String username, String name, @Nullable String role) {
      this(username, name, null, role, null, null, AuthProvider.LOCAL);
    }
  }

  /** Makes somebody new who will set a password by a link, or proves elsewhere who they are. */
  public UserCredential invite(Tx tx, Invited invited) {
    if (invited.provider() == AuthProvider.RADIUS
        && (invited.subscriber() != null || invited.reseller() != null)) {
      throw Problem.invalid(
          "/provider", "realm", "only members of staff have their passwords at a RADIUS server");
    }
    Principal principal = principal(invited).contact(invited.email(), null);
    tx.save(principal);
    if (invited.role() != null) {
      grant(tx, principal, invited.role());
    }
    if (invited.provider() == AuthProvider.LOCAL) {
      return invite(tx, principal, invited.username());
    }
    tx.session().flush();
    return identity
        .logins()
        .add(tx, UserCredential.elsewhere(principal.id(), invited.username(), invited.provider()));
  }

  private static Principal principal(Invited invited) {
    UUID subscriber = invited.subscriber();
    UUID reseller = invited.reseller();
    boolean staff = subscriber == null && reseller == null;
    if (subscriber != null && reseller != null || !staff && invited.role() != null) {
      throw Problem.invalid(
          "/role", "realm", "a user is a member of staff with a role, a customer, or a reseller's");
    }
    if (subscriber != null) {
      return Principal.customer(invited.name(), subscriber);
    }
    return reseller != null
        ? Principal.reseller(invited.name(), reseller)
        : Principal.staff(invited.name());
  }

  /** Lets a principal hold these roles and no others; the caller must hold all that they grant. */
  public void assign(Tx tx, Principal principal, Collection<String> roles) {
    tx.caller().require("rbac:assign");
    requireNoMore(tx, principal);
    identity.roles().assign(tx, principal.id(), roles);
    requireNoMore(tx, principal);
  }

  private void grant(Tx tx, Principal principal, String role) {
    tx.caller().require("rbac:assign");
    identity.roles().installDefaults(tx);
    tx.session().flush();
    identity.roles().grant(tx, principal.id(), role);
    tx.session().flush();
  }

  /** The credential of a user name. */
  public Optional<UserCredential> find(Tx tx, String username) {
    return identity.logins().find(tx, username);
  }

  /** Sets the password that its owner has chosen, and ends all sessions. */
  public void setPassword(Tx tx, UserCredential credential, String hash) {
    credential.changePassword(hash, false, tx.systemNow());
    identity.logins().revokeAll(tx, credential.principal());
  }

  /** Allows logins by a credential again, and lifts a lock. */
  public void activate(Tx tx, UserCredential credential) {
    requireNoMore(tx, tx.require(Principal.class, credential.principal()));
    credential.activate();
    credential.unlock();
  }

  /** Makes its owner change the password at the next login, which is needed at once. */
  public void requireChange(Tx tx, UserCredential credential) {
    if (!credential.isLocal()) {
      throw Problem.conflict(
          "no_password", "this user has no password here: it is changed where it is kept");
    }
    requireNoMore(tx, tx.require(Principal.class, credential.principal()));
    credential.requireChange();
    identity.logins().revokeAll(tx, credential.principal());
  }

  /**
   * Refuses to let the caller act for somebody who may more than the caller: nobody gives away what
   * they do not hold.
   */
  public void requireNoMore(Tx tx, Principal principal) {
    if (principal.realm() == Realm.STAFF || principal.realm() == Realm.SERVICE) {
      requireNoMore(tx, identity.principals().permissions(tx, principal));
    }
  }

  /** Refuses to let the caller give permissions that it does not hold. */
  public static void requireNoMore(Tx tx, Collection<String> permissions) {
    permissions.stream()
        .filter(permission -> !tx.caller().may(permission))
        .findFirst()
        .ifPresent(permission -> {
          throw Problem.forbidden(
              "this would give the permission " + permission + ", which you do not hold");
        });
  }

  /** Ends logins by a credential, and the sessions of its principal. */
  public void deactivate(Tx tx, UserCredential credential) {
    requireNoMore(tx, tx.require(Principal.class, credential.principal()));
    credential.deactivate();
    identity.logins().revokeAll(tx, credential.principal());
  }
}
