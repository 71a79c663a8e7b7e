package io.dotmac.sub.core.event;

import io.dotmac.sub.core.tenant.OfTenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of the event store, read-only. */
@Entity
@Immutable
@Table(name = "event_store")
public class EventRecord {
  @Id
  @Column(name = "event_id")
  private UUID id;

  @OfTenant
  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "seq")
  private long seq;

  @ColumnTransformer(read = "txid::text::bigint")
  @Column(name = "txid")
  private long txid;

  @Column(name = "event_type")
  private String type;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  @ColumnTransformer(read = "payload::text")
  @Column(name = "payload")
  private String payload;

  @Column(name = "actor_type")
  private String actorType;

  @Column(name = "actor_id")
  private @Nullable UUID actorId;

  @Column(name = "actor_name")
  private String actorName;

  @Column(name = "subscriber_id")
  private @Nullable UUID subscriberId;

  @Column(name = "account_id")
  private @Nullable UUID accountId;

  @Column(name = "subscription_id")
  private @Nullable UUID subscriptionId;

  @Column(name = "invoice_id")
  private @Nullable UUID invoiceId;

  @Column(name = "service_order_id")
  private @Nullable UUID serviceOrderId;

  @Column(name = "status")
  private String status;

  /** For Hibernate. */
  protected EventRecord() {}

  /** The event's id: consumers use it to recognise a repeat. */
  public UUID id() {
    return id;
  }

  /** Its place in the installation's order of recording. */
  public long seq() {
    return seq;
  }

  /** The number of the transaction that wrote it. */
  public long txid() {
    return txid;
  }

  /** Such as {@code invoice.paid}. */
  public String type() {
    return type;
  }

  /** By the tenant's business clock. */
  public Instant occurredAt() {
    return occurredAt;
  }

  /** By the system clock. */
  public Instant recordedAt() {
    return recordedAt;
  }

  /** The payload as JSON. */
  public String payload() {
    return payload;
  }

  /** Who acted: kind. */
  public String actorType() {
    return actorType;
  }

  /** Who acted: id, absent for the system. */
  public @Nullable UUID actorId() {
    return actorId;
  }

  /** Who acted: name. */
  public String actorName() {
    return actorName;
  }

  /** The things it is about. */
  public EventContext context() {
    return new EventContext(subscriberId, accountId, subscriptionId, invoiceId, serviceOrderId);
  }

  /** How far its handlers are. */
  public EventStatus status() {
    return EventStatus.valueOf(status.toUpperCase(Locale.ROOT));
  }
}
