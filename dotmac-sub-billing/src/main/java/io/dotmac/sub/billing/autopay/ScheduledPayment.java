package io.dotmac.sub.billing.autopay;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.PaymentMethodId;
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
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A payment that shall be collected on a day. */
@Entity
@Table(name = "scheduled_payment")
public class ScheduledPayment extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private ScheduledPaymentId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "account_id", updatable = false))
  private AccountId account;

  @Embedded
  @AttributeOverride(
      name = "value",
      column = @Column(name = "payment_method_id", updatable = false))
  private PaymentMethodId method;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "invoice_id", updatable = false))
  private InvoiceId invoice;

  @Column(name = "scheduled_on", updatable = false)
  private LocalDate scheduledOn;

  @Column(name = "status")
  private ScheduledPaymentStatus status;

  @Column(name = "currency", updatable = false)
  private Currency currency;

  @Nullable
  @Column(name = "amount_minor", updatable = false)
  private Long amountMinor;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "payment_id"))
  private PaymentId payment;

  @Nullable
  @Column(name = "note")
  private String note;

  /** For Hibernate; others use {@link ScheduledPayments}. */
  protected ScheduledPayment() {}

  ScheduledPayment(NewScheduledPayment wanted, Currency currency) {
    Money amount = wanted.amount();
    this.id = ScheduledPaymentId.next();
    this.account = wanted.account();
    this.method = wanted.method();
    this.invoice = wanted.invoice();
    this.scheduledOn = wanted.on();
    this.status = ScheduledPaymentStatus.SCHEDULED;
    this.currency = currency;
    this.amountMinor = amount == null ? null : amount.minor();
  }

  /** Started, with nothing to collect or that payment; never again. */
  void start(@Nullable PaymentId by, @Nullable String remark) {
    requireScheduled("started");
    status = ScheduledPaymentStatus.STARTED;
    payment = by;
    note = remark;
  }

  void cancel() {
    requireScheduled("canceled");
    status = ScheduledPaymentStatus.CANCELED;
  }

  private void requireScheduled(String verb) {
    if (status != ScheduledPaymentStatus.SCHEDULED) {
      throw Problem.conflict(
          "scheduled_payment_status",
          "this payment is " + WireName.of(status) + ", only a scheduled one can be " + verb);
    }
  }

  public ScheduledPaymentId id() {
    return id;
  }

  public AccountId account() {
    return account;
  }

  public PaymentMethodId method() {
    return method;
  }

  /** Paid first. */
  public Optional<InvoiceId> invoice() {
    return Optional.ofNullable(invoice);
  }

  public LocalDate scheduledOn() {
    return scheduledOn;
  }

  public ScheduledPaymentStatus status() {
    return status;
  }

  public Currency currency() {
    return currency;
  }

  /** Absent: what is open on that day. */
  public Optional<Money> amount() {
    return Optional.ofNullable(amountMinor).map(minor -> Money.ofMinor(minor, currency));
  }

  /** What it became. */
  public Optional<PaymentId> payment() {
    return Optional.ofNullable(payment);
  }

  /** Why nothing was collected. */
  public Optional<String> note() {
    return Optional.ofNullable(note);
  }
}
