package io.dotmac.sub.billing.credit;

import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Currency;

/** What of a credit note covers an invoice; one row for each pair. */
@Entity
@Table(name = "credit_note_application")
public class CreditApplication extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private CreditApplicationId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "credit_note_id", updatable = false))
  private CreditNoteId creditNote;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "invoice_id", updatable = false))
  private InvoiceId invoice;

  @Column(name = "currency", updatable = false)
  private Currency currency;

  @Column(name = "amount_minor")
  private long amountMinor;

  @Column(name = "applied_on")
  private LocalDate appliedOn;

  /** For Hibernate. */
  protected CreditApplication() {}

  /** Nothing yet of that credit note for that invoice. */
  public CreditApplication(
      CreditNoteId creditNote, InvoiceId invoice, Currency currency, LocalDate on) {
    this.id = CreditApplicationId.next();
    this.creditNote = creditNote;
    this.invoice = invoice;
    this.currency = currency;
    this.appliedOn = on;
  }

  /** Covers more. */
  public void add(Money more) {
    amountMinor = Math.addExact(amountMinor, more.minor());
  }

  /** Covers less. */
  void take(Money less) {
    if (less.isNegative() || less.minor() > amountMinor) {
      throw new IllegalArgumentException(amount() + " is covered, not " + less);
    }
    amountMinor -= less.minor();
  }

  /** Covers nothing any more, and returns what it covered. */
  public Money clear() {
    Money covered = amount();
    amountMinor = 0;
    return covered;
  }

  public CreditApplicationId id() {
    return id;
  }

  public CreditNoteId creditNote() {
    return creditNote;
  }

  public InvoiceId invoice() {
    return invoice;
  }

  public Money amount() {
    return Money.ofMinor(amountMinor, currency);
  }

  public LocalDate appliedOn() {
    return appliedOn;
  }
}
