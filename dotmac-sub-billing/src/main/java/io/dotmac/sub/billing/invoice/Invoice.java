package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.billing.account.AccountId;
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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an account owes for. Of the total a part is paid, a part credited, a part written off; the
 * rest is the balance due. The status follows from them.
 */
@Entity
@Table(name = "invoice")
public class Invoice extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private InvoiceId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "account_id", updatable = false))
  private AccountId account;

  @Nullable
  @Column(name = "invoice_number")
  private String number;

  @Column(name = "status")
  private InvoiceStatus status;

  @Column(name = "origin", updatable = false)
  private InvoiceOrigin origin;

  @Column(name = "currency", updatable = false)
  private Currency currency;

  @Column(name = "subtotal_minor")
  private long subtotalMinor;

  @Column(name = "tax_total_minor")
  private long taxMinor;

  @Column(name = "total_minor")
  private long totalMinor;

  @Column(name = "paid_minor")
  private long paidMinor;

  @Column(name = "credited_minor")
  private long creditedMinor;

  @Column(name = "written_off_minor")
  private long writtenOffMinor;

  @Column(name = "balance_due_minor")
  private long balanceMinor;

  @Nullable
  @Column(name = "period_start")
  private LocalDate periodStart;

  @Nullable
  @Column(name = "period_end")
  private LocalDate periodEnd;

  @Nullable
  @Column(name = "issued_on")
  private LocalDate issuedOn;

  @Nullable
  @Column(name = "due_on")
  private LocalDate dueOn;

  @Nullable
  @Column(name = "paid_at")
  private Instant paidAt;

  @Nullable
  @Column(name = "first_settled_at")
  private Instant firstSettledAt;

  @Nullable
  @Column(name = "written_off_at")
  private Instant writtenOffAt;

  @Nullable
  @Column(name = "voided_at")
  private Instant voidedAt;

  @Nullable
  @Column(name = "void_reason")
  private String voidReason;

  @Nullable
  @Column(name = "memo")
  private String memo;

  @Nullable
  @Column(name = "billing_run_id", updatable = false)
  private UUID run;

  /** For Hibernate; others use {@link Invoices}. */
  protected Invoice() {}

  Invoice(InvoiceId id, AccountId account, Totals totals, @Nullable String memo) {
    this.id = id;
    this.account = account;
    this.status = InvoiceStatus.DRAFT;
    this.origin = InvoiceOrigin.MANUAL;
    this.currency = totals.total().currency();
    this.subtotalMinor = totals.subtotal().minor();
    this.taxMinor = totals.tax().minor();
    this.totalMinor = totals.total().minor();
    this.balanceMinor = totalMinor;
    this.memo = memo;
  }

  /** It was owed before the books began. */
  Invoice imported() {
    origin = InvoiceOrigin.IMPORT;
    return this;
  }

  /** Sums of an invoice's lines. */
  record Totals(Money subtotal, Money tax, Money total) {}

  void issue(String newNumber, LocalDate on, LocalDate due, Instant at) {
    refuseUnless(status == InvoiceStatus.DRAFT, "issued", "DRAFT");
    number = newNumber;
    issuedOn = on;
    dueOn = due;
    status = InvoiceStatus.ISSUED;
    follow(at);
  }

  /** Takes up to the balance due from a payment and returns how much it took. */
  public Money pay(Money offered, Instant at) {
    Money taken = take(offered, at);
    paidMinor += taken.minor();
    follow(at);
    return taken;
  }

  /** Gives back what a payment had paid: the balance due rises by that much. */
  public void unpay(Money amount, Instant at) {
    if (amount.minor() > paidMinor || amount.isNegative()) {
      throw new IllegalArgumentException(
          "of invoice " + number + " " + paid() + " is paid, not " + amount);
    }
    paidMinor -= amount.minor();
    follow(at);
  }

  /** Takes up to the balance due from a credit note and returns how much it took. */
  public Money credit(Money offered, Instant at) {
    Money taken = take(offered, at);
    creditedMinor += taken.minor();
    follow(at);
    return taken;
  }

  /** Gives back what a credit note had covered. */
  public void uncredit(Money amount, Instant at) {
    if (amount.minor() > creditedMinor || amount.isNegative()) {
      throw new IllegalArgumentException(
          "of invoice " + number + " " + credited() + " is credited, not " + amount);
    }
    creditedMinor -= amount.minor();
    follow(at);
  }

  Money writeOff(Instant at) {
    refuseUnless(status.isCollectible(), "written off", "ISSUED, PARTIALLY_PAID or OVERDUE");
    Money lost = balanceDue();
    writtenOffMinor += lost.minor();
    balanceMinor = 0;
    status = InvoiceStatus.WRITTEN_OFF;
    writtenOffAt = at;
    touched(at);
    return lost;
  }

  /** Takes back that it was given up: it is due again. */
  Money reinstate(Instant at) {
    refuseUnless(writtenOffMinor > 0, "recovered", "WRITTEN_OFF");
    Money again = writtenOff();
    writtenOffMinor = 0;
    follow(at);
    return again;
  }

  /** Whoever calls has released payments and credits. */
  void cancel(@Nullable String reason, Instant at) {
    refuseUnless(
        status.isCollectible() || status == InvoiceStatus.DRAFT,
        "voided",
        "DRAFT, ISSUED, PARTIALLY_PAID or OVERDUE");
    if (paidMinor != 0 || creditedMinor != 0 || writtenOffMinor != 0) {
      throw new IllegalStateException("invoice " + number + " still holds money");
    }
    status = InvoiceStatus.VOID;
    balanceMinor = 0;
    voidedAt = at;
    voidReason = reason;
  }

  private Money take(Money offered, Instant at) {
    refuseUnless(status.isCollectible(), "settled", "ISSUED, PARTIALLY_PAID or OVERDUE");
    if (offered.isNegative()) {
      throw new IllegalArgumentException("0 or more was expected, " + offered + " found");
    }
    touched(at);
    return Money.min(offered, balanceDue());
  }

  /** From now on the ledger must be asked what was due on a day. */
  private void touched(Instant at) {
    if (firstSettledAt == null) {
      firstSettledAt = at;
    }
  }

  /** Status and balance follow from what is paid, credited and written off. */
  private void follow(Instant at) {
    balanceMinor = totalMinor - paidMinor - creditedMinor - writtenOffMinor;
    LocalDate due = Objects.requireNonNull(dueOn);
    // Being late is said by an event, so an invoice becomes overdue by the job alone.
    LocalDate day = status == InvoiceStatus.OVERDUE ? due.plusDays(1) : due;
    status = InvoiceStatus.of(
        new InvoiceStatus.Facts(true, false, total(), balanceDue(), writtenOff(), due), day);
    paidAt = status == InvoiceStatus.PAID ? at : null;
    // Money that is taken back makes a part of an invoice due again, the rest stays given up.
    boolean lost = status == InvoiceStatus.WRITTEN_OFF;
    writtenOffAt = lost ? Objects.requireNonNullElse(writtenOffAt, at) : null;
  }

  private void refuseUnless(boolean allowed, String verb, String expected) {
    if (!allowed) {
      throw Problem.conflict(
          "invoice_status",
          "invoice "
              + (number == null ? id : number)
              + " is "
              + WireName.of(status).toUpperCase(java.util.Locale.ROOT)
              + ", only "
              + expected
              + " can be "
              + verb);
    }
  }

  public InvoiceId id() {
    return id;
  }

  public AccountId account() {
    return account;
  }

  /** The number people know it by; a draft has none. */
  public Optional<String> number() {
    return Optional.ofNullable(number);
  }

  public InvoiceStatus status() {
    return status;
  }

  public InvoiceOrigin origin() {
    return origin;
  }

  public Currency currency() {
    return currency;
  }

  /** All lines before tax. */
  public Money subtotal() {
    return money(subtotalMinor);
  }

  public Money tax() {
    return money(taxMinor);
  }

  public Money total() {
    return money(totalMinor);
  }

  /** Covered by payments. */
  public Money paid() {
    return money(paidMinor);
  }

  /** Covered by credit notes. */
  public Money credited() {
    return money(creditedMinor);
  }

  public Money writtenOff() {
    return money(writtenOffMinor);
  }

  public Money balanceDue() {
    return money(balanceMinor);
  }

  /** The first day its lines cover. */
  public Optional<LocalDate> periodStart() {
    return Optional.ofNullable(periodStart);
  }

  /** The first day after those its lines cover. */
  public Optional<LocalDate> periodEnd() {
    return Optional.ofNullable(periodEnd);
  }

  public Optional<LocalDate> issuedOn() {
    return Optional.ofNullable(issuedOn);
  }

  /** The last day on which it is paid in time. */
  public Optional<LocalDate> dueOn() {
    return Optional.ofNullable(dueOn);
  }

  public Optional<Instant> paidAt() {
    return Optional.ofNullable(paidAt);
  }

  public Optional<Instant> voidedAt() {
    return Optional.ofNullable(voidedAt);
  }

  public Optional<String> voidReason() {
    return Optional.ofNullable(voidReason);
  }

  public Optional<String> memo() {
    return Optional.ofNullable(memo);
  }

  /** The billing run that made it. */
  public Optional<UUID> run() {
    return Optional.ofNullable(run);
  }

  private Money money(long minor) {
    return Money.ofMinor(minor, currency);
  }
}
