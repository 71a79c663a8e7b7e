package io.dotmac.sub.billing.payment;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.CollectionAccountId;
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
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Money of an account: what is neither allocated nor refunded is the account's credit. */
@Entity
@Table(name = "payment")
public class Payment extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private PaymentId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "account_id", updatable = false))
  private AccountId account;

  @Column(name = "payment_number", updatable = false)
  private String number;

  @Column(name = "status")
  private PaymentStatus status;

  @Column(name = "method_type", updatable = false)
  private PaymentMethodType method;

  @Column(name = "currency", updatable = false)
  private Currency currency;

  @Column(name = "amount_minor", updatable = false)
  private long amountMinor;

  @Column(name = "allocated_minor")
  private long allocatedMinor;

  @Column(name = "refunded_minor")
  private long refundedMinor;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "collection_account_id"))
  private CollectionAccountId collection;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "invoice_id", updatable = false))
  private InvoiceId invoice;

  @Nullable
  @Column(name = "external_id")
  private String externalId;

  @Nullable
  @Column(name = "reference")
  private String reference;

  @Nullable
  @Column(name = "idempotency_key", updatable = false)
  private String idempotencyKey;

  @Nullable
  @Column(name = "paid_at")
  private Instant paidAt;

  @Nullable
  @Column(name = "failed_at")
  private Instant failedAt;

  @Nullable
  @Column(name = "failure_code")
  private String failureCode;

  @Nullable
  @Column(name = "memo")
  private String memo;

  /** For Hibernate; others use {@link Payments}. */
  protected Payment() {}

  Payment(
      PaymentId id, String number, NewPayment wanted, @Nullable CollectionAccountId collection) {
    this.id = id;
    this.account = wanted.account();
    this.number = number;
    this.status = PaymentStatus.PENDING;
    this.method = wanted.method();
    this.currency = wanted.amount().currency();
    this.amountMinor = wanted.amount().minor();
    this.collection = collection;
    this.invoice = wanted.invoice();
    this.reference = wanted.reference();
    this.idempotencyKey = wanted.idempotencyKey();
    this.memo = wanted.memo();
  }

  void succeed(Instant at) {
    refuseUnless(status == PaymentStatus.PENDING, "PENDING", "succeed");
    status = PaymentStatus.SUCCEEDED;
    paidAt = at;
  }

  void fail(String code, Instant at) {
    refuseUnless(status == PaymentStatus.PENDING, "PENDING", "fail");
    status = PaymentStatus.FAILED;
    failureCode = code;
    failedAt = at;
  }

  void allocate(Money amount) {
    if (amount.compareTo(credit()) > 0) {
      throw new IllegalArgumentException(
          "of payment " + number + " " + credit() + " is free, not " + amount);
    }
    allocatedMinor += amount.minor();
  }

  void release(Money amount) {
    if (amount.minor() > allocatedMinor || amount.isNegative()) {
      throw new IllegalArgumentException(
          "of payment " + number + " " + allocated() + " is allocated, not " + amount);
    }
    allocatedMinor -= amount.minor();
  }

  void refund(Money amount) {
    if (amount.compareTo(credit()) > 0 || !amount.isPositive()) {
      throw new IllegalArgumentException(
          "of payment " + number + " " + credit() + " is free, not " + amount);
    }
    refundedMinor += amount.minor();
    status =
        refundedMinor == amountMinor ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
  }

  void requireRefundable(Money amount) {
    refuseUnless(
        hasArrived() && status != PaymentStatus.REFUNDED,
        "SUCCEEDED or PARTIALLY_REFUNDED",
        "be refunded");
    Money left = amount().minus(refunded());
    if (amount.compareTo(left) > 0) {
      throw Problem.invalid("/amount", "range", "expected at most " + left + ", found " + amount);
    }
  }

  private void refuseUnless(boolean allowed, String expected, String verb) {
    if (!allowed) {
      throw Problem.conflict(
          "payment_status",
          "payment %s is %s, only %s can %s"
              .formatted(
                  number, WireName.of(status).toUpperCase(java.util.Locale.ROOT), expected, verb));
    }
  }

  public PaymentId id() {
    return id;
  }

  public AccountId account() {
    return account;
  }

  /** The number people know it by. */
  public String number() {
    return number;
  }

  public PaymentStatus status() {
    return status;
  }

  /** Whether the money arrived, even if some of it went back since. */
  public boolean hasArrived() {
    return status == PaymentStatus.SUCCEEDED
        || status == PaymentStatus.PARTIALLY_REFUNDED
        || status == PaymentStatus.REFUNDED;
  }

  public PaymentMethodType method() {
    return method;
  }

  public Currency currency() {
    return currency;
  }

  public Money amount() {
    return money(amountMinor);
  }

  /** What pays invoices. */
  public Money allocated() {
    return money(allocatedMinor);
  }

  /** What went back to the payer. */
  public Money refunded() {
    return money(refundedMinor);
  }

  /** What is kept for the next invoice. Nothing, as long as the money has not arrived. */
  public Money credit() {
    return hasArrived()
        ? money(amountMinor - allocatedMinor - refundedMinor)
        : Money.zero(currency);
  }

  /** Where the money lies. */
  public Optional<CollectionAccountId> collection() {
    return Optional.ofNullable(collection);
  }

  /** The invoice it was meant for first. */
  public Optional<InvoiceId> invoice() {
    return Optional.ofNullable(invoice);
  }

  /** The provider's name for it. */
  public Optional<String> externalId() {
    return Optional.ofNullable(externalId);
  }

  /** What the payer or the bank wrote. */
  public Optional<String> reference() {
    return Optional.ofNullable(reference);
  }

  public Optional<Instant> paidAt() {
    return Optional.ofNullable(paidAt);
  }

  public Optional<Instant> failedAt() {
    return Optional.ofNullable(failedAt);
  }

  public Optional<String> failureCode() {
    return Optional.ofNullable(failureCode);
  }

  Optional<String> idempotencyKey() {
    return Optional.ofNullable(idempotencyKey);
  }

  public Optional<String> memo() {
    return Optional.ofNullable(memo);
  }

  private Money money(long minor) {
    return Money.ofMinor(minor, currency);
  }
}
