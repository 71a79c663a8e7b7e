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
  @Embedded
  @AttributeOverride(
      name = "value",
      column = @Column(name = "payment_channel_id", updatable = false))
  private PaymentChannelId channel;

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

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "provider_id"))
  private PaymentProviderId provider;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "payment_method_id"))
  private PaymentMethodId savedMethod;

  @Nullable
  @Column(name = "next_url")
  private String nextUrl;

  @Nullable
  @Column(name = "asked_at")
  private Instant askedAt;

  @Nullable
  @Column(name = "doubt")
  private String doubt;

  @Nullable
  @Column(name = "canceled_at")
  private Instant canceledAt;

  @Nullable
  @Column(name = "reversed_at")
  private Instant reversedAt;

  @Nullable
  @Column(name = "reversal_reason")
  private String reversalReason;

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
    this.channel = wanted.channel();
    this.reference = wanted.reference();
    this.idempotencyKey = wanted.idempotencyKey();
    this.memo = wanted.memo();
  }

  /** A provider collects it; the money lies there until it pays us out. */
  void collectThrough(
      PaymentProviderId by, @Nullable PaymentMethodId with, boolean namedTill, Instant at) {
    provider = by;
    savedMethod = with;
    collection = namedTill ? collection : null;
    askedAt = at;
  }

  /** What the provider said while the money has not moved. */
  void answered(@Nullable String name, @Nullable String next, Instant at) {
    externalId = name == null ? externalId : name;
    nextUrl = next == null ? nextUrl : next;
    askedAt = at;
  }

  /** The provider's answer does not fit: somebody has to look. */
  void doubt(String what) {
    doubt = what;
  }

  /** Money counts whenever it comes, also after we had given it up. */
  void succeed(Instant at) {
    refuseUnless(status.mayArrive(), "PENDING, FAILED or CANCELED", "succeed");
    status = PaymentStatus.SUCCEEDED;
    paidAt = at;
    failedAt = null;
    failureCode = null;
    canceledAt = null;
    nextUrl = null;
    doubt = null;
  }

  void cancel(Instant at) {
    refuseUnless(status == PaymentStatus.PENDING, "PENDING", "be canceled");
    status = PaymentStatus.CANCELED;
    canceledAt = at;
    nextUrl = null;
  }

  /** Whoever calls has taken back what it paid. */
  void reverse(String reason, Instant at) {
    if (allocatedMinor != 0) {
      throw new IllegalStateException("payment " + number + " still pays invoices");
    }
    status = PaymentStatus.REVERSED;
    reversedAt = at;
    reversalReason = reason;
  }

  void requireReversible() {
    refuseUnless(status.hasMoneyLeft(), "SUCCEEDED or PARTIALLY_REFUNDED", "be reversed");
  }

  void fail(String code, Instant at) {
    refuseUnless(status == PaymentStatus.PENDING, "PENDING", "fail");
    status = PaymentStatus.FAILED;
    failureCode = code;
    failedAt = at;
    nextUrl = null;
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

  /** Refuses a refund of more than is left, or of money that never came. */
  public void requireRefundable(Money amount) {
    refuseUnless(status.hasMoneyLeft(), "SUCCEEDED or PARTIALLY_REFUNDED", "be refunded");
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
    return status.hasMoneyLeft() || status == PaymentStatus.REFUNDED;
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

  /** How it came, if a channel is known. */
  public Optional<PaymentChannelId> channel() {
    return Optional.ofNullable(channel);
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

  /** Who collects it; absent for money that somebody entered. */
  public Optional<PaymentProviderId> provider() {
    return Optional.ofNullable(provider);
  }

  /** The saved way it is paid with. */
  public Optional<PaymentMethodId> savedMethod() {
    return Optional.ofNullable(savedMethod);
  }

  /** Where the payer completes it. */
  public Optional<String> nextUrl() {
    return Optional.ofNullable(nextUrl);
  }

  /** When its provider was last asked, by the system clock. */
  public Optional<Instant> askedAt() {
    return Optional.ofNullable(askedAt);
  }

  /** What does not fit in the provider's answer. */
  public Optional<String> doubt() {
    return Optional.ofNullable(doubt);
  }

  public Optional<Instant> canceledAt() {
    return Optional.ofNullable(canceledAt);
  }

  public Optional<Instant> reversedAt() {
    return Optional.ofNullable(reversedAt);
  }

  public Optional<String> reversalReason() {
    return Optional.ofNullable(reversalReason);
  }

  /** The key that makes it once. */
  public Optional<String> key() {
    return Optional.ofNullable(idempotencyKey);
  }

  public Optional<String> memo() {
    return Optional.ofNullable(memo);
  }

  private Money money(long minor) {
    return Money.ofMinor(minor, currency);
  }
}
