package io.dotmac.sub.server.security;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.login.LoginSession;
import io.dotmac.sub.core.identity.login.LoginSessionId;
import io.dotmac.sub.core.identity.login.RefreshToken;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.identity.login.UserCredential.LockRule;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.HttpProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

  public Login(
      Database db,
      IdentityServices identity,
      TokenKit tokens,
      Passwords passwords,
      Authentication authentication) {
    this.authentication = authentication;
    this.db = db;
    this.identity = identity;
    this.tokens = tokens;
    this.passwords = passwords;
    this.brake = new AddressBrake(db.clock());
  }

  /** From where somebody signs in. */
  public record Client(@Nullable String address, @Nullable String agent) {}

  /** What a program gets: an access token, and what to get the next one with. */
  public record ApiLogin(String accessToken, long expiresInSeconds, String refreshToken) {}

  /**
   * What a browser gets.
   *
   * @param cookie the text of its session cookie
   * @param realm decides which portal to show
   */
  public record PortalLogin(String cookie, Realm realm, boolean mustChangePassword) {}

  private record Known(PrincipalId principal, Realm realm, boolean mustChangePassword) {}

  /** Signs a program in; empty when name and password are not good for it. */
  public Optional<ApiLogin> api(TenantId tenant, String username, String password, Client client) {
    return check(tenant, username, password, client)
        .map(known -> db.inTx(tenant, tx -> {
          LoginSession session = LoginSession.api(known.principal(), API, tx.systemNow())
              .from(client.address(), client.agent());
          tx.save(session);
          return next(tx, session);
        }));
  }

  /** Signs a browser in, always with a new session; empty as {@link #api}. */
  public Optional<PortalLogin> portal(
      TenantId tenant, String username, String password, Client client) {
    return check(tenant, username, password, client)
        .map(known -> db.inTx(tenant, tx -> openPortal(tx, known, client)));
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

  private PortalLogin openPortal(Tx tx, Known known, Client client) {
    String cookie = RandomToken.next();
    LoginSession.Limits limits = known.realm() == Realm.STAFF ? STAFF : OTHERS;
    LoginSession session = LoginSession.portal(
        known.principal(), tokens.sessions().of(cookie), limits, tx.systemNow());
    tx.save(session.from(client.address(), client.agent()));
    return new PortalLogin(cookie, known.realm(), known.mustChangePassword());
  }

  private Optional<Known> check(TenantId tenant, String username, String password, Client client) {
    if (!brake.begin(client.address())) {
      LOG.info("login refused: too many attempts from {}", client.address());
      throw HttpProblem.of(
          429, "too_many_logins", "too many failed logins from your address: wait 15 minutes");
    }
    Optional<Known> known = check(tenant, username, password);
    known.ifPresent(one -> brake.succeeded(client.address()));
    return known;
  }

  private Optional<Known> check(TenantId tenant, String username, String password) {
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
    return db.inTx(tenant, tx -> succeed(tx, username, rehashed));
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

  private Optional<Known> succeed(Tx tx, String username, String rehashed) {
    UserCredential credential = identity.logins().lock(tx, username).orElseThrow();
    Principal principal = tx.require(Principal.class, credential.principal());
    if (!principal.isActive() || !credential.isActive()) {
      return Optional.empty();
    }
    credential.succeeded(tx.systemNow());
    if (!rehashed.isEmpty()) {
      credential.rehash(rehashed);
    }
    LOG.info("login of principal {}", principal.id());
    return Optional.of(
        new Known(principal.id(), principal.realm(), credential.mustChangePassword()));
  }
}
