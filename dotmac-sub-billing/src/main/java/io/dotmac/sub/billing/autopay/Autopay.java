package io.dotmac.sub.billing.autopay;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An account's agreement that what is due is taken by itself. */
@Entity
@Table(name = "autopay")
public class Autopay extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private AutopayId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "account_id", updatable = false))
  private AccountId account;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "payment_method_id"))
  private PaymentMethodId method;

  @Column(name = "is_active")
  private boolean active;

  @Column(name = "consecutive_failures")
  private int failures;

  @Nullable
  @Column(name = "last_failure_code")
  private String lastFailureCode;

  @Nullable
  @Column(name = "last_attempt_on")
  private LocalDate lastAttemptOn;

  @Nullable
  @Column(name = "stopped_at")
  private Instant stoppedAt;

  /** For Hibernate; others use {@link Autopays}. */
  protected Autopay() {}

  Autopay(AccountId account, PaymentMethodId method) {
    this.id = AutopayId.next();
    this.account = account;
    use(method);
  }

  /** Begins, or begins anew with no failures counted. */
  final void use(PaymentMethodId with) {
    method = with;
    active = true;
    failures = 0;
    lastFailureCode = null;
    stoppedAt = null;
  }

  void end() {
    active = false;
  }

  void attempted(LocalDate on) {
    lastAttemptOn = on;
  }

  void succeeded() {
    failures = 0;
    lastFailureCode = null;
  }

  /** Whether that was one too many. */
  boolean failed(String code, int most, Instant at) {
    failures++;
    lastFailureCode = code;
    if (active && failures >= most) {
      active = false;
      stoppedAt = at;
      return true;
    }
    return false;
  }

  public AutopayId id() {
    return id;
  }

  public AccountId account() {
    return account;
  }

  /** What is charged. */
  public PaymentMethodId method() {
    return method;
  }

  public boolean isActive() {
    return active;
  }

  /** How many attempts failed since the last that did not. */
  public int failures() {
    return failures;
  }

  public Optional<String> lastFailureCode() {
    return Optional.ofNullable(lastFailureCode);
  }

  public Optional<LocalDate> lastAttemptOn() {
    return Optional.ofNullable(lastAttemptOn);
  }

  /** When too many failures ended it. */
  public Optional<Instant> stoppedAt() {
    return Optional.ofNullable(stoppedAt);
  }
}
