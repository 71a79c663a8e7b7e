package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why services are, or were, not restricted though steps were due. */
@Entity
@Table(name = "dunning_brake")
public class DunningBrake extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private DunningBrakeId id;

  @Column(name = "cause", updatable = false)
  private String cause;

  @Column(name = "detail", updatable = false)
  private String detail;

  @Column(name = "engaged_at", updatable = false)
  private Instant engagedAt;

  @Nullable
  @Column(name = "released_at")
  private Instant releasedAt;

  /** For Hibernate; others use {@link Brakes}. */
  protected DunningBrake() {}

  DunningBrake(String cause, String detail, Instant at) {
    this.id = DunningBrakeId.next();
    this.cause = cause;
    this.detail = detail;
    this.engagedAt = at;
  }

  void release(Instant at) {
    releasedAt = at;
  }

  public DunningBrakeId id() {
    return id;
  }

  /** Which signal, in snake case. */
  public String cause() {
    return cause;
  }

  /** What was wrong, in a sentence. */
  public String detail() {
    return detail;
  }

  public Instant engagedAt() {
    return engagedAt;
  }

  /** Absent while it holds. */
  public Optional<Instant> releasedAt() {
    return Optional.ofNullable(releasedAt);
  }
}
