package io.dotmac.sub.core.provisioning.discovery;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.run.ProvisioningRunId;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.WireName;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An ONT that showed itself on a device and was not let in. Its times are the machine's. */
@Entity
@Table(name = "discovered_ont")
public class DiscoveredOnt extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private DiscoveredOntId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "device_id", updatable = false))
  private ProvisioningDeviceId device;

  @Column(name = "pon_port")
  private String ponPort;

  @Column(name = "serial_number", updatable = false)
  private String serialNumber;

  @Nullable
  @Column(name = "model")
  private String model;

  @Column(name = "status")
  private DiscoveryStatus status;

  @Column(name = "first_seen_at", updatable = false)
  private Instant firstSeenAt;

  @Column(name = "last_seen_at")
  private Instant lastSeenAt;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "run_id"))
  private ProvisioningRunId run;

  /** For Hibernate; others use {@link DiscoveredOnts}. */
  protected DiscoveredOnt() {}

  DiscoveredOnt(ProvisioningDeviceId device, FoundOnt found, Instant at) {
    this.id = DiscoveredOntId.next();
    this.device = device;
    this.serialNumber = found.serialNumber();
    this.status = DiscoveryStatus.SEEN;
    this.firstSeenAt = at;
    seen(found, at);
  }

  /** It shows itself still: what let it in before did not. */
  final void seen(FoundOnt found, Instant at) {
    ponPort = found.ponPort();
    model = found.model().isEmpty() ? null : found.model();
    lastSeenAt = at;
  }

  void gone() {
    status = DiscoveryStatus.GONE;
  }

  void started(ProvisioningRunId by) {
    if (status != DiscoveryStatus.SEEN) {
      throw Problem.conflict(
          "ont_status", "the ONT is " + WireName.of(status) + ", only one that is seen is let in");
    }
    status = DiscoveryStatus.STARTED;
    run = by;
  }

  public DiscoveredOntId id() {
    return id;
  }

  public ProvisioningDeviceId device() {
    return device;
  }

  public String ponPort() {
    return ponPort;
  }

  public String serialNumber() {
    return serialNumber;
  }

  public Optional<String> model() {
    return Optional.ofNullable(model);
  }

  public DiscoveryStatus status() {
    return status;
  }

  public Instant firstSeenAt() {
    return firstSeenAt;
  }

  public Instant lastSeenAt() {
    return lastSeenAt;
  }

  /** The run that lets it in, or did. */
  public Optional<ProvisioningRunId> run() {
    return Optional.ofNullable(run);
  }
}
