package io.dotmac.sub.billing.cash;

import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.ledger.LedgerTransactionId;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
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
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Money that arrived from somebody we do not know yet. */
@Entity
@Table(name = "unapplied_cash")
public class UnappliedAmount extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private UnappliedCashId id;

  @Column(name = "status")
  private UnappliedCashStatus status;

  @Column(name = "method_type", updatable = false)
  private PaymentMethodType method;

  @Column(name = "currency", updatable = false)
  private Currency currency;

  @Column(name = "amount_minor", updatable = false)
  private long amountMinor;

  @Nullable
  @Embedded
  @AttributeOverride(
      name = "value",
      column = @Column(name = "collection_account_id", updatable = false))
  private CollectionAccountId collection;

  @Column(name = "received_on", updatable = false)
  private LocalDate receivedOn;

  @Nullable
  @Column(name = "payer", updatable = false)
  private String payer;

  @Nullable
  @Column(name = "reference", updatable = false)
  private String reference;

  @Nullable
  @Column(name = "memo")
  private String memo;

  @Embedded
  @AttributeOverride(
      name = "value",
      column = @Column(name = "ledger_transaction_id", updatable = false))
  private LedgerTransactionId booked;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "payment_id"))
  private PaymentId payment;

  @Nullable
  @Column(name = "closed_at")
  private Instant closedAt;

  /** For Hibernate; others use {@link UnappliedCash}. */
  protected UnappliedAmount() {}

  UnappliedAmount(
      NewUnapplied wanted, @Nullable CollectionAccountId collection, LedgerTransactionId booked) {
    this.id = UnappliedCashId.next();
    this.status = UnappliedCashStatus.OPEN;
    this.method = wanted.method();
    this.currency = wanted.amount().currency();
    this.amountMinor = wanted.amount().minor();
    this.collection = collection;
    this.receivedOn = wanted.receivedOn();
    this.payer = wanted.payer();
    this.reference = wanted.reference();
    this.booked = booked;
  }

  void assign(PaymentId to, Instant at) {
    requireOpen("assigned");
    status = UnappliedCashStatus.ASSIGNED;
    payment = to;
    closedAt = at;
  }

  void giveBack(@Nullable String why, Instant at) {
    requireOpen("returned");
    status = UnappliedCashStatus.RETURNED;
    memo = why;
    closedAt = at;
  }

  void requireOpen(String verb) {
    if (status != UnappliedCashStatus.OPEN) {
      throw Problem.conflict(
          "unapplied_cash_status",
          "this amount is " + WireName.of(status) + ", only an open one can be " + verb);
    }
  }

  public UnappliedCashId id() {
    return id;
  }

  public UnappliedCashStatus status() {
    return status;
  }

  public PaymentMethodType method() {
    return method;
  }

  public Money amount() {
    return Money.ofMinor(amountMinor, currency);
  }

  /** Where it lies. */
  public Optional<CollectionAccountId> collection() {
    return Optional.ofNullable(collection);
  }

  public LocalDate receivedOn() {
    return receivedOn;
  }

  /** Who the bank says it is from. */
  public Optional<String> payer() {
    return Optional.ofNullable(payer);
  }

  public Optional<String> reference() {
    return Optional.ofNullable(reference);
  }

  public Optional<String> memo() {
    return Optional.ofNullable(memo);
  }

  /** What the ledger said when it arrived. */
  LedgerTransactionId booked() {
    return booked;
  }

  /** What it became. */
  public Optional<PaymentId> payment() {
    return Optional.ofNullable(payment);
  }

  public Optional<Instant> closedAt() {
    return Optional.ofNullable(closedAt);
  }
}
