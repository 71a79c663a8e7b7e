package io.dotmac.sub.core.subscription.coupon;

import io.dotmac.sub.core.catalog.coupon.Coupon;
import io.dotmac.sub.core.catalog.coupon.Coupons;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.SubscriptionStatus;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;

/** Gives coupons to services, within their limits. */
public final class Redemptions {
  /** All of them, the newest first. */
  public static final Listing<CouponRedemption> LISTING = Listing.of(CouponRedemption.class)
      .filter("subscription_id", "e.subscription.value = :subscription_id", Id::parse)
      .filter("coupon_id", "e.coupon.value = :coupon_id", Id::parse)
      .sort("start_on", "e.startOn")
      .own("e.subscriber.value = :own")
      .reseller("e.subscriber.value in"
          + " (select s.id.value from Subscriber s where s.reseller.value = :reseller)");

  private final Subscriptions subscriptions = new Subscriptions();
  private final Coupons coupons = new Coupons();

  /** Gives the service the coupon with that code, from the first day that is not charged yet. */
  public CouponRedemption redeem(Tx tx, SubscriptionId id, String code) {
    Subscription subscription = subscriptions.require(tx, id);
    Coupon found = coupons
        .find(tx, code)
        .orElseThrow(() -> Problem.invalid("/code", "unknown", "no coupon has this code"));
    // Whoever else uses the coupon waits here, so that its limits hold.
    Coupon coupon = tx.lock(Coupon.class, found.id());
    tx.session().refresh(coupon);
    check(tx, subscription, coupon);
    coupon.redeem(tx.today(), uses(tx, "e.subscriber.value", subscription.subscriber(), coupon));
    CouponRedemption redemption = new CouponRedemption(
        coupon.id(), subscription, uncharged(tx, subscription), tx.actor().name());
    tx.save(redemption);
    return redemption;
  }

  /** One of them, by its id. */
  public CouponRedemption require(Tx tx, RedemptionId id) {
    return LISTING.require(tx, id);
  }

  /** Takes the coupon off from the first day that is not charged yet. */
  public CouponRedemption remove(Tx tx, RedemptionId id) {
    CouponRedemption redemption = require(tx, id);
    Subscription subscription = tx.require(Subscription.class, redemption.subscription());
    redemption.remove(uncharged(tx, subscription));
    return redemption;
  }

  private static void check(Tx tx, Subscription subscription, Coupon coupon) {
    if (subscription.status() == SubscriptionStatus.CANCELED
        || subscription.status() == SubscriptionStatus.EXPIRED) {
      throw Problem.conflict("subscription_status", "the service is over");
    }
    if (uses(tx, "e.subscription.value", subscription.id(), coupon) > 0) {
      throw Problem.conflict("coupon_used_up", "the service has or had this coupon");
    }
    coupon.amount().ifPresent(off -> {
      if (!off.currencyCode().equals(subscription.currency())) {
        throw Problem.conflict(
            "currency",
            "the coupon is in " + off.currencyCode() + ", the service in "
                + subscription.currency());
      }
    });
  }

  private static long uses(Tx tx, String whose, Id id, Coupon coupon) {
    return tx.session()
        .createSelectionQuery(
            "select count(e) from CouponRedemption e where " + whose
                + " = :id and e.coupon.value = :coupon",
            Long.class)
        .setParameter("id", id.value())
        .setParameter("coupon", coupon.id().value())
        .getSingleResult();
  }

  private static LocalDate uncharged(Tx tx, Subscription subscription) {
    LocalDate through = subscription.billedThrough().orElse(tx.today());
    LocalDate start = subscription.startOn().orElse(tx.today());
    return through.isAfter(start) ? through : start;
  }
}
