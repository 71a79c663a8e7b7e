package io.dotmac.sub.core.network.plant.source;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One look at a source. */
@Entity
@Table(name = "gis_source_run")
public class GisSourceRun extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private GisSourceRunId id;

  @Column(name = "source_id", updatable = false)
  private UUID source;

  @Column(name = "started_at", updatable = false)
  private Instant startedAt;

  @Column(name = "status", updatable = false)
  private GisSourceStatus status;

  @Column(name = "made", updatable = false)
  private int made;

  @Column(name = "changed", updatable = false)
  private int changed;

  @Column(name = "same", updatable = false)
  private int same;

  @Nullable
  @Column(name = "detail", updatable = false)
  private String detail;

  /** For Hibernate; others use {@link GisSources}. */
  protected GisSourceRun() {}

  GisSourceRun(UUID source, Instant startedAt, GisFindings found) {
    this.id = GisSourceRunId.next();
    this.source = source;
    this.startedAt = startedAt;
    this.status = found.status();
    this.made = found.made();
    this.changed = found.changed();
    this.same = found.same();
    this.detail = found.detail();
  }

  public GisSourceRunId id() {
    return id;
  }

  public UUID source() {
    return source;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public GisSourceStatus status() {
    return status;
  }

  public int made() {
    return made;
  }

  public int changed() {
    return changed;
  }

  public int same() {
    return same;
  }

  /** Why it failed. */
  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }
}
