package io.dotmac.sub.core.notify.campaign;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.subscriber.SubscriberStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which subscribers a campaign is for: those for whom all of this holds.
 *
 * @param statuses absent or empty: active, suspended and delinquent
 * @param offerId who have a live service on that offer
 * @param resellerId who belong to that reseller
 * @param owesAtLeast who owe so much, in the currency of their account
 */
public record CampaignSegment(
    @Nullable List<SubscriberStatus> statuses,
    @Nullable UUID offerId,
    @Nullable UUID resellerId,
    @Nullable BigDecimal owesAtLeast) {
  /** Everybody who is served. */
  public static final CampaignSegment EVERYBODY = new CampaignSegment(null, null, null, null);

  void check() {
    new Checks()
        .rule(
            owesAtLeast == null || owesAtLeast.signum() > 0,
            "/segment/owes_at_least",
            "range",
            "an amount above zero was expected")
        .done();
  }

  List<SubscriberStatus> statusesOrUsual() {
    return statuses == null || statuses.isEmpty()
        ? List.of(SubscriberStatus.ACTIVE, SubscriberStatus.SUSPENDED, SubscriberStatus.DELINQUENT)
        : statuses;
  }
}
