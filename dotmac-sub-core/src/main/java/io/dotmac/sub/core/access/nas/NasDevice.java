package io.dotmac.sub.core.access.nas;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.DynamicInsert;
import org.jspecify.annotations.Nullable;

/** A network access server: what subscribers connect through. */
@Entity
@DynamicInsert
@Table(name = "nas_device")
public class NasDevice extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private NasDeviceId id;

  @Embedded
  private NasTerms terms;

  @Column(name = "status")
  private NasDeviceStatus status;

  @Column(name = "is_active")
  private boolean active;

  @Nullable
  @Column(name = "last_seen_at")
  private Instant lastSeenAt;

  /** For Hibernate. */
  protected NasDevice() {}

  NasDevice(NasTerms terms) {
    this.id = NasDeviceId.next();
    this.terms = terms;
    this.status = NasDeviceStatus.ACTIVE;
    this.active = true;
  }

  void apply(NasTerms other) {
    terms = other;
  }

  void become(NasDeviceStatus other) {
    status = other;
    active = other != NasDeviceStatus.DECOMMISSIONED;
  }

  public NasDeviceId id() {
    return id;
  }

  public NasTerms terms() {
    return terms;
  }

  public NasDeviceStatus status() {
    return status;
  }

  public boolean isActive() {
    return active;
  }

  /** When a packet of it came last. */
  public Optional<Instant> lastSeenAt() {
    return Optional.ofNullable(lastSeenAt);
  }
}
