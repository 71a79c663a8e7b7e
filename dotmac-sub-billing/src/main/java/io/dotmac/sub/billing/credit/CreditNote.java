package io.dotmac.sub.billing.credit;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.WireName;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is given back to an account, as a document. What is not yet applied is its credit. */
@Entity
@Table(name = "credit_note")
public class CreditNote extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private CreditNoteId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "account_id", updatable = false))
  private AccountId account;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "invoice_id", updatable = false))
  private InvoiceId invoice;

  @Nullable
  @Column(name = "credit_number")
  private String number;

  @Column(name = "status")
  private CreditNoteStatus status;

  @Column(name = "currency", updatable = false)
  private Currency currency;

  @Column(name = "subtotal_minor")
  private long subtotalMinor;

  @Column(name = "tax_total_minor")
  private long taxMinor;

  @Column(name = "total_minor")
  private long totalMinor;

  @Column(name = "applied_minor")
  private long appliedMinor;

  @Column(name = "is_held")
  private boolean held;

  @Nullable
  @Column(name = "issued_on")
  private LocalDate issuedOn;

  @Nullable
  @Column(name = "reason")
  private String reason;

  @Nullable
  @Column(name = "voided_at")
  private Instant voidedAt;

  @Nullable
  @Column(name = "void_reason")
  private String voidReason;

  @Nullable
  @Column(name = "billing_run_id", insertable = false, updatable = false)
  private UUID run;

  /** For Hibernate; others use {@link CreditNotes}. */
  protected CreditNote() {}

  CreditNote(
      CreditNoteId id,
      BillingParty party,
      String number,
      Money subtotal,
      Money tax,
      LocalDate issuedOn) {
    this.id = id;
    this.account = party.account();
    this.invoice = party.invoice();
    this.reason = party.reason();
    this.number = number;
    this.status = CreditNoteStatus.ISSUED;
    this.currency = subtotal.currency();
    this.subtotalMinor = subtotal.minor();
    this.taxMinor = tax.minor();
    this.totalMinor = subtotal.plus(tax).minor();
    this.issuedOn = issuedOn;
  }

  /** Whom a credit note is for, of which invoice, and why. */
  record BillingParty(
      AccountId account,
      @Nullable InvoiceId invoice,
      @Nullable String reason) {}

  /** Uses up to what is left and returns how much. */
  public Money use(Money wanted) {
    if (status != CreditNoteStatus.ISSUED && status != CreditNoteStatus.PARTIALLY_APPLIED) {
      throw Problem.conflict(
          "credit_note_status",
          "credit note " + number + " is " + WireName.of(status) + " and cannot be applied");
    }
    Money used = Money.min(wanted, left());
    appliedMinor += used.minor();
    follow();
    return used;
  }

  /** Takes back what had been used. */
  public void release(Money amount) {
    if (amount.minor() > appliedMinor || amount.isNegative()) {
      throw new IllegalArgumentException("of credit note " + number + " not so much was applied");
    }
    appliedMinor -= amount.minor();
    follow();
  }

  /** From now on it covers nothing by itself, until somebody applies it. */
  void hold() {
    held = true;
  }

  /** From now on it covers the oldest invoice by itself. */
  void letGo() {
    held = false;
  }

  /** Takes it back; whoever calls has released what it covered. */
  void cancel(String why, Instant at) {
    if (status == CreditNoteStatus.VOID) {
      throw Problem.conflict("credit_note_status", "credit note " + number + " is void already");
    }
    if (appliedMinor != 0) {
      throw new IllegalStateException("credit note " + number + " still covers invoices");
    }
    status = CreditNoteStatus.VOID;
    voidedAt = at;
    voidReason = why;
  }

  /** Whether a billing run gave back days with it, and not somebody by hand. */
  boolean isOfRun() {
    return run != null;
  }

  private void follow() {
    if (appliedMinor == totalMinor) {
      status = CreditNoteStatus.APPLIED;
    } else {
      status = appliedMinor == 0 ? CreditNoteStatus.ISSUED : CreditNoteStatus.PARTIALLY_APPLIED;
    }
  }

  public CreditNoteId id() {
    return id;
  }

  public AccountId account() {
    return account;
  }

  /** The invoice it corrects, if it corrects one alone. */
  public Optional<InvoiceId> invoice() {
    return Optional.ofNullable(invoice);
  }

  public Optional<String> number() {
    return Optional.ofNullable(number);
  }

  public CreditNoteStatus status() {
    return status;
  }

  public Currency currency() {
    return currency;
  }

  public Money subtotal() {
    return Money.ofMinor(subtotalMinor, currency);
  }

  public Money tax() {
    return Money.ofMinor(taxMinor, currency);
  }

  public Money total() {
    return Money.ofMinor(totalMinor, currency);
  }

  /** What covers invoices. */
  public Money applied() {
    return Money.ofMinor(appliedMinor, currency);
  }

  /** What is still credit of the account. */
  public Money left() {
    return Money.ofMinor(totalMinor - appliedMinor, currency);
  }

  /** Whether what is left of it waits until somebody applies it. */
  public boolean isHeld() {
    return held;
  }

  public Optional<LocalDate> issuedOn() {
    return Optional.ofNullable(issuedOn);
  }

  /** The billing run that made it, for days that were charged too much. */
  public Optional<UUID> run() {
    return Optional.ofNullable(run);
  }

  public Optional<Instant> voidedAt() {
    return Optional.ofNullable(voidedAt);
  }

  public Optional<String> voidReason() {
    return Optional.ofNullable(voidReason);
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }
}
