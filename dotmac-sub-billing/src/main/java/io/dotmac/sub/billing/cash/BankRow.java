package io.dotmac.sub.billing.cash;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.payment.PaymentId;
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
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One incoming row of a bank's file, and what became of it. */
@Entity
@Table(name = "bank_statement_row")
public class BankRow extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private BankRowId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "statement_id", updatable = false))
  private BankStatementId statement;

  @Embedded
  @AttributeOverride(
      name = "value",
      column = @Column(name = "collection_account_id", updatable = false))
  private CollectionAccountId collection;

  @Column(name = "row_no", updatable = false)
  private int no;

  @Column(name = "booked_on", updatable = false)
  private LocalDate bookedOn;

  @Column(name = "currency", updatable = false)
  private Currency currency;

  @Column(name = "amount_minor", updatable = false)
  private long amountMinor;

  @Nullable
  @Column(name = "reference", updatable = false)
  private String reference;

  @Nullable
  @Column(name = "payer", updatable = false)
  private String payer;

  @Column(name = "status")
  private BankRowStatus status;

  @Nullable
  @Column(name = "match_rule")
  private String rule;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "account_id"))
  private AccountId account;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "invoice_id"))
  private InvoiceId invoice;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "payment_id"))
  private PaymentId payment;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "unapplied_cash_id"))
  private UnappliedCashId unapplied;

  /** For Hibernate; rows are written many at once. */
  protected BankRow() {}

  void paid(PaymentId by, AccountId whose) {
    status = BankRowStatus.CONFIRMED;
    payment = by;
    account = whose;
  }

  void unclaimed(UnappliedCashId as) {
    status = BankRowStatus.CONFIRMED;
    unapplied = as;
  }

  void ignore() {
    requireOpen();
    status = BankRowStatus.IGNORED;
  }

  void requireOpen() {
    if (status != BankRowStatus.PROPOSED && status != BankRowStatus.UNMATCHED) {
      throw Problem.conflict("bank_row_status", "this row is " + WireName.of(status) + " already");
    }
  }

  public BankRowId id() {
    return id;
  }

  public BankStatementId statement() {
    return statement;
  }

  public CollectionAccountId collection() {
    return collection;
  }

  public int no() {
    return no;
  }

  public LocalDate bookedOn() {
    return bookedOn;
  }

  public Money amount() {
    return Money.ofMinor(amountMinor, currency);
  }

  public Optional<String> reference() {
    return Optional.ofNullable(reference);
  }

  public Optional<String> payer() {
    return Optional.ofNullable(payer);
  }

  public BankRowStatus status() {
    return status;
  }

  /** Why that account is proposed. */
  public Optional<String> rule() {
    return Optional.ofNullable(rule);
  }

  /** Whose it probably is, or is. */
  public Optional<AccountId> account() {
    return Optional.ofNullable(account);
  }

  /** What it probably pays. */
  public Optional<InvoiceId> invoice() {
    return Optional.ofNullable(invoice);
  }

  public Optional<PaymentId> payment() {
    return Optional.ofNullable(payment);
  }

  /** When nobody claimed it. */
  public Optional<UnappliedCashId> unapplied() {
    return Optional.ofNullable(unapplied);
  }
}
