package io.dotmac.sub.core.enforcement;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.Id;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Session that staff want ended, and what its NAS said to it; read-only. */
@Entity
@Immutable
@Table(name = "session_disconnect")
public class SessionDisconnect extends TenantEntity {
  /** All of them, the newest first; staff only. */
  public static final Listing<SessionDisconnect> LISTING = Listing.of(SessionDisconnect.class)
      .filter("session_id", "e.sessionId = :session_id", Id::parse)
      .filter("subscriber_id", "e.subscriberId = :subscriber_id", Id::parse)
      .filter("username", "e.username = :username", text -> text)
      .filter("status", "e.status = :status", text -> text)
      .sort("created_at", "e.createdAt")
      .defaultSort("-created_at");

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private SessionDisconnectId id;

  @Column(name = "session_id")
  private UUID sessionId;

  @Column(name = "acct_session_id")
  private String acctSessionId;

  @Column(name = "nas_key")
  private String nasKey;

  @Column(name = "username")
  private String username;

  @Nullable
  @Column(name = "subscriber_id")
  private UUID subscriberId;

  @Nullable
  @Column(name = "subscription_id")
  private UUID subscriptionId;

  @Column(name = "requested_by")
  private String requestedBy;

  @Nullable
  @Column(name = "reason")
  private String reason;

  @Column(name = "status")
  private String status;

  @Nullable
  @Column(name = "answer")
  private String answer;

  @Nullable
  @Column(name = "detail")
  private String detail;

  @Nullable
  @Column(name = "finished_at")
  private Instant finishedAt;

  /** For Hibernate. */
  protected SessionDisconnect() {}

  public SessionDisconnectId id() {
    return id;
  }

  public UUID sessionId() {
    return sessionId;
  }

  /** What its NAS calls the session. */
  public String acctSessionId() {
    return acctSessionId;
  }

  public String nasKey() {
    return nasKey;
  }

  public String username() {
    return username;
  }

  public Optional<UUID> subscriberId() {
    return Optional.ofNullable(subscriberId);
  }

  public Optional<UUID> subscriptionId() {
    return Optional.ofNullable(subscriptionId);
  }

  public String requestedBy() {
    return requestedBy;
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** Pending, working, done or failed. */
  public String status() {
    return status;
  }

  /** What the NAS said: ack, nak, timeout, or not_sent. */
  public Optional<String> answer() {
    return Optional.ofNullable(answer);
  }

  /** The same in words. */
  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }

  public Optional<Instant> finishedAt() {
    return Optional.ofNullable(finishedAt);
  }
}
