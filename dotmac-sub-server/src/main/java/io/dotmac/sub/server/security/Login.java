package io.dotmac.sub.server.security;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.login.AuthSettings;
import io.dotmac.sub.core.identity.login.SessionKind;
import io.dotmac.sub.core.identity.login.TokenPurpose;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.identity.login.UserCredential.LockRule;
import io.dotmac.sub.core.identity.login.UserCredentialId;
import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.identity.mfa.MfaChallenge;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets people in by name and password, and by a second proof where one is set up.
 *
 * <p>A wrong password, an unknown name and a locked account look the same from outside, in words
 * and in time. The password is checked with no transaction open; the attempt is counted before, so
 * that a crowd of simultaneous guesses is no way around the lock. An address that fails too often,
 * whatever the names, is refused for a while.
 */
public final class Login {
  private static final Logger LOG = LoggerFactory.getLogger(Login.class);

  /** Attempts without success that an address has in a window. */
  static final int ADDRESS_ATTEMPTS = 20;

  static final Duration ADDRESS_WINDOW = Duration.ofMinutes(15);

  private static final Duration CHANGE_LIFETIME = Duration.ofMinutes(15);

  private final Database db;
  private final IdentityServices identity;
  private final TokenKit tokens;
  private final Passwords passwords;
  private final Sessions sessions;
  private final AddressBrake brake;
  private final Mfa mfa;

  public Login(
      Database db,
      IdentityServices identity,
      TokenKit tokens,
      Passwords passwords,
      Sessions sessions,
      Mfa mfa) {
    this.mfa = mfa;
    this.sessions = sessions;
    this.db = db;
    this.identity = identity;
    this.tokens = tokens;
    this.passwords = passwords;
    this.brake = new AddressBrake(db.clock(), ADDRESS_ATTEMPTS, ADDRESS_WINDOW);
  }

  /**
   * From where somebody signs in.
   *
   * @param device the token of a device that was remembered
   */
  public record Client(
      @Nullable String address,
      @Nullable String agent,
      @Nullable String device) {
    /** A device that nobody asked to remember. */
    public Client(@Nullable String address, @Nullable String agent) {
      this(address, agent, null);
    }
  }

  /**
   * What a browser gets.
   *
   * @param cookie the text of its session cookie
   * @param realm decides which portal to show
   * @param device what a device that is to be remembered keeps; absent when it is not
   */
  public record PortalLogin(
      String cookie, Realm realm, @Nullable String device) {}

  /** Whose login it is; {@code challenge} is absent when no second proof is needed. */
  private record Known(
      PrincipalId principal,
      UserCredentialId credential,
      Realm realm,
      boolean mustChangePassword,
      @Nullable String challenge) {}

  /** What they open. */
  public Sessions sessions() {
    return sessions;
  }

  /** Signs a program in. */
  public Attempt<Sessions.ApiLogin> api(
      TenantId tenant, String username, String password, Client client) {
    Optional<Known> known = check(tenant, username, password, client, SessionKind.API);
    return attempt(tenant, known, (tx, who) -> sessions.openApi(tx, who.principal(), client));
  }

  /** Signs a browser in, always with a new session. */
  public Attempt<PortalLogin> portal(
      TenantId tenant, String username, String password, Client client) {
    Optional<Known> known = check(tenant, username, password, client, SessionKind.PORTAL);
    return attempt(tenant, known, (tx, who) -> enter(tx, who, client, false));
  }

  /** Finishes the login of a program by its code; refused when that, or the time, is not right. */
  public Attempt<Sessions.ApiLogin> verifyApi(
      TenantId tenant, String challenge, String code, Client client) {
    return verify(
        tenant,
        client,
        tx -> passed(tx, SessionKind.API, challenge, code),
        (tx, who) -> sessions.openApi(tx, who.principal(), client));
  }

  /** Finishes the login of a browser, which is not asked again if it is to be remembered. */
  public Attempt<PortalLogin> verifyPortal(
      TenantId tenant, String challenge, String code, boolean remember, Client client) {
    return verify(
        tenant,
        client,
        tx -> passed(tx, SessionKind.PORTAL, challenge, code),
        (tx, who) -> enter(tx, who, client, remember));
  }

  /**
   * Whether it is really this principal who asks, by password and, where that is on, by code.
   * Counted as a login is, so that a session that was left open is no place for guessing.
   */
  public boolean isReally(TenantId tenant, PrincipalId principal, String password, String code) {
    Optional<String> username = db.inTx(
        tenant,
        tx -> identity.logins().of(tx, principal).stream()
            .filter(UserCredential::isActive)
            .map(UserCredential::username)
            .findFirst());
    Optional<String> stored = username.flatMap(name -> db.inTx(tenant, tx -> begin(tx, name)));
    if (stored.isEmpty()) {
      passwords.pretend(password);
      return false;
    }
    return passwords.verify(password, stored.get()).matches()
        && db.inTx(tenant, tx -> {
          UserCredential credential =
              identity.logins().lock(tx, username.orElseThrow()).orElseThrow();
          boolean right = !mfa.isOn(tx, principal) || mfa.verify(tx, principal, code);
          if (right) {
            credential.succeeded(tx.systemNow());
          }
          return right;
        });
  }

  private static <T> Attempt<T> refused() {
    return new Attempt.Refused<>();
  }

  private <T> Attempt<T> attempt(
      TenantId tenant, Optional<Known> known, BiFunction<Tx, Known, T> open) {
    if (known.isEmpty()) {
      return refused();
    }
    String challenge = known.get().challenge();
    return challenge == null
        ? db.inTx(tenant, tx -> open(tx, known.get(), open))
        : new Attempt.SecondProof<>(challenge);
  }

  private <T> Attempt<T> verify(
      TenantId tenant,
      Client client,
      Function<Tx, Optional<Known>> check,
      BiFunction<Tx, Known, T> open) {
    brake(client);
    Optional<Attempt<T>> entered =
        db.inTx(tenant, tx -> check.apply(tx).map(who -> open(tx, who, open)));
    entered.ifPresent(in -> brake.succeeded(client.address()));
    return entered.orElseGet(Login::refused);
  }

  /** A session; or, where the password must be changed first, the token to change it with. */
  private <T> Attempt<T> open(Tx tx, Known known, BiFunction<Tx, Known, T> open) {
    return known.mustChangePassword()
        ? new Attempt.NewPassword<>(tokens
            .account()
            .issue(tx, known.credential(), TokenPurpose.CHANGE, CHANGE_LIFETIME)
            .token())
        : new Attempt.Entered<>(open.apply(tx, known));
  }

  /** Whose challenge was passed; the try is counted, and kept, also when it was not. */
  private Optional<Known> passed(Tx tx, SessionKind kind, String token, String code) {
    Instant now = tx.systemNow();
    Optional<MfaChallenge> found = mfa.lockChallenge(tx, token)
        .filter(challenge -> challenge.kind() == kind)
        .filter(challenge -> challenge.attempt(now));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    UserCredential credential = tx.lock(UserCredential.class, found.get().credential());
    Principal principal = tx.require(Principal.class, credential.principal());
    if (!principal.isActive()
        || !credential.beginAttempt(AuthSettings.lockRule(tx), now)
        || !mfa.verify(tx, principal.id(), code)) {
      LOG.info("login refused: wrong code");
      return Optional.empty();
    }
    found.get().pass(now);
    credential.succeeded(now);
    LOG.info("login of principal {}, with a second proof", principal.id());
    return Optional.of(known(principal, credential, null));
  }

  private PortalLogin enter(Tx tx, Known known, Client client, boolean remember) {
    String device = remember ? mfa.remember(tx, known.principal()) : null;
    String cookie = sessions.openPortal(tx, known.principal(), known.realm(), client);
    return new PortalLogin(cookie, known.realm(), device);
  }

  private void brake(Client client) {
    Duration wait = brake.begin(client.address());
    if (!wait.isZero()) {
      LOG.info("login refused: too many attempts from {}", client.address());
      throw new ProblemException(new Problem.TooMany(
          "too_many_logins",
          "too many failed logins from your address: wait " + (wait.toMinutes() + 1) + " minutes",
          wait.toSeconds() + 1));
    }
  }

  private Optional<Known> check(
      TenantId tenant, String username, String password, Client client, SessionKind kind) {
    brake(client);
    Optional<Known> known =
        check(tenant, username, password, (tx, it) -> challenge(tx, it, client, kind));
    known.ifPresent(one -> brake.succeeded(client.address()));
    return known;
  }

  /** The challenge of a login that needs a second proof; absent when it does not. */
  private @Nullable String challenge(
      Tx tx, UserCredential credential, Client client, SessionKind kind) {
    PrincipalId principal = credential.principal();
    boolean remembered =
        client.device() != null && mfa.isRemembered(tx, principal, client.device());
    return remembered || !mfa.isOn(tx, principal) ? null : mfa.challenge(tx, credential.id(), kind);
  }

  private Optional<Known> check(
      TenantId tenant, String username, String password, Challenger challenger) {
    Optional<String> stored = db.inTx(tenant, tx -> begin(tx, username));
    if (stored.isEmpty()) {
      passwords.pretend(password);
      LOG.info("login refused: unknown, locked or inactive user name");
      return Optional.empty();
    }
    Passwords.Check check = passwords.verify(password, stored.get());
    if (!check.matches()) {
      LOG.info("login refused: wrong password");
      return Optional.empty();
    }
    String rehashed = check.outdated() ? passwords.hash(password) : "";
    return db.inTx(tenant, tx -> succeed(tx, username, rehashed, challenger));
  }

  /** Counts the attempt and gives the hash to check; empty when there is nothing to check. */
  private Optional<String> begin(Tx tx, String username) {
    // An unknown name writes nothing: nor may a known one wait for the disk, or time would tell.
    tx.jdbc(Login::withoutWaiting);
    LockRule rule = AuthSettings.lockRule(tx);
    return identity
        .logins()
        .lock(tx, username)
        .filter(credential -> credential.passwordHash().isPresent())
        .filter(credential -> credential.beginAttempt(rule, tx.systemNow()))
        .flatMap(UserCredential::passwordHash);
  }

  private static boolean withoutWaiting(Connection connection) throws SQLException {
    try (Statement set = connection.createStatement()) {
      return set.execute("set local synchronous_commit = off");
    }
  }

  private Optional<Known> succeed(Tx tx, String username, String rehashed, Challenger challenger) {
    UserCredential credential = identity.logins().lock(tx, username).orElseThrow();
    Principal principal = tx.require(Principal.class, credential.principal());
    if (!principal.isActive() || !credential.isActive()) {
      return Optional.empty();
    }
    if (!rehashed.isEmpty()) {
      credential.rehash(rehashed);
    }
    String challenge = challenger.challenge(tx, credential);
    if (challenge == null) {
      // With a second proof to come the count goes on: a known password is no way to more guesses.
      credential.succeeded(tx.systemNow());
      LOG.info("login of principal {}", principal.id());
    }
    return Optional.of(known(principal, credential, challenge));
  }

  private static Known known(
      Principal principal, UserCredential credential, @Nullable String challenge) {
    return new Known(
        principal.id(),
        credential.id(),
        principal.realm(),
        credential.mustChangePassword(),
        challenge);
  }

  private interface Challenger {
    @Nullable
    String challenge(Tx tx, UserCredential credential);
  }
}
