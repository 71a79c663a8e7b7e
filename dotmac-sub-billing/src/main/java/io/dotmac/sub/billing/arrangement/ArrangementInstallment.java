package io.dotmac.sub.billing.arrangement;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tenant.TenantEntity;
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

/** A part of an arrangement. */
@Entity
@Table(name = "payment_arrangement_installment")
public class ArrangementInstallment extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private InstallmentId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "arrangement_id", updatable = false))
  private ArrangementId arrangement;

  @Column(name = "installment_no", updatable = false)
  private int number;

  @Column(name = "due_on", updatable = false)
  private LocalDate dueOn;

  @Column(name = "currency", updatable = false)
  private Currency currency;

  @Column(name = "amount_minor", updatable = false)
  private long amountMinor;

  @Column(name = "paid_minor")
  private long paidMinor;

  @Column(name = "status")
  private InstallmentStatus status;

  @Nullable
  @Column(name = "paid_at")
  private Instant paidAt;

  /** For Hibernate; others use {@link Arrangements}. */
  protected ArrangementInstallment() {}

  ArrangementInstallment(ArrangementId arrangement, InstallmentPlan.Installment planned) {
    this.id = InstallmentId.next();
    this.arrangement = arrangement;
    this.number = planned.number();
    this.dueOn = planned.dueOn();
    this.currency = planned.amount().currency();
    this.amountMinor = planned.amount().minor();
    this.status = InstallmentStatus.PENDING;
  }

  void waive() {
    status = InstallmentStatus.WAIVED;
    paidMinor = 0;
    paidAt = null;
  }

  void progress(InstallmentPlan.Progress now, Instant at) {
    paidMinor = now.paid().minor();
    boolean paid = now.status() == InstallmentStatus.PAID;
    if (!paid) {
      paidAt = null;
    } else if (paidAt == null) {
      paidAt = at;
    }
    status = now.status();
  }

  InstallmentPlan.Installment planned() {
    return new InstallmentPlan.Installment(number, dueOn, amount());
  }

  public InstallmentId id() {
    return id;
  }

  public ArrangementId arrangement() {
    return arrangement;
  }

  /** From 1. */
  public int number() {
    return number;
  }

  public LocalDate dueOn() {
    return dueOn;
  }

  public Money amount() {
    return Money.ofMinor(amountMinor, currency);
  }

  public Money paid() {
    return Money.ofMinor(paidMinor, currency);
  }

  public InstallmentStatus status() {
    return status;
  }

  public Optional<Instant> paidAt() {
    return Optional.ofNullable(paidAt);
  }
}
