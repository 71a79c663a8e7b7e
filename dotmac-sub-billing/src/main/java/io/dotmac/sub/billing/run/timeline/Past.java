package io.dotmac.sub.billing.run.timeline;

import io.dotmac.sub.billing.charge.Schedule;
import io.dotmac.sub.billing.charge.Suspension;
import io.dotmac.sub.core.catalog.coupon.CouponScope;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What happened to services, each by the service.
 *
 * @param addOns what they have beside their plans
 * @param suspensions days without service that are not charged
 * @param closed days on which a prepaid service was closed
 * @param holds days that cost less or nothing
 * @param coupons what was taken off by coupons
 * @param used what was used
 * @param plans the plans they had before, the oldest first
 */
record Past(
    Map<UUID, List<AddOnReader.ServiceAddOn>> addOns,
    Map<UUID, List<Suspension>> suspensions,
    Map<UUID, List<Suspension>> closed,
    Map<UUID, List<HoldReader.Hold>> holds,
    Map<UUID, List<CouponReader.Use>> coupons,
    Map<UUID, List<Schedule.Usage>> used,
    Map<UUID, List<PlanHistory.Former>> plans) {

  List<HoldReader.Hold> holds(UUID service) {
    return holds.getOrDefault(service, List.of());
  }

  List<PlanHistory.Former> plans(UUID service) {
    return plans.getOrDefault(service, List.of());
  }

  /** The coupons of a service; with {@code wide} only those that count for add-ons too. */
  List<CouponReader.Use> coupons(UUID service, boolean wide) {
    return coupons.getOrDefault(service, List.of()).stream()
        .filter(coupon ->
            coupon.scope() == CouponScope.SERVICE || !wide && coupon.scope() == CouponScope.PLAN)
        .toList();
  }
}
