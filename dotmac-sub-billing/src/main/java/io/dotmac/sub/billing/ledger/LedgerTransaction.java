package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.core.tenant.OfTenant;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A ledger transaction, read-only. */
@Entity
@Immutable
@BatchSize(size = 100)
@Table(name = "ledger_transaction")
public class LedgerTransaction {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private LedgerTransactionId id;

  @OfTenant
  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "seq")
  private long seq;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  @Column(name = "booked_on")
  private LocalDate bookedOn;

  @Column(name = "kind")
  private PostingKind kind;

  @Column(name = "source")
  private LedgerSource source;

  @Nullable
  @Column(name = "account_id")
  private UUID account;

  @Nullable
  @Column(name = "invoice_id")
  private UUID invoice;

  @Nullable
  @Column(name = "payment_id")
  private UUID payment;

  @Nullable
  @Column(name = "credit_note_id")
  private UUID creditNote;

  @Nullable
  @Column(name = "reversal_of")
  private UUID reversalOf;

  @Nullable
  @Column(name = "memo")
  private String memo;

  @Column(name = "actor")
  private String actor;

  /** For Hibernate; {@link Ledger} books. */
  protected LedgerTransaction() {}

  public LedgerTransactionId id() {
    return id;
  }

  /** Its place in the order of booking. */
  public long seq() {
    return seq;
  }

  /** By the system clock. */
  public Instant recordedAt() {
    return recordedAt;
  }

  /** The business day it counts for. */
  public LocalDate bookedOn() {
    return bookedOn;
  }

  public PostingKind kind() {
    return kind;
  }

  public LedgerSource source() {
    return source;
  }

  /** The billing account it is about. */
  public Optional<UUID> account() {
    return Optional.ofNullable(account);
  }

  public Optional<UUID> invoice() {
    return Optional.ofNullable(invoice);
  }

  public Optional<UUID> payment() {
    return Optional.ofNullable(payment);
  }

  public Optional<UUID> creditNote() {
    return Optional.ofNullable(creditNote);
  }

  /** The transaction this one undoes. */
  public Optional<UUID> reversalOf() {
    return Optional.ofNullable(reversalOf);
  }

  public Optional<String> memo() {
    return Optional.ofNullable(memo);
  }

  /** Who booked it. */
  public String actor() {
    return actor;
  }
}
