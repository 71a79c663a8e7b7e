package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.catalog.offer.CatalogOffer;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wishes to move services to other offers; one open wish a service. */
public final class ChangeRequests {
  /** All of them, the newest first. */
  public static final Listing<SubscriptionChangeRequest> LISTING = Listing.of(
          SubscriptionChangeRequest.class)
      .filter("subscription_id", "e.subscription.value = :subscription_id", Id::parse)
      .filter("status", "e.status = :status", text -> WireName.parse(ChangeStatus.class, text))
      .sort("effective_on", "e.effectiveOn")
      .own("e.subscription.value in"
          + " (select s.id.value from Subscription s where s.subscriber.value = :own)")
      .reseller("e.subscription.value in (select s.id.value from Subscription s, Subscriber b"
          + " where s.subscriber.value = b.id.value and b.reseller.value = :reseller)");

  private final Subscriptions subscriptions = new Subscriptions();

  /** Records a wish. */
  public SubscriptionChangeRequest request(
      Tx tx, SubscriptionId id, OfferId to, @Nullable LocalDate on, @Nullable String notes) {
    Subscription subscription = subscriptions.require(tx, id);
    LocalDate day = on == null ? tx.today() : on;
    new Checks()
        .rule(
            tx.find(CatalogOffer.class, to).filter(CatalogOffer::sellable).isPresent(),
            "/requested_offer_id",
            "not_sold",
            "no offer " + to + " is sold")
        .rule(
            !to.equals(subscription.offer()),
            "/requested_offer_id",
            "same",
            "the service is on this offer already")
        .rule(!day.isBefore(tx.today()), "/effective_on", "past", day + " is past")
        .text("/notes", notes, 2_000)
        .done();
    if (subscription.status() == SubscriptionStatus.CANCELED
        || subscription.status() == SubscriptionStatus.EXPIRED) {
      throw Problem.conflict("subscription_status", "the service is over");
    }
    if (open(tx, id)) {
      throw Problem.conflict("change_open", "the service has an open change already");
    }
    SubscriptionChangeRequest request =
        new SubscriptionChangeRequest(tx, subscription, to, day, notes);
    tx.save(request);
    return request;
  }

  /** The wish of that id, if the caller may see it. */
  public SubscriptionChangeRequest require(Tx tx, ChangeRequestId id) {
    return LISTING.require(tx, id);
  }

  /** Takes an open wish back. */
  public SubscriptionChangeRequest cancel(Tx tx, ChangeRequestId id) {
    SubscriptionChangeRequest request = require(tx, id);
    request.cancel(tx.actor().name(), tx.now());
    return request;
  }

  private static boolean open(Tx tx, SubscriptionId id) {
    return !tx.session()
        .createSelectionQuery(
            "from SubscriptionChangeRequest e where e.subscription.value = :id"
                + " and e.status in (:open)",
            SubscriptionChangeRequest.class)
        .setParameter("id", id.value())
        .setParameterList("open", List.of(ChangeStatus.PENDING, ChangeStatus.APPROVED))
        .getResultList()
        .isEmpty();
  }
}
