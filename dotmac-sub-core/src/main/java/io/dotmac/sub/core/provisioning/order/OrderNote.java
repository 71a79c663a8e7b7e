package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.Tx;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody said about an order, or when it is expected to be done; never changed. */
@Entity
@Table(name = "service_order_note")
@org.hibernate.annotations.Immutable
public class OrderNote extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private OrderNoteId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "service_order_id"))
  private ServiceOrderId order;

  @Nullable
  @Column(name = "note")
  private String note;

  @Nullable
  @Column(name = "eta_at")
  private Instant etaAt;

  @Column(name = "written_by")
  private String writtenBy;

  @Column(name = "written_at")
  private Instant writtenAt;

  /** For Hibernate. */
  protected OrderNote() {}

  OrderNote(Tx tx, ServiceOrderId order, @Nullable String note, @Nullable Instant etaAt) {
    this.id = OrderNoteId.next();
    this.order = order;
    this.note = note;
    this.etaAt = etaAt;
    this.writtenBy = tx.actor().name();
    this.writtenAt = tx.now();
  }

  public OrderNoteId id() {
    return id;
  }

  public ServiceOrderId order() {
    return order;
  }

  public Optional<String> note() {
    return Optional.ofNullable(note);
  }

  /** When the order was expected to be done, as of then. */
  public Optional<Instant> etaAt() {
    return Optional.ofNullable(etaAt);
  }

  public String writtenBy() {
    return writtenBy;
  }

  /** By the tenant's clock. */
  public Instant writtenAt() {
    return writtenAt;
  }
}
