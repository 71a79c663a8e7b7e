package io.dotmac.sub.core.event.delivery;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.tenant.OfTenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;
import org.jspecify.annotations.Nullable;

/** A delivery that is due, waits for its next attempt, or failed for good. */
@Entity
@Immutable
@Subselect("select d.tenant_id, md5(d.event_id || d.handler)::uuid as id, d.event_id, d.event_seq,"
    + " e.event_type, d.handler, d.status, d.attempts, d.next_attempt_at, d.error"
    + " from event_delivery d join event_store e on e.tenant_id = d.tenant_id"
    + " and e.event_id = d.event_id and e.recorded_at = d.recorded_at"
    + " where d.status in ('pending', 'failed')")
public class UnfinishedDelivery {
  /** All of them, the newest event first. */
  public static final Listing<UnfinishedDelivery> LISTING = Listing.of(UnfinishedDelivery.class)
      .idPath("e.id")
      .filter("status", "e.status = :status", text -> text)
      .filter("handler", "e.handler = :handler", text -> text)
      .filter("event_type", "e.type = :event_type", text -> text)
      .filter("event_id", "e.eventId = :event_id", io.dotmac.sub.core.tx.Id::parse)
      .sort("recorded", "e.eventSeq")
      .sort("next_attempt_at", "e.nextAttemptAt")
      .defaultSort("-recorded");

  @Id
  @Column(name = "id")
  private UUID id;

  @OfTenant
  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "event_id")
  private UUID eventId;

  @Column(name = "event_seq")
  private long eventSeq;

  @Column(name = "event_type")
  private String type;

  @Column(name = "handler")
  private String handler;

  @Column(name = "status")
  private String status;

  @Column(name = "attempts")
  private int attempts;

  @Column(name = "next_attempt_at")
  private Instant nextAttemptAt;

  @Nullable
  @Column(name = "error")
  private String error;

  /** For Hibernate. */
  protected UnfinishedDelivery() {}

  /** How it stands. */
  public DeadLetters.State state() {
    return new DeadLetters.State(
        eventId,
        type,
        handler,
        status,
        attempts,
        nextAttemptAt,
        Optional.empty(),
        Optional.ofNullable(error));
  }
}
