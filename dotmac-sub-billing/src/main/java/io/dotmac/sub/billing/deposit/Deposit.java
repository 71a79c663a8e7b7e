package io.dotmac.sub.billing.deposit;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Money held for an account. What is neither applied nor given back is held. */
@Entity
@Table(name = "deposit")
public class Deposit extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private DepositId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "account_id", updatable = false))
  private AccountId account;

  @Column(name = "deposit_number", updatable = false)
  private String number;

  @Column(name = "currency", updatable = false)
  private Currency currency;

  @Column(name = "amount_minor", updatable = false)
  private long amountMinor;

  @Column(name = "applied_minor")
  private long appliedMinor;

  @Column(name = "refunded_minor")
  private long refundedMinor;

  @Nullable
  @Embedded
  @AttributeOverride(
      name = "value",
      column = @Column(name = "collection_account_id", updatable = false))
  private CollectionAccountId collection;

  @Column(name = "taken_on", updatable = false)
  private LocalDate takenOn;

  @Nullable
  @Column(name = "memo", updatable = false)
  private String memo;

  /** For Hibernate; others use {@link Deposits}. */
  protected Deposit() {}

  Deposit(NewDeposit wanted, String number, LocalDate takenOn) {
    this.id = DepositId.next();
    this.account = wanted.account();
    this.number = number;
    this.currency = wanted.amount().currency();
    this.amountMinor = wanted.amount().minor();
    this.collection = wanted.collection();
    this.takenOn = takenOn;
    this.memo = wanted.memo();
  }

  void apply(Money amount) {
    requireHeld(amount);
    appliedMinor += amount.minor();
  }

  void refund(Money amount) {
    requireHeld(amount);
    refundedMinor += amount.minor();
  }

  private void requireHeld(Money amount) {
    if (!amount.currency().equals(currency) || !amount.isPositive()) {
      throw Problem.invalid(
          "/amount", "range", "expected more than 0 " + currency + ", found " + amount);
    }
    if (amount.compareTo(held()) > 0) {
      throw Problem.conflict(
          "deposit_held", "of deposit " + number + " " + held() + " is held, not " + amount);
    }
  }

  public DepositId id() {
    return id;
  }

  public AccountId account() {
    return account;
  }

  /** The number people know it by. */
  public String number() {
    return number;
  }

  public Money amount() {
    return Money.ofMinor(amountMinor, currency);
  }

  /** What paid invoices or became credit. */
  public Money applied() {
    return Money.ofMinor(appliedMinor, currency);
  }

  public Money refunded() {
    return Money.ofMinor(refundedMinor, currency);
  }

  /** What is still held. */
  public Money held() {
    return amount().minus(applied()).minus(refunded());
  }

  public DepositStatus status() {
    if (held().isPositive()) {
      return DepositStatus.HELD;
    }
    return appliedMinor > 0 ? DepositStatus.APPLIED : DepositStatus.REFUNDED;
  }

  /** Where the money lies; absent: the general cash account. */
  public Optional<CollectionAccountId> collection() {
    return Optional.ofNullable(collection);
  }

  public LocalDate takenOn() {
    return takenOn;
  }

  public Optional<String> memo() {
    return Optional.ofNullable(memo);
  }
}
