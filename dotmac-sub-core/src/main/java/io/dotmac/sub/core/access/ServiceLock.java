package io.dotmac.sub.core.access;

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
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One reason why one service is not fully on; read-only, {@link ServiceLocks} writes them. */
@Entity
@Immutable
@Table(name = "service_lock")
public class ServiceLock extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private ServiceLockId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscription_id"))
  private SubscriptionId subscription;

  @Column(name = "reason")
  private LockReason reason;

  @Column(name = "effect")
  private LockEffect effect;

  @Column(name = "owner")
  private String owner;

  @Nullable
  @Column(name = "note")
  private String note;

  @Column(name = "placed_at")
  private Instant placedAt;

  @Column(name = "placed_by")
  private String placedBy;

  @Nullable
  @Column(name = "released_at")
  private Instant releasedAt;

  @Nullable
  @Column(name = "released_by")
  private String releasedBy;

  /** For Hibernate. */
  protected ServiceLock() {}

  public ServiceLockId id() {
    return id;
  }

  public SubscriptionId subscription() {
    return subscription;
  }

  public LockReason reason() {
    return reason;
  }

  public LockEffect effect() {
    return effect;
  }

  /** What placed it and may lift it, such as {@code dunning}. */
  public String owner() {
    return owner;
  }

  public Optional<String> note() {
    return Optional.ofNullable(note);
  }

  /** By the tenant's business clock. */
  public Instant placedAt() {
    return placedAt;
  }

  /** The name of who placed it. */
  public String placedBy() {
    return placedBy;
  }

  /** When it was lifted, by the tenant's business clock; empty while it holds. */
  public Optional<Instant> releasedAt() {
    return Optional.ofNullable(releasedAt);
  }

  public Optional<String> releasedBy() {
    return Optional.ofNullable(releasedBy);
  }

  public boolean isOpen() {
    return releasedAt == null;
  }
}
