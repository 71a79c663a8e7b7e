package io.dotmac.sub.core.provisioning.drift;

import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
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
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One thing that a device says otherwise. Written in sets by {@link DriftFindings}. */
@Entity
@Immutable
@Table(name = "drift_finding")
public class DriftFinding extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private DriftFindingId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "device_id"))
  private ProvisioningDeviceId device;

  @Column(name = "kind")
  private DriftKind kind;

  @Column(name = "serial_number")
  private String serialNumber;

  @Nullable
  @Column(name = "expected")
  private String expected;

  @Nullable
  @Column(name = "found")
  private String found;

  @Nullable
  @Column(name = "ont_unit_id")
  private UUID ontUnit;

  @Nullable
  @Column(name = "subscription_id")
  private UUID subscription;

  @Nullable
  @Column(name = "service_order_id")
  private UUID order;

  @Column(name = "first_seen_at")
  private Instant firstSeenAt;

  @Column(name = "last_seen_at")
  private Instant lastSeenAt;

  @Nullable
  @Column(name = "resolved_at")
  private Instant resolvedAt;

  /** For Hibernate; others use {@link DriftFindings}. */
  protected DriftFinding() {}

  public DriftFindingId id() {
    return id;
  }

  public ProvisioningDeviceId device() {
    return device;
  }

  public DriftKind kind() {
    return kind;
  }

  public String serialNumber() {
    return serialNumber;
  }

  /** What the records say; absent for what speaks for itself. */
  public Optional<String> expected() {
    return Optional.ofNullable(expected);
  }

  /** What the device says; absent for what is not there. */
  public Optional<String> found() {
    return Optional.ofNullable(found);
  }

  /** The ONT of the inventory, the service it serves, and the order that set it up. */
  public KnownOnt.Links links() {
    return new KnownOnt.Links(ontUnit, subscription, order);
  }

  public Instant firstSeenAt() {
    return firstSeenAt;
  }

  public Instant lastSeenAt() {
    return lastSeenAt;
  }

  /** When the device said so no longer. */
  public Optional<Instant> resolvedAt() {
    return Optional.ofNullable(resolvedAt);
  }
}
