package io.dotmac.sub.core.access.sync;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the database of one FreeRADIUS in step, and reads its accounting. */
@Entity
@Table(name = "radius_sync_job")
public class RadiusSyncJob extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RadiusSyncJobId id;

  @Embedded
  private RadiusSyncTerms terms;

  @Column(name = "database_password_sealed")
  private String passwordSealed;

  @Nullable
  @Column(name = "last_run_at", insertable = false, updatable = false)
  private Instant lastRunAt;

  /** For Hibernate; others use {@link RadiusSyncJobs}. */
  protected RadiusSyncJob() {}

  RadiusSyncJob(RadiusSyncTerms terms, String passwordSealed) {
    this.id = RadiusSyncJobId.next();
    this.terms = terms;
    this.passwordSealed = passwordSealed;
  }

  void change(RadiusSyncTerms to) {
    terms = to;
  }

  void replacePassword(String sealed) {
    passwordSealed = sealed;
  }

  public RadiusSyncJobId id() {
    return id;
  }

  public RadiusSyncTerms terms() {
    return terms;
  }

  /** The password of the database's user, sealed. */
  public String passwordSealed() {
    return passwordSealed;
  }

  /** When a run of it began last. */
  public Optional<Instant> lastRunAt() {
    return Optional.ofNullable(lastRunAt);
  }
}
