package io.dotmac.sub.core.identity.login;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.WireName;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;

/** A login that lasts until it ends, idles too long or its time is up. */
@Entity
@Table(name = "login_session")
public class LoginSession extends TenantEntity {
  /** Sessions by principal and status; customers and resellers see none here. */
  public static final Listing<LoginSession> LISTING = Listing.of(LoginSession.class)
      .filter("principal_id", "e.principal.value = :principal_id", Id::parse)
      .filter("status", "e.status = :status", text -> WireName.parse(SessionStatus.class, text))
      .filter("kind", "e.kind = :kind", text -> WireName.parse(SessionKind.class, text))
      .sort("last_seen_at", "e.lastSeenAt")
      .sort("expires_at", "e.expiresAt");

  private static final int MAX_AGENT = 300;

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private LoginSessionId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "principal_id", updatable = false))
  private PrincipalId principal;

  @Convert(converter = SessionKind.Column.class)
  @Column(name = "kind", updatable = false)
  private SessionKind kind;

  @Convert(converter = SessionStatus.Column.class)
  @Column(name = "status")
  private SessionStatus status;

  @Column(name = "token_hash", updatable = false)
  private @Nullable String tokenHash;

  @Column(name = "subscriber_id", updatable = false)
  private @Nullable UUID subscriber;

  @Column(name = "parent_id", updatable = false)
  private @Nullable UUID parent;

  @Column(name = "sso_provider_id", updatable = false)
  private @Nullable UUID ssoProvider;

  @Column(name = "ip_address")
  private @Nullable String ipAddress;

  @Column(name = "user_agent")
  private @Nullable String userAgent;

  // Requests at the same time each note it: the last one counts, none conflicts.
  @OptimisticLock(excluded = true)
  @Column(name = "last_seen_at")
  private Instant lastSeenAt;

  @Column(name = "idle_seconds", updatable = false)
  private int idleSeconds;

  @Column(name = "expires_at", updatable = false)
  private Instant expiresAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  /** For Hibernate. */
  protected LoginSession() {}

  private LoginSession(PrincipalId principal, SessionKind kind, Limits limits, Instant now) {
    this.id = LoginSessionId.next();
    this.principal = principal;
    this.kind = kind;
    this.status = SessionStatus.ACTIVE;
    this.lastSeenAt = now;
    this.idleSeconds = Math.toIntExact(limits.idle().toSeconds());
    this.expiresAt = now.plus(limits.absolute());
  }

  /** A browser's session, recognised by the fingerprint of its cookie. */
  public static LoginSession portal(
      PrincipalId principal, String tokenHash, Limits limits, Instant now) {
    LoginSession session = new LoginSession(principal, SessionKind.PORTAL, limits, now);
    session.tokenHash = tokenHash;
    return session;
  }

  /**
   * A session in which a member of staff sees the portal of a subscriber, opened from one of their
   * own and not outliving it.
   */
  public static LoginSession impersonation(
      LoginSession parent, UUID subscriber, String tokenHash, Limits limits, Instant now) {
    LoginSession session = portal(parent.principal, tokenHash, limits, now);
    session.subscriber = subscriber;
    session.parent = parent.id.value();
    session.ipAddress = parent.ipAddress;
    session.userAgent = parent.userAgent;
    return session;
  }

  /** A program's session, continued by refresh tokens. */
  public static LoginSession api(PrincipalId principal, Limits limits, Instant now) {
    return new LoginSession(principal, SessionKind.API, limits, now);
  }

  /** Remembers from where it was opened. */
  public LoginSession from(@Nullable String address, @Nullable String agent) {
    ipAddress = address;
    userAgent = agent != null && agent.length() > MAX_AGENT ? agent.substring(0, MAX_AGENT) : agent;
    return this;
  }

  /** Remembers who vouched for its principal. */
  public LoginSession vouchedBy(@Nullable UUID provider) {
    ssoProvider = provider;
    return this;
  }

  /** True while it lets its principal in. */
  public boolean isValid(Instant now) {
    return status == SessionStatus.ACTIVE
        && now.isBefore(expiresAt)
        && now.isBefore(lastSeenAt.plusSeconds(idleSeconds));
  }

  /** Notes that it was used. */
  public void seen(Instant now) {
    lastSeenAt = now;
  }

  /** Ends it; ending it twice changes nothing. */
  public void revoke(Instant now) {
    if (status == SessionStatus.ACTIVE) {
      status = SessionStatus.REVOKED;
      revokedAt = now;
    }
  }

  public LoginSessionId id() {
    return id;
  }

  public PrincipalId principal() {
    return principal;
  }

  public SessionKind kind() {
    return kind;
  }

  public SessionStatus status() {
    return status;
  }

  /** Whose portal it shows, when that is not its principal's own. */
  public Optional<UUID> subscriber() {
    return Optional.ofNullable(subscriber);
  }

  /** The session it was opened from, and with which it ends. */
  public Optional<LoginSessionId> parent() {
    return Optional.ofNullable(parent).map(LoginSessionId::new);
  }

  /** The provider of single sign-on by which it was opened, if it was. */
  public Optional<UUID> ssoProvider() {
    return Optional.ofNullable(ssoProvider);
  }

  public Optional<String> ipAddress() {
    return Optional.ofNullable(ipAddress);
  }

  public Optional<String> userAgent() {
    return Optional.ofNullable(userAgent);
  }

  public Instant lastSeenAt() {
    return lastSeenAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public Optional<Instant> revokedAt() {
    return Optional.ofNullable(revokedAt);
  }

  /**
   * How long a session may last.
   *
   * @param idle without a request
   * @param absolute from its beginning, whatever happens
   */
  public record Limits(Duration idle, Duration absolute) {}
}
