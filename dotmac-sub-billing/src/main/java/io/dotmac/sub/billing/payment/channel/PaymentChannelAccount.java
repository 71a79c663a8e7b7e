package io.dotmac.sub.billing.payment.channel;

import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.payment.PaymentChannelId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A collection account that the money of a channel can lie in. */
@Entity
@Table(name = "payment_channel_account")
public class PaymentChannelAccount extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private PaymentChannelAccountId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "channel_id", updatable = false))
  private PaymentChannelId channel;

  @Embedded
  @AttributeOverride(
      name = "value",
      column = @Column(name = "collection_account_id", updatable = false))
  private CollectionAccountId collection;

  @Nullable
  @Column(name = "currency")
  private String currency;

  @Column(name = "priority")
  private int priority;

  @Column(name = "is_default")
  private boolean standard;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link PaymentChannels}. */
  protected PaymentChannelAccount() {}

  PaymentChannelAccount(
      PaymentChannelId channel, CollectionAccountId collection, ChannelAccountTerms terms) {
    this.id = PaymentChannelAccountId.next();
    this.channel = channel;
    this.collection = collection;
    this.active = true;
    change(terms);
  }

  final void change(ChannelAccountTerms terms) {
    currency = terms.currency();
    priority = terms.priority();
    standard = terms.isDefault();
  }

  void activate(ChannelAccountTerms terms) {
    active = true;
    change(terms);
  }

  void deactivate() {
    active = false;
    standard = false;
  }

  public PaymentChannelAccountId id() {
    return id;
  }

  public PaymentChannelId channel() {
    return channel;
  }

  public CollectionAccountId collection() {
    return collection;
  }

  /** Only payments in this one lie there, if it says so. */
  public Optional<String> currency() {
    return Optional.ofNullable(currency);
  }

  /** The lowest is taken first. */
  public int priority() {
    return priority;
  }

  /** Whether it is taken before any other. */
  public boolean isDefault() {
    return standard;
  }

  public boolean isActive() {
    return active;
  }
}
