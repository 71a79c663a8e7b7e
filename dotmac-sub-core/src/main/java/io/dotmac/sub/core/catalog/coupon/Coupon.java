package io.dotmac.sub.core.catalog.coupon;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A code that takes something off the price of a service. What it takes off never changes. */
@Entity
@Table(name = "coupon")
public class Coupon extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private CouponId id;

  @Column(name = "code", updatable = false)
  private String code;

  @Column(name = "name")
  private String name;

  @Nullable
  @Column(name = "discount_percent", updatable = false)
  private BigDecimal discountPercent;

  @Nullable
  @Column(name = "amount_minor", updatable = false)
  private Long amountMinor;

  @Nullable
  @Column(name = "currency", updatable = false)
  private String currency;

  @Column(name = "scope", updatable = false)
  private CouponScope scope;

  @Nullable
  @Column(name = "periods", updatable = false)
  private Integer periods;

  @Nullable
  @Column(name = "valid_from")
  private LocalDate validFrom;

  @Nullable
  @Column(name = "valid_until")
  private LocalDate validUntil;

  @Nullable
  @Column(name = "max_redemptions")
  private Integer maxRedemptions;

  @Nullable
  @Column(name = "max_per_subscriber")
  private Integer maxPerSubscriber;

  @Column(name = "redeemed")
  private int redeemed;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link Coupons}. */
  protected Coupon() {}

  Coupon(CouponTerms terms) {
    Money off = terms.off();
    this.id = CouponId.next();
    this.code = terms.code();
    this.name = terms.name();
    this.discountPercent = terms.discountPercent();
    this.amountMinor = off == null ? null : off.minor();
    this.currency = off == null ? null : off.currencyCode();
    this.scope = terms.scope();
    this.periods = terms.periods();
    this.validFrom = terms.validFrom();
    this.validUntil = terms.validUntil();
    this.maxRedemptions = terms.maxRedemptions();
    this.maxPerSubscriber = terms.maxPerSubscriber();
    this.active = true;
  }

  void deactivate() {
    active = false;
  }

  /**
   * Counts one more use of it.
   *
   * @param ofSubscriber how often this subscriber has it already
   */
  public void redeem(LocalDate on, long ofSubscriber) {
    boolean open = active
        && (validFrom == null || !on.isBefore(validFrom))
        && (validUntil == null || on.isBefore(validUntil));
    if (!open) {
      throw Problem.conflict("coupon_not_valid", "coupon " + code + " is not valid on " + on);
    }
    if (maxRedemptions != null && redeemed >= maxRedemptions) {
      throw Problem.conflict("coupon_used_up", "coupon " + code + " is used up");
    }
    if (maxPerSubscriber != null && ofSubscriber >= maxPerSubscriber) {
      throw Problem.conflict(
          "coupon_used_up", "the subscriber has used coupon " + code + " already");
    }
    redeemed++;
  }

  public CouponId id() {
    return id;
  }

  public String code() {
    return code;
  }

  /** Its terms as they are now. */
  public CouponTerms terms() {
    return new CouponTerms(
        code,
        name,
        discountPercent,
        amount().map(Money::amount).orElse(null),
        currency,
        scope,
        periods,
        validFrom,
        validUntil,
        maxRedemptions,
        maxPerSubscriber);
  }

  /** What it takes off each period, when it is an amount. */
  public Optional<Money> amount() {
    return amountMinor == null || currency == null
        ? Optional.empty()
        : Optional.of(Money.ofMinor(amountMinor, Money.currency(currency)));
  }

  /** How many services had or have it. */
  public int redeemed() {
    return redeemed;
  }

  public boolean active() {
    return active;
  }
}
