package io.dotmac.sub.core.access.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.WireJson;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One comparison with the database of a FreeRADIUS, and what it changed there. */
@Entity
@Table(name = "radius_sync_run")
public class RadiusSyncRun extends TenantEntity {
  private static final int LONGEST_ERROR = 1000;

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RadiusSyncRunId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "job_id"))
  private RadiusSyncJobId job;

  @Column(name = "kind")
  private RadiusSyncKind kind;

  @Column(name = "status")
  private RadiusSyncStatus status;

  @Column(name = "started_at")
  private Instant startedAt;

  @Nullable
  @Column(name = "finished_at")
  private Instant finishedAt;

  @Column(name = "users_created")
  private int usersCreated;

  @Column(name = "users_updated")
  private int usersUpdated;

  @Column(name = "users_removed")
  private int usersRemoved;

  @Column(name = "clients_created")
  private int clientsCreated;

  @Column(name = "clients_updated")
  private int clientsUpdated;

  @Column(name = "clients_removed")
  private int clientsRemoved;

  @Nullable
  @Column(name = "error")
  private String error;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(name = "details")
  private JsonNode details;

  /** For Hibernate; others use {@link RadiusSyncRuns}. */
  protected RadiusSyncRun() {}

  RadiusSyncRun(RadiusSyncJobId job, RadiusSyncKind kind, Instant startedAt) {
    this.id = RadiusSyncRunId.next();
    this.job = job;
    this.kind = kind;
    this.status = RadiusSyncStatus.RUNNING;
    this.startedAt = startedAt;
    this.details = WireJson.tree("{}");
  }

  void succeed(SyncCounts counts, Instant now) {
    status = RadiusSyncStatus.SUCCESS;
    finishedAt = now;
    usersCreated = counts.users().created();
    usersUpdated = counts.users().updated();
    usersRemoved = counts.users().removed();
    clientsCreated = counts.clients().created();
    clientsUpdated = counts.clients().updated();
    clientsRemoved = counts.clients().removed();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("rows", counts.rows());
    told.put("left_alone", counts.left());
    details = WireJson.tree(WireJson.write(told));
  }

  void fail(String why, Instant now) {
    status = RadiusSyncStatus.FAILED;
    finishedAt = now;
    error = why.length() > LONGEST_ERROR ? why.substring(0, LONGEST_ERROR) : why;
  }

  public RadiusSyncRunId id() {
    return id;
  }

  public RadiusSyncJobId job() {
    return job;
  }

  public RadiusSyncKind kind() {
    return kind;
  }

  public RadiusSyncStatus status() {
    return status;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public Optional<Instant> finishedAt() {
    return Optional.ofNullable(finishedAt);
  }

  /** Users written, or to be written by a dry run. */
  public SyncCounts.Changed users() {
    return new SyncCounts.Changed(usersCreated, usersUpdated, usersRemoved);
  }

  /** Access servers written, or to be written by a dry run. */
  public SyncCounts.Changed clients() {
    return new SyncCounts.Changed(clientsCreated, clientsUpdated, clientsRemoved);
  }

  /** Why it failed, if it did. */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  /** Rows by table, and who was left alone. */
  public JsonNode details() {
    return details;
  }
}
