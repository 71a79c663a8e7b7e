package io.dotmac.sub.billing.gateway.event;

import io.dotmac.sub.billing.gateway.ProviderNews;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.PaymentProviderId;
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

/** A payer who asked the bank for the money of a payment back. */
@Entity
@Table(name = "payment_dispute")
public class Dispute extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private DisputeId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "payment_id", updatable = false))
  private PaymentId payment;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "provider_id", updatable = false))
  private PaymentProviderId provider;

  @Column(name = "external_id", updatable = false)
  private String externalId;

  @Column(name = "status")
  private DisputeStatus status;

  @Column(name = "currency", updatable = false)
  private Currency currency;

  @Column(name = "amount_minor", updatable = false)
  private long amountMinor;

  @Nullable
  @Column(name = "reason", updatable = false)
  private String reason;

  @Column(name = "opened_at", updatable = false)
  private Instant openedAt;

  @Nullable
  @Column(name = "closed_at")
  private Instant closedAt;

  /** For Hibernate. */
  protected Dispute() {}

  Dispute(PaymentId payment, PaymentProviderId provider, ProviderNews.OfDispute news, Instant at) {
    this.id = DisputeId.next();
    this.payment = payment;
    this.provider = provider;
    this.externalId = news.externalId();
    this.status = DisputeStatus.OPEN;
    this.currency = news.amount().currency();
    this.amountMinor = news.amount().minor();
    this.reason = news.reason();
    this.openedAt = at;
  }

  void close(DisputeStatus end, Instant at) {
    status = end;
    closedAt = at;
  }

  public DisputeId id() {
    return id;
  }

  public PaymentId payment() {
    return payment;
  }

  public PaymentProviderId provider() {
    return provider;
  }

  public String externalId() {
    return externalId;
  }

  public DisputeStatus status() {
    return status;
  }

  public Money amount() {
    return Money.ofMinor(amountMinor, currency);
  }

  /** As the bank names it. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  public Instant openedAt() {
    return openedAt;
  }

  public Optional<Instant> closedAt() {
    return Optional.ofNullable(closedAt);
  }
}
