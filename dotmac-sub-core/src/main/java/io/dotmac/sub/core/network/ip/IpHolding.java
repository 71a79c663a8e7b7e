package io.dotmac.sub.core.network.ip;

import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An address or prefix that is held, and by whom. */
@Entity
@Table(name = "ip_holding")
public class IpHolding extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private IpHoldingId id;

  @Column(name = "kind")
  private HoldingKind kind;

  @Column(name = "prefix")
  private String prefix;

  @Column(name = "ip_version", insertable = false, updatable = false)
  private IpVersion ipVersion;

  @Column(name = "sort_key", insertable = false, updatable = false)
  private String sortKey;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "pool_id"))
  private IpPoolId pool;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscriber_id"))
  private SubscriberId subscriber;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscription_id"))
  private SubscriptionId subscription;

  @Nullable
  @Column(name = "access_credential_id")
  private UUID credential;

  @Nullable
  @Column(name = "used_at", insertable = false, updatable = false)
  private Instant usedAt;

  @Nullable
  @Column(name = "released_at", insertable = false, updatable = false)
  private Instant releasedAt;

  @Nullable
  @Column(name = "notes")
  private String notes;

  /** For Hibernate; others use {@link IpHoldings}. */
  protected IpHolding() {}

  private IpHolding(
      HoldingKind kind, IpNetwork network, @Nullable IpPoolId pool, @Nullable String notes) {
    this.id = IpHoldingId.next();
    this.kind = kind;
    this.prefix = network.toString();
    this.ipVersion = network.version();
    this.pool = pool;
    this.notes = notes;
  }

  static IpHolding reserved(IpNetwork network, @Nullable IpPoolId pool, @Nullable String notes) {
    return new IpHolding(HoldingKind.RESERVED, network, pool, notes);
  }

  static IpHolding assigned(
      IpNetwork network,
      @Nullable IpPoolId pool,
      SubscriberId subscriber,
      SubscriptionId subscription,
      @Nullable String notes) {
    IpHolding holding = new IpHolding(HoldingKind.ASSIGNED, network, pool, notes);
    holding.subscriber = subscriber;
    holding.subscription = subscription;
    return holding;
  }

  void note(@Nullable String text) {
    notes = text;
  }

  public IpHoldingId id() {
    return id;
  }

  public HoldingKind kind() {
    return kind;
  }

  /** The address, or the prefix with its length. */
  public IpNetwork network() {
    return IpNetwork.of(prefix);
  }

  public IpVersion ipVersion() {
    return ipVersion;
  }

  /** The pool it lies in; empty: in none. */
  public Optional<IpPoolId> pool() {
    return Optional.ofNullable(pool);
  }

  public Optional<SubscriberId> subscriber() {
    return Optional.ofNullable(subscriber);
  }

  public Optional<SubscriptionId> subscription() {
    return Optional.ofNullable(subscription);
  }

  /** The credential it was leased to, or whose own address it is. */
  public Optional<UUID> credential() {
    return Optional.ofNullable(credential);
  }

  /** When a login was last given it. */
  public Optional<Instant> usedAt() {
    return Optional.ofNullable(usedAt);
  }

  /** Since when no session uses it. */
  public Optional<Instant> releasedAt() {
    return Optional.ofNullable(releasedAt);
  }

  public Optional<String> notes() {
    return Optional.ofNullable(notes);
  }
}
