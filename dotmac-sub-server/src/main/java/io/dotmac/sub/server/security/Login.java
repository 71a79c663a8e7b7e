package io.dotmac.sub.server.security;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.login.LoginSession;
import io.dotmac.sub.core.identity.login.LoginSessionId;
import io.dotmac.sub.core.identity.login.RefreshToken;
import io.dotmac.sub.core.identity.login.SessionKind;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.identity.login.UserCredential.LockRule;
import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.identity.mfa.MfaChallenge;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.HttpProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens, continues and ends sessions.
 *
 * <p>A wrong password, an unknown name and a locked account look the same from outside, in words
 * and in time. The password is checked with no transaction open; the attempt is counted before, so
 * that a crowd of simultaneous guesses is no way around the lock. An address that fails too often,
 * whatever the names, is refused for a while.
 */
public final class Login {
  private static final Logger LOG = LoggerFactory.getLogger(Login.class);
  private static final Duration REFRESH_LIFETIME = Duration.ofDays(30);
  private static final LoginSession.Limits API =
      new LoginSession.Limits(REFRESH_LIFETIME, REFRESH_LIFETIME);
  private static final LoginSession.Limits STAFF =
      new LoginSession.Limits(Duration.ofMinutes(30), Duration.ofHours(12));
  private static final LoginSession.Limits OTHERS =
      new LoginSession.Limits(Duration.ofHours(24), Duration.ofDays(30));

  private final Database db;
  private final IdentityServices identity;
  private final TokenKit tokens;
  private final Passwords passwords;
  private final Authentication authentication;
  private final AddressBrake brake;
  private final Mfa mfa;

  public Login(
      Database db,
      IdentityServices identity,
      TokenKit tokens,
      Passwords passwords,
      Authentication authentication,
      Mfa mfa) {
    this.mfa = mfa;
    this.authentication = authentication;
    this.db = db;
    this.identity = identity;
    this.tokens = tokens;
    this.passwords = passwords;
    this.brake = new AddressBrake(db.clock());
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

  /** What a program gets: an access token, and what to get the next one with. */
  public record ApiLogin(String accessToken, long expiresInSeconds, String refreshToken) {}

  /**
   * What a browser gets.
   *
   * @param cookie the text of its session cookie
   * @param realm decides which portal to show
   * @param device what a device that is to be remembered keeps; absent when it is not
   */
  public record PortalLogin(
      String cookie,
      Realm realm,
      boolean mustChangePassword,
      @Nullable String device) {}

  /** Whose login it is; {@code challenge} is absent when no second proof is needed. */
  private record Known(
      PrincipalId principal,
      Realm realm,
      boolean mustChangePassword,
      @Nullable String challenge) {}

  /** Signs a program in. */
  public Attempt<ApiLogin> api(TenantId tenant, String username, String password, Client client) {
    Optional<Known> known = check(tenant, username, password, client, SessionKind.API);
    return attempt(tenant, known, (tx, who) -> openApi(tx, who, client));
  }

  /** Signs a browser in, always with a new session. */
  public Attempt<PortalLogin> portal(
      TenantId tenant, String username, String password, Client client) {
    Optional<Known> known = check(tenant, username, password, client, SessionKind.PORTAL);
    return attempt(tenant, known, (tx, who) -> openPortal(tx, who, client, false));
  }

  /** Finishes the login of a program by its code; empty when that, or the time, is not right. */
  public Optional<ApiLogin> verifyApi(
      TenantId tenant, String challenge, String code, Client client) {
    return verify(
        tenant,
        client,
        tx -> passed(tx, SessionKind.API, challenge, code).map(who -> openApi(tx, who, client)));
  }

  /** Finishes the login of a browser, which is not asked again if it is to be remembered. */
  public Optional<PortalLogin> verifyPortal(
      TenantId tenant, String challenge, String code, boolean remember, Client client) {
    return verify(
        tenant,
        client,
        tx -> passed(tx, SessionKind.PORTAL, challenge, code)
            .map(who -> openPortal(tx, who, client, remember)));
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

  /** New tokens for a refresh token; one that is used twice ends its session for both holders. */
  public Optional<ApiLogin> refresh(TenantId tenant, String refreshToken) {
    return db.inTx(tenant, tx -> {
      Instant now = tx.systemNow();
      Optional<RefreshToken> found =
          identity.logins().lockRefreshToken(tx, tokens.refresh().candidates(refreshToken));
      if (found.isEmpty() || !found.get().isCurrent(now)) {
        return Optional.empty();
      }
      LoginSession session = tx.require(LoginSession.class, found.get().session());
      if (found.get().isUsed()) {
        LOG.warn("refresh token of session {} was used again: session ended", session.id());
        session.revoke(now);
        return Optional.empty();
      }
      boolean active = tx.require(Principal.class, session.principal()).isActive();
      if (!active || !session.isValid(now)) {
        return Optional.empty();
      }
      found.get().use(now);
      session.seen(now);
      return Optional.of(next(tx, session));
    });
  }

  /** Ends a session: at once on this node, on others within three seconds. */
  public void logout(TenantId tenant, LoginSessionId session) {
    db.run(tenant, tx -> tx.require(LoginSession.class, session).revoke(tx.systemNow()));
    authentication.forget();
  }

  private ApiLogin next(Tx tx, LoginSession session) {
    String refresh = RandomToken.next();
    Instant expiry = tx.systemNow().plus(REFRESH_LIFETIME);
    tx.save(new RefreshToken(session.id(), tokens.refresh().of(refresh), expiry));
    String access = tokens
        .access()
        .issue(tx.tenant().value(), session.principal().value(), session.id().value());
    return new ApiLogin(access, tokens.access().lifetimeSeconds(), refresh);
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
        ? new Attempt.Entered<>(db.inTx(tenant, tx -> open.apply(tx, known.get())))
        : new Attempt.SecondProof<>(challenge);
  }

  private <T> Optional<T> verify(TenantId tenant, Client client, Function<Tx, Optional<T>> check) {
    brake(client);
    Optional<T> entered = db.inTx(tenant, check);
    entered.ifPresent(in -> brake.succeeded(client.address()));
    return entered;
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
        || !credential.beginAttempt(LockRule.DEFAULT, now)
        || !mfa.verify(tx, principal.id(), code)) {
      LOG.info("login refused: wrong code");
      return Optional.empty();
    }
    found.get().pass(now);
    credential.succeeded(now);
    LOG.info("login of principal {}, with a second proof", principal.id());
    return Optional.of(known(principal, credential, null));
  }

  private ApiLogin openApi(Tx tx, Known known, Client client) {
    LoginSession session = LoginSession.api(known.principal(), API, tx.systemNow())
        .from(client.address(), client.agent());
    tx.save(session);
    return next(tx, session);
  }

  private PortalLogin openPortal(Tx tx, Known known, Client client, boolean remember) {
    String cookie = RandomToken.next();
    LoginSession.Limits limits = known.realm() == Realm.STAFF ? STAFF : OTHERS;
    LoginSession session = LoginSession.portal(
        known.principal(), tokens.sessions().of(cookie), limits, tx.systemNow());
    tx.save(session.from(client.address(), client.agent()));
    String device = remember ? mfa.remember(tx, known.principal()) : null;
    return new PortalLogin(cookie, known.realm(), known.mustChangePassword(), device);
  }

  private void brake(Client client) {
    if (!brake.begin(client.address())) {
      LOG.info("login refused: too many attempts from {}", client.address());
      throw HttpProblem.of(
          429, "too_many_logins", "too many failed logins from your address: wait 15 minutes");
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
    return identity
        .logins()
        .lock(tx, username)
        .filter(credential -> credential.passwordHash().isPresent())
        .filter(credential -> credential.beginAttempt(LockRule.DEFAULT, tx.systemNow()))
        .flatMap(UserCredential::passwordHash);
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
    return new Known(principal.id(), principal.realm(), credential.mustChangePassword(), challenge);
  }

  private interface Challenger {
    @Nullable
    String challenge(Tx tx, UserCredential credential);
  }
}
