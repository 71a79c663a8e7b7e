package io.dotmac.sub.billing.payment;

import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Currency;

/** What of a payment pays an invoice; one row for each pair. */
@Entity
@Table(name = "payment_allocation")
public class PaymentAllocation extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private AllocationId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "payment_id", updatable = false))
  private PaymentId payment;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "invoice_id", updatable = false))
  private InvoiceId invoice;

  @Column(name = "currency", updatable = false)
  private Currency currency;

  @Column(name = "amount_minor")
  private long amountMinor;

  /** For Hibernate. */
  protected PaymentAllocation() {}

  PaymentAllocation(PaymentId payment, InvoiceId invoice, Currency currency) {
    this.id = AllocationId.next();
    this.payment = payment;
    this.invoice = invoice;
    this.currency = currency;
  }

  void add(Money more) {
    amountMinor = Math.addExact(amountMinor, more.minor());
  }

  /** Takes back up to {@code wanted} and returns how much. */
  Money takeBack(Money wanted) {
    Money taken = Money.min(wanted, amount());
    amountMinor -= taken.minor();
    return taken;
  }

  public AllocationId id() {
    return id;
  }

  public PaymentId payment() {
    return payment;
  }

  public InvoiceId invoice() {
    return invoice;
  }

  /** Zero once a refund or a void took all of it back. */
  public Money amount() {
    return Money.ofMinor(amountMinor, currency);
  }
}
