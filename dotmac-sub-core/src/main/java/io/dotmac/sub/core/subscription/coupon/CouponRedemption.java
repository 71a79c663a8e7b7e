package io.dotmac.sub.core.subscription.coupon;

import io.dotmac.sub.core.catalog.coupon.CouponId;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.SubscriptionId;
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

/** A coupon that a service has. */
@Entity
@Table(name = "coupon_redemption")
public class CouponRedemption extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RedemptionId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "coupon_id", updatable = false))
  private CouponId coupon;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscription_id", updatable = false))
  private SubscriptionId subscription;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscriber_id", updatable = false))
  private SubscriberId subscriber;

  @Column(name = "start_on", updatable = false)
  private LocalDate startOn;

  @Nullable
  @Column(name = "removed_on")
  private LocalDate removedOn;

  @Column(name = "redeemed_by", updatable = false)
  private String redeemedBy;

  /** For Hibernate; others use {@link Redemptions}. */
  protected CouponRedemption() {}

  CouponRedemption(CouponId coupon, Subscription subscription, LocalDate start, String by) {
    this.id = RedemptionId.next();
    this.coupon = coupon;
    this.subscription = subscription.id();
    this.subscriber = subscription.subscriber();
    this.startOn = start;
    this.redeemedBy = by;
  }

  void remove(LocalDate on) {
    if (removedOn != null) {
      throw Problem.conflict("coupon_removed", "the coupon was taken off on " + removedOn);
    }
    removedOn = on.isBefore(startOn) ? startOn : on;
  }

  public RedemptionId id() {
    return id;
  }

  public CouponId coupon() {
    return coupon;
  }

  public SubscriptionId subscription() {
    return subscription;
  }

  /** The first day it counts. */
  public LocalDate startOn() {
    return startOn;
  }

  /** The first day it no longer counts, if it was taken off. */
  public Optional<LocalDate> removedOn() {
    return Optional.ofNullable(removedOn);
  }

  public String redeemedBy() {
    return redeemedBy;
  }
}
