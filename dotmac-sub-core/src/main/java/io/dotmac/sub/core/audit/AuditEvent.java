package io.dotmac.sub.core.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.tenant.OfTenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of the audit, read-only: who did what to which thing. */
@Entity
@Immutable
@Table(name = "audit_event")
public class AuditEvent {
  /** The audit, newest first; customers and resellers see none of it. */
  public static final Listing<AuditEvent> LISTING = Listing.of(AuditEvent.class)
      .idPath("e.id")
      .filter("actor_type", "e.actorType = :actor_type", text -> text)
      .filter("actor_id", "e.actorId = :actor_id", io.dotmac.sub.core.tx.Id::parse)
      .filter("operation", "e.operation = :operation", text -> text)
      .filter("resource_type", "e.resourceType = :resource_type", text -> text)
      .filter("resource_id", "e.resourceId = :resource_id", text -> text)
      .filter("method", "e.method = :method", text -> text)
      .filter("status_code", "e.statusCode = :status_code", Parsers::number)
      .filter("ip_address", "e.ipAddress = :ip_address", text -> text)
      .filter("request_id", "e.requestId = :request_id", text -> text)
      .filter("since", "e.occurredAt >= :since", Instant::parse)
      .filter("until", "e.occurredAt < :until", Instant::parse)
      .sort("occurred_at", "e.occurredAt");

  @Id
  @Column(name = "id")
  private UUID id;

  @OfTenant
  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Column(name = "actor_type")
  private String actorType;

  @Column(name = "actor_id")
  private @Nullable UUID actorId;

  @Column(name = "actor_name")
  private String actorName;

  @Column(name = "operation")
  private String operation;

  @Column(name = "resource_type")
  private String resourceType;

  @Column(name = "resource_id")
  private @Nullable String resourceId;

  @Column(name = "method")
  private @Nullable String method;

  @Column(name = "path")
  private @Nullable String path;

  @Column(name = "status_code")
  private @Nullable Integer statusCode;

  @Column(name = "request_id")
  private @Nullable String requestId;

  @Column(name = "ip_address")
  private @Nullable String ipAddress;

  @Column(name = "user_agent")
  private @Nullable String userAgent;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(name = "request_body")
  private @Nullable JsonNode requestBody;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(name = "before")
  private @Nullable JsonNode before;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(name = "after")
  private @Nullable JsonNode after;

  /** For Hibernate. */
  protected AuditEvent() {}

  public UUID id() {
    return id;
  }

  /** By the system clock. */
  public Instant occurredAt() {
    return occurredAt;
  }

  public String actorType() {
    return actorType;
  }

  /** Absent for the system itself. */
  public Optional<UUID> actorId() {
    return Optional.ofNullable(actorId);
  }

  public String actorName() {
    return actorName;
  }

  public String operation() {
    return operation;
  }

  public String resourceType() {
    return resourceType;
  }

  public Optional<String> resourceId() {
    return Optional.ofNullable(resourceId);
  }

  /** The HTTP method; absent outside HTTP, as are the next six. */
  public Optional<String> method() {
    return Optional.ofNullable(method);
  }

  public Optional<String> path() {
    return Optional.ofNullable(path);
  }

  public Optional<Integer> statusCode() {
    return Optional.ofNullable(statusCode);
  }

  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  public Optional<String> ipAddress() {
    return Optional.ofNullable(ipAddress);
  }

  public Optional<String> userAgent() {
    return Optional.ofNullable(userAgent);
  }

  /** What was sent, without secrets; absent for calls that only read. */
  public Optional<JsonNode> requestBody() {
    return Optional.ofNullable(requestBody);
  }

  /** The values that the change replaced, by their names on the wire; no secrets. */
  public Optional<JsonNode> before() {
    return Optional.ofNullable(before);
  }

  /** The values that it set; of a new thing, all. */
  public Optional<JsonNode> after() {
    return Optional.ofNullable(after);
  }
}
