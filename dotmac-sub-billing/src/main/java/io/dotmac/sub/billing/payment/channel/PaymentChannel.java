package io.dotmac.sub.billing.payment.channel;

import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.payment.PaymentChannelId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A way in which people pay: the counter of an office, transfers to a bank, an agent's phone. */
@Entity
@Table(name = "payment_channel")
public class PaymentChannel extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private PaymentChannelId id;

  @Column(name = "name")
  private String name;

  @Column(name = "channel_type", updatable = false)
  private PaymentMethodType type;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "provider_id"))
  private PaymentProviderId provider;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "default_collection_account_id"))
  private CollectionAccountId collection;

  @Column(name = "is_default")
  private boolean standard;

  @Column(name = "is_active")
  private boolean active;

  @Nullable
  @Column(name = "notes")
  private String notes;

  /** For Hibernate; others use {@link PaymentChannels}. */
  protected PaymentChannel() {}

  PaymentChannel(PaymentMethodType type, ChannelTerms terms) {
    this.id = PaymentChannelId.next();
    this.type = type;
    this.active = true;
    change(terms);
  }

  final void change(ChannelTerms terms) {
    name = terms.name();
    provider = terms.providerId();
    collection = terms.defaultCollectionAccountId();
    standard = terms.isDefault();
    notes = terms.notes();
  }

  void deactivate() {
    active = false;
    standard = false;
  }

  public PaymentChannelId id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** How its payments arrive. */
  public PaymentMethodType type() {
    return type;
  }

  /** Who moves the money, if not people. */
  public Optional<PaymentProviderId> provider() {
    return Optional.ofNullable(provider);
  }

  /** Where its money lies when none of its accounts fits. */
  public Optional<CollectionAccountId> collection() {
    return Optional.ofNullable(collection);
  }

  /** Whether a payment of its type that names no channel goes through this one. */
  public boolean isDefault() {
    return standard;
  }

  public boolean isActive() {
    return active;
  }

  public Optional<String> notes() {
    return Optional.ofNullable(notes);
  }
}
