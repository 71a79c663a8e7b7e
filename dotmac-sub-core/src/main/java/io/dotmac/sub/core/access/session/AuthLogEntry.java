package io.dotmac.sub.core.access.session;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.tenant.OfTenant;
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

/** Refused login and why it was refused; read-only. */
@Entity
@Immutable
@Table(name = "radius_auth_log")
public class AuthLogEntry {
  /** All that a caller may see, the newest first. */
  public static final Listing<AuthLogEntry> LISTING = Listing.of(AuthLogEntry.class)
      .filter("subscription_id", "e.subscriptionId = :subscription_id", Id::parse)
      .filter("subscriber_id", "e.subscriberId = :subscriber_id", Id::parse)
      .filter("username", "e.username = :username", text -> text)
      .filter("reason", "e.reason = :reason", text -> text)
      .filter("after", "e.occurredAt >= :after", Instant::parse)
      .sort("occurred_at", "e.occurredAt")
      .defaultSort("-occurred_at")
      .own("e.subscriberId = :own");

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private AuthLogEntryId id;

  @OfTenant
  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Column(name = "username")
  private String username;

  @Column(name = "reason")
  private String reason;

  @Column(name = "nas_key")
  private String nasKey;

  @Nullable
  @Column(name = "radius_client_id")
  private UUID radiusClientId;

  @Nullable
  @Column(name = "calling_station_id")
  private String callingStationId;

  @Nullable
  @Column(name = "subscriber_id")
  private UUID subscriberId;

  @Nullable
  @Column(name = "subscription_id")
  private UUID subscriptionId;

  @Nullable
  @Column(name = "access_credential_id")
  private UUID accessCredentialId;

  /** For Hibernate. */
  protected AuthLogEntry() {}

  public AuthLogEntryId id() {
    return id;
  }

  public Instant occurredAt() {
    return occurredAt;
  }

  public String username() {
    return username;
  }

  public String reason() {
    return reason;
  }

  public String nasKey() {
    return nasKey;
  }

  public Optional<UUID> radiusClientId() {
    return Optional.ofNullable(radiusClientId);
  }

  public Optional<String> callingStationId() {
    return Optional.ofNullable(callingStationId);
  }

  public Optional<UUID> subscriberId() {
    return Optional.ofNullable(subscriberId);
  }

  public Optional<UUID> subscriptionId() {
    return Optional.ofNullable(subscriptionId);
  }

  public Optional<UUID> accessCredentialId() {
    return Optional.ofNullable(accessCredentialId);
  }
}
