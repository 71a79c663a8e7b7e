package io.dotmac.sub.billing.gateway.provider;

import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.billing.payment.ProviderType;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who moves money for us. Its credentials are sealed and never leave but to its gateway. */
@Entity
@Table(name = "payment_provider")
public class PaymentProvider extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private PaymentProviderId id;

  @Column(name = "name")
  private String name;

  @Column(name = "provider_type", updatable = false)
  private ProviderType type;

  @Nullable
  @Column(name = "gateway", updatable = false)
  private String gateway;

  @Nullable
  @Column(name = "credentials")
  private String sealedCredentials;

  @Nullable
  @Column(name = "webhook_secret")
  private String sealedWebhookSecret;

  @Column(name = "is_default")
  private boolean standard;

  @Column(name = "is_active")
  private boolean active;

  @Nullable
  @Column(name = "notes")
  private String notes;

  /** For Hibernate; others use {@link PaymentProviders}. */
  protected PaymentProvider() {}

  PaymentProvider(ProviderType type, @Nullable String gateway, ProviderTerms terms) {
    this.id = PaymentProviderId.next();
    this.type = type;
    this.gateway = gateway;
    this.active = true;
    change(terms);
  }

  final void change(ProviderTerms terms) {
    name = terms.name();
    standard = terms.isDefault();
    notes = terms.notes();
  }

  void seal(@Nullable String credentials, @Nullable String webhookSecret) {
    sealedCredentials = credentials == null ? sealedCredentials : credentials;
    sealedWebhookSecret = webhookSecret == null ? sealedWebhookSecret : webhookSecret;
  }

  void deactivate() {
    active = false;
    standard = false;
  }

  Optional<String> sealedCredentials() {
    return Optional.ofNullable(sealedCredentials);
  }

  Optional<String> sealedWebhookSecret() {
    return Optional.ofNullable(sealedWebhookSecret);
  }

  public PaymentProviderId id() {
    return id;
  }

  public String name() {
    return name;
  }

  public ProviderType type() {
    return type;
  }

  /** The gateway that talks to it; absent for one that people deal with by hand. */
  public Optional<String> gateway() {
    return Optional.ofNullable(gateway);
  }

  /** Whether it takes payments that name no other. */
  public boolean isDefault() {
    return standard;
  }

  public boolean isActive() {
    return active;
  }

  /** Whether credentials are stored. */
  public boolean hasCredentials() {
    return sealedCredentials != null;
  }

  /** Whether a secret for its messages is stored. */
  public boolean hasWebhookSecret() {
    return sealedWebhookSecret != null;
  }

  public Optional<String> notes() {
    return Optional.ofNullable(notes);
  }
}
