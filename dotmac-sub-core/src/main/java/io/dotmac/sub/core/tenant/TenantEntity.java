package io.dotmac.sub.core.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;

/** A row that belongs to one tenant. Its transaction fills the tenant in; nothing can move it. */
@MappedSuperclass
public abstract class TenantEntity {
  @OfTenant
  @Column(name = "tenant_id", updatable = false)
  private UUID tenantId;

  @CreationTimestamp
  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @UpdateTimestamp
  @Column(name = "updated_at")
  private Instant updatedAt;

  @Version
  @Column(name = "version")
  private int version;

  /** For Hibernate and subclasses. */
  protected TenantEntity() {}

  /** The tenant this row belongs to; set once the row is saved. */
  public TenantId tenant() {
    return new TenantId(tenantId);
  }

  /** When the row was written, by the system clock. */
  public Instant createdAt() {
    return createdAt;
  }

  /** When the row was last changed, by the system clock. */
  public Instant updatedAt() {
    return updatedAt;
  }

  /** The row version, raised by each change: the wire's ETag. */
  public int version() {
    return version;
  }
}
