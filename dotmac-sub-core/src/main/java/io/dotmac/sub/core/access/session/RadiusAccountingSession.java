package io.dotmac.sub.core.access.session;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
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

/** Session as its NAS accounted for it; read-only. */
@Entity
@Immutable
@Table(name = "radius_accounting_session")
public class RadiusAccountingSession extends TenantEntity {
  /** All that a caller may see, the newest first. */
  public static final Listing<RadiusAccountingSession> LISTING = Listing.of(
          RadiusAccountingSession.class)
      .filter("subscription_id", "e.subscriptionId = :subscription_id", Id::parse)
      .filter("subscriber_id", "e.subscriberId = :subscriber_id", Id::parse)
      .filter("nas_device_id", "e.nasDeviceId = :nas_device_id", Id::parse)
      .filter("username", "e.username = :username", text -> text)
      .filter("session_id", "e.sessionId = :session_id", text -> text)
      .filter("framed_ip", "e.framedIp = :framed_ip", text -> text)
      .filter("is_open", "e.open = :is_open", Parsers::flag)
      .filter("started_after", "e.startedAt >= :started_after", Instant::parse)
      .filter("started_before", "e.startedAt < :started_before", Instant::parse)
      .sort("started_at", "e.startedAt")
      .defaultSort("-started_at")
      .own("e.subscriberId = :own");

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RadiusAccountingSessionId id;

  @Column(name = "is_open")
  private Boolean open;

  @Column(name = "started_at")
  private Instant startedAt;

  @Nullable
  @Column(name = "ended_at")
  private Instant endedAt;

  @Column(name = "last_update_at")
  private Instant lastUpdateAt;

  @Column(name = "nas_key")
  private String nasKey;

  @Column(name = "session_id")
  private String sessionId;

  @Nullable
  @Column(name = "multi_session_id")
  private String multiSessionId;

  @Column(name = "username")
  private String username;

  @Nullable
  @Column(name = "subscriber_id")
  private UUID subscriberId;

  @Nullable
  @Column(name = "subscription_id")
  private UUID subscriptionId;

  @Nullable
  @Column(name = "access_credential_id")
  private UUID accessCredentialId;

  @Nullable
  @Column(name = "radius_client_id")
  private UUID radiusClientId;

  @Nullable
  @Column(name = "nas_device_id")
  private UUID nasDeviceId;

  @Column(name = "status_type")
  private String statusType;

  @Column(name = "octets_in")
  private Long octetsIn;

  @Column(name = "octets_out")
  private Long octetsOut;

  @Column(name = "duration_seconds")
  private Long durationSeconds;

  @Nullable
  @Column(name = "framed_ip")
  private String framedIp;

  @Nullable
  @Column(name = "framed_ipv6_prefix")
  private String framedIpv6Prefix;

  @Nullable
  @Column(name = "delegated_ipv6_prefix")
  private String delegatedIpv6Prefix;

  @Nullable
  @Column(name = "calling_station_id")
  private String callingStationId;

  @Nullable
  @Column(name = "called_station_id")
  private String calledStationId;

  @Nullable
  @Column(name = "nas_port_id")
  private String nasPortId;

  @Column(name = "nas_port")
  private Long nasPort;

  @Nullable
  @Column(name = "terminate_cause")
  private String terminateCause;

  @Column(name = "is_synthetic")
  private Boolean synthetic;

  /** For Hibernate. */
  protected RadiusAccountingSession() {}

  public RadiusAccountingSessionId id() {
    return id;
  }

  public Boolean open() {
    return open;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  public Instant lastUpdateAt() {
    return lastUpdateAt;
  }

  public String nasKey() {
    return nasKey;
  }

  public String sessionId() {
    return sessionId;
  }

  public Optional<String> multiSessionId() {
    return Optional.ofNullable(multiSessionId);
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

  public Optional<UUID> accessCredentialId() {
    return Optional.ofNullable(accessCredentialId);
  }

  public Optional<UUID> radiusClientId() {
    return Optional.ofNullable(radiusClientId);
  }

  public Optional<UUID> nasDeviceId() {
    return Optional.ofNullable(nasDeviceId);
  }

  public String statusType() {
    return statusType;
  }

  public Long octetsIn() {
    return octetsIn;
  }

  public Long octetsOut() {
    return octetsOut;
  }

  public Long durationSeconds() {
    return durationSeconds;
  }

  public Optional<String> framedIp() {
    return Optional.ofNullable(framedIp);
  }

  public Optional<String> framedIpv6Prefix() {
    return Optional.ofNullable(framedIpv6Prefix);
  }

  public Optional<String> delegatedIpv6Prefix() {
    return Optional.ofNullable(delegatedIpv6Prefix);
  }

  public Optional<String> callingStationId() {
    return Optional.ofNullable(callingStationId);
  }

  public Optional<String> calledStationId() {
    return Optional.ofNullable(calledStationId);
  }

  public Optional<String> nasPortId() {
    return Optional.ofNullable(nasPortId);
  }

  /** The number of the port; 0 is none. */
  public Long nasPort() {
    return nasPort;
  }

  public Optional<String> terminateCause() {
    return Optional.ofNullable(terminateCause);
  }

  public Boolean synthetic() {
    return synthetic;
  }
}
