package io.dotmac.sub.billing.payment;

import io.dotmac.sub.billing.account.AccountId;
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

/** Money that went back to the payer. */
@Entity
@Table(name = "payment_refund")
public class PaymentRefund extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RefundId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "payment_id", updatable = false))
  private PaymentId payment;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "account_id", updatable = false))
  private AccountId account;

  @Column(name = "currency", updatable = false)
  private Currency currency;

  @Column(name = "amount_minor", updatable = false)
  private long amountMinor;

  @Nullable
  @Column(name = "reason")
  private String reason;

  @Nullable
  @Column(name = "idempotency_key", updatable = false)
  private String idempotencyKey;

  @Column(name = "refunded_at", updatable = false)
  private Instant refundedAt;

  /** For Hibernate. */
  protected PaymentRefund() {}

  PaymentRefund(
      Payment payment, Money amount, @Nullable String reason, @Nullable String key, Instant at) {
    this.id = RefundId.next();
    this.payment = payment.id();
    this.account = payment.account();
    this.currency = amount.currency();
    this.amountMinor = amount.minor();
    this.reason = reason;
    this.idempotencyKey = key;
    this.refundedAt = at;
  }

  public RefundId id() {
    return id;
  }

  public PaymentId payment() {
    return payment;
  }

  public AccountId account() {
    return account;
  }

  public Money amount() {
    return Money.ofMinor(amountMinor, currency);
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  public Instant refundedAt() {
    return refundedAt;
  }
}
