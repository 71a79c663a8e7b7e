package io.dotmac.sub.server.security;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.login.AuthSettings;
import io.dotmac.sub.core.identity.login.LoginSession;
import io.dotmac.sub.core.identity.login.LoginSessionId;
import io.dotmac.sub.core.identity.login.Logins;
import io.dotmac.sub.core.identity.login.RefreshToken;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens, continues and ends the sessions of those who may come in. */
public final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final Duration REFRESH_LIFETIME = Duration.ofDays(30);
  private static final LoginSession.Limits API =
      new LoginSession.Limits(REFRESH_LIFETIME, REFRESH_LIFETIME);

  private final Database db;
  private final TokenKit tokens;
  private final Authentication authentication;
  private final Logins logins = new Logins();

  public Sessions(Database db, TokenKit tokens, Authentication authentication) {
    this.db = db;
    this.tokens = tokens;
    this.authentication = authentication;
  }

  /** What a program gets: an access token, and what to get the next one with. */
  public record ApiLogin(String accessToken, long expiresInSeconds, String refreshToken) {}

  /** A program's session. */
  ApiLogin openApi(Tx tx, PrincipalId principal, Login.Client client) {
    LoginSession session =
        LoginSession.api(principal, API, tx.systemNow()).from(client.address(), client.agent());
    tx.save(session);
    return next(tx, session);
  }

  /** A browser's session, as long as the tenant lets those of that realm last; its cookie. */
  String openPortal(Tx tx, PrincipalId principal, Realm realm, Login.Client client) {
    String cookie = RandomToken.next();
    LoginSession session = LoginSession.portal(
        principal, tokens.sessions().of(cookie), AuthSettings.limits(tx, realm), tx.systemNow());
    tx.save(session.from(client.address(), client.agent()).vouchedBy(client.voucher()));
    return cookie;
  }

  /** New tokens for a refresh token; one that is used twice ends its session for both holders. */
  public Optional<ApiLogin> refresh(TenantId tenant, String refreshToken) {
    return db.inTx(tenant, tx -> {
      Instant now = tx.systemNow();
      Optional<RefreshToken> found =
          logins.lockRefreshToken(tx, tokens.refresh().candidates(refreshToken));
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

  /**
   * Ends a session: at once on this node, on others within three seconds.
   *
   * @return the provider of single sign-on by which it was opened, if it was
   */
  public Optional<UUID> logout(TenantId tenant, LoginSessionId id) {
    Optional<UUID> voucher = db.inTx(tenant, tx -> {
      LoginSession session = tx.require(LoginSession.class, id);
      session.revoke(tx.systemNow());
      return session.ssoProvider();
    });
    authentication.forget();
    return voucher;
  }

  /** Sessions that were ended count at once on this node, on others within three seconds. */
  public void forget() {
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
}
