package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tenant.OfTenant;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One side of a ledger transaction, read-only. */
@Entity
@Immutable
@Table(name = "ledger_entry")
public class LedgerEntry {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private LedgerEntryId id;

  @OfTenant
  @Column(name = "tenant_id")
  private UUID tenantId;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "transaction_id")
  private LedgerTransaction transaction;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "ledger_account_id")
  private LedgerAccount ledgerAccount;

  @Nullable
  @Column(name = "account_id")
  private UUID account;

  @Column(name = "entry_type")
  private EntryType type;

  @Column(name = "currency")
  private Currency currency;

  @Column(name = "amount_minor")
  private long amountMinor;

  @Column(name = "booked_on")
  private LocalDate bookedOn;

  /** For Hibernate; {@link Ledger} books. */
  protected LedgerEntry() {}

  public LedgerEntryId id() {
    return id;
  }

  public LedgerTransaction transaction() {
    return transaction;
  }

  /** The account of the chart. */
  public LedgerAccount ledgerAccount() {
    return ledgerAccount;
  }

  /** The billing account it is about. */
  public Optional<UUID> account() {
    return Optional.ofNullable(account);
  }

  public EntryType type() {
    return type;
  }

  /** More than 0; the side is {@link #type}. */
  public Money amount() {
    return Money.ofMinor(amountMinor, currency);
  }

  /** The business day it counts for. */
  public LocalDate bookedOn() {
    return bookedOn;
  }
}
