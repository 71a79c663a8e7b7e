package io.dotmac.sub.billing.dunning.shield;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.invoice.InvoiceId;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A promise, a dispute or an arrangement that holds dunning off. */
@Entity
@Table(name = "dunning_shield")
public class DunningShield extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private ShieldId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "account_id", updatable = false))
  private AccountId account;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "invoice_id", updatable = false))
  private InvoiceId invoice;

  @Column(name = "kind", updatable = false)
  private ShieldKind kind;

  @Column(name = "status")
  private ShieldStatus status;

  @Column(name = "starts_on", updatable = false)
  private LocalDate startsOn;

  @Nullable
  @Column(name = "ends_on", updatable = false)
  private LocalDate endsOn;

  @Nullable
  @Column(name = "amount_minor", updatable = false)
  private Long amountMinor;

  @Nullable
  @Column(name = "currency", updatable = false)
  private Currency currency;

  @Nullable
  @Column(name = "arrangement_id", updatable = false)
  private UUID arrangement;

  @Nullable
  @Column(name = "reason", updatable = false)
  private String reason;

  @Column(name = "placed_at", updatable = false)
  private Instant placedAt;

  @Column(name = "placed_by", updatable = false)
  private String placedBy;

  @Nullable
  @Column(name = "ended_at")
  private Instant endedAt;

  /** For Hibernate; others use {@link Shields}. */
  protected DunningShield() {}

  DunningShield(AccountId account, ShieldKind kind, LocalDate startsOn, Instant at, String by) {
    this.id = ShieldId.next();
    this.account = account;
    this.kind = kind;
    this.status = ShieldStatus.ACTIVE;
    this.startsOn = startsOn;
    this.placedAt = at;
    this.placedBy = by;
  }

  DunningShield because(@Nullable String why) {
    reason = why;
    return this;
  }

  DunningShield over(@Nullable InvoiceId one) {
    invoice = one;
    return this;
  }

  DunningShield promising(Money amount, LocalDate by) {
    amountMinor = amount.minor();
    currency = amount.currency();
    endsOn = by;
    return this;
  }

  DunningShield under(UUID plan) {
    arrangement = plan;
    return this;
  }

  void end(ShieldStatus how, Instant at) {
    if (status != ShieldStatus.ACTIVE) {
      throw Problem.conflict(
          "dunning_shield_status",
          "dunning shield is " + WireName.of(status) + ", only active ones can be ended");
    }
    status = how;
    endedAt = at;
  }

  public ShieldId id() {
    return id;
  }

  public AccountId account() {
    return account;
  }

  /** The invoice it covers; absent: everything the account owes. */
  public Optional<InvoiceId> invoice() {
    return Optional.ofNullable(invoice);
  }

  public ShieldKind kind() {
    return kind;
  }

  public ShieldStatus status() {
    return status;
  }

  public LocalDate startsOn() {
    return startsOn;
  }

  /** Its last day. */
  public Optional<LocalDate> endsOn() {
    return Optional.ofNullable(endsOn);
  }

  /** What was promised. */
  public Optional<Money> amount() {
    return amountMinor == null || currency == null
        ? Optional.empty()
        : Optional.of(Money.ofMinor(amountMinor, currency));
  }

  /** The arrangement it belongs to. */
  public Optional<UUID> arrangement() {
    return Optional.ofNullable(arrangement);
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  public Instant placedAt() {
    return placedAt;
  }

  public String placedBy() {
    return placedBy;
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }
}
