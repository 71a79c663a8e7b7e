package io.dotmac.sub.billing.gateway.collect;

import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tenant.TenantEntity;
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

/** Money that shall go back through a provider; a refund once the provider says so. */
@Entity
@Table(name = "refund_attempt")
public class RefundAttempt extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RefundAttemptId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "payment_id", updatable = false))
  private PaymentId payment;

  @Column(name = "status")
  private RefundAttemptStatus status;

  @Column(name = "currency", updatable = false)
  private Currency currency;

  @Column(name = "amount_minor", updatable = false)
  private long amountMinor;

  @Nullable
  @Column(name = "reason", updatable = false)
  private String reason;

  @Nullable
  @Column(name = "external_id")
  private String externalId;

  @Nullable
  @Column(name = "idempotency_key", updatable = false)
  private String idempotencyKey;

  @Nullable
  @Column(name = "failure_code")
  private String failureCode;

  @Column(name = "asked_at")
  private Instant askedAt;

  /** For Hibernate. */
  protected RefundAttempt() {}

  RefundAttempt(
      PaymentId payment, Money amount, @Nullable String reason, @Nullable String key, Instant at) {
    this.id = RefundAttemptId.next();
    this.payment = payment;
    this.status = RefundAttemptStatus.PENDING;
    this.currency = amount.currency();
    this.amountMinor = amount.minor();
    this.reason = reason;
    this.idempotencyKey = key;
    this.askedAt = at;
  }

  void asked(Instant at) {
    askedAt = at;
  }

  void succeed(String name) {
    status = RefundAttemptStatus.SUCCEEDED;
    externalId = name;
  }

  void fail(String code) {
    status = RefundAttemptStatus.FAILED;
    failureCode = code;
  }

  public RefundAttemptId id() {
    return id;
  }

  public PaymentId payment() {
    return payment;
  }

  public RefundAttemptStatus status() {
    return status;
  }

  public Money amount() {
    return Money.ofMinor(amountMinor, currency);
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** The provider's name for it. */
  public Optional<String> externalId() {
    return Optional.ofNullable(externalId);
  }

  public Optional<String> failureCode() {
    return Optional.ofNullable(failureCode);
  }
}
