package io.dotmac.sub.billing.gateway.provider;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.gateway.SavedMethod;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way to pay that an account saved: a token of its provider, and what people recognize it by.
 * Never a card number.
 */
@Entity
@Table(name = "payment_method")
public class PaymentMethod extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private PaymentMethodId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "account_id", updatable = false))
  private AccountId account;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "provider_id", updatable = false))
  private PaymentProviderId provider;

  @Column(name = "method_type", updatable = false)
  private PaymentMethodType type;

  @Nullable
  @Column(name = "label")
  private String label;

  @Nullable
  @Column(name = "token", updatable = false)
  private String token;

  @Nullable
  @Column(name = "customer_token", updatable = false)
  private String customerToken;

  @Nullable
  @Column(name = "brand")
  private String brand;

  @Nullable
  @Column(name = "last4")
  private String last4;

  @Nullable
  @Column(name = "expires_month")
  private Integer expiresMonth;

  @Nullable
  @Column(name = "expires_year")
  private Integer expiresYear;

  @Column(name = "is_default")
  private boolean standard;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link PaymentMethods}. */
  protected PaymentMethod() {}

  PaymentMethod(
      AccountId account,
      PaymentProviderId provider,
      PaymentMethodType type,
      SavedMethod saved,
      @Nullable String label) {
    this.id = PaymentMethodId.next();
    this.account = account;
    this.provider = provider;
    this.type = type;
    this.label = label;
    this.token = saved.token();
    this.customerToken = saved.customerToken();
    this.brand = saved.brand();
    this.last4 = saved.last4();
    this.expiresMonth = saved.expiresMonth();
    this.expiresYear = saved.expiresYear();
    this.active = true;
  }

  void label(@Nullable String text) {
    label = text;
  }

  void makeDefault() {
    standard = true;
  }

  void deactivate() {
    active = false;
    standard = false;
  }

  /** Whether it can be used in the month of {@code day}. */
  public boolean isValidOn(LocalDate day) {
    Integer year = expiresYear;
    Integer month = expiresMonth;
    return year == null
        || month == null
        || !LocalDate.of(year, month, 1).plusMonths(1).isBefore(day.plusDays(1));
  }

  /** What a gateway needs to charge it; absent when no provider keeps it. */
  public Optional<SavedMethod> saved() {
    return token == null
        ? Optional.empty()
        : Optional.of(
            new SavedMethod(token, customerToken, brand, last4, expiresMonth, expiresYear));
  }

  public PaymentMethodId id() {
    return id;
  }

  public AccountId account() {
    return account;
  }

  /** Who keeps it. */
  public Optional<PaymentProviderId> provider() {
    return Optional.ofNullable(provider);
  }

  public PaymentMethodType type() {
    return type;
  }

  public Optional<String> label() {
    return Optional.ofNullable(label);
  }

  /** Such as visa. */
  public Optional<String> brand() {
    return Optional.ofNullable(brand);
  }

  /** The last four digits of the card or account. */
  public Optional<String> last4() {
    return Optional.ofNullable(last4);
  }

  public Optional<Integer> expiresMonth() {
    return Optional.ofNullable(expiresMonth);
  }

  public Optional<Integer> expiresYear() {
    return Optional.ofNullable(expiresYear);
  }

  /** Whether it is taken when nothing else is said. */
  public boolean isDefault() {
    return standard;
  }

  public boolean isActive() {
    return active;
  }
}
