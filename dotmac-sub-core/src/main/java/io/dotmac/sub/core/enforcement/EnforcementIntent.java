package io.dotmac.sub.core.enforcement;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.Id;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Work to bring the network in line for one service, with its evidence; read-only. */
@Entity
@Immutable
@Table(name = "enforcement_intent")
public class EnforcementIntent extends TenantEntity {
  /** All that a caller may see, the newest first. */
  public static final Listing<EnforcementIntent> LISTING = Listing.of(EnforcementIntent.class)
      .filter("subscription_id", "e.subscriptionId = :subscription_id", Id::parse)
      .filter("status", "e.status = :status", text -> text)
      .filter("verdict", "e.verdict = :verdict", text -> text)
      .sort("requested_at", "e.requestedAt")
      .defaultSort("-requested_at");

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private EnforcementIntentId id;

  @Column(name = "subscription_id")
  private UUID subscriptionId;

  @Column(name = "status")
  private String status;

  @Column(name = "requested_at")
  private Instant requestedAt;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "attempts")
  private Integer attempts;

  @Nullable
  @Column(name = "desired")
  private String desired;

  @Nullable
  @Column(name = "reason")
  private String reason;

  @Nullable
  @Column(name = "error")
  private String error;

  @Nullable
  @Column(name = "finished_at")
  private Instant finishedAt;

  @Nullable
  @Column(name = "verdict")
  private String verdict;

  @Nullable
  @Column(name = "proven_at")
  private Instant provenAt;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(name = "evidence")
  private JsonNode evidence;

  /** For Hibernate. */
  protected EnforcementIntent() {}

  public EnforcementIntentId id() {
    return id;
  }

  public UUID subscriptionId() {
    return subscriptionId;
  }

  public String status() {
    return status;
  }

  public Instant requestedAt() {
    return requestedAt;
  }

  public Instant dueAt() {
    return dueAt;
  }

  public Integer attempts() {
    return attempts;
  }

  public Optional<String> desired() {
    return Optional.ofNullable(desired);
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  public Optional<Instant> finishedAt() {
    return Optional.ofNullable(finishedAt);
  }

  /** Whether accounting agrees with the NAS: open, stopped, passing or lapsed. */
  public Optional<String> verdict() {
    return Optional.ofNullable(verdict);
  }

  /** When the verdict was found. */
  public Optional<Instant> provenAt() {
    return Optional.ofNullable(provenAt);
  }

  public JsonNode evidence() {
    return evidence;
  }
}
