package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.catalog.offer.CatalogOffer;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscription.SubscriptionChangeRequest.Wish;
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

  /** Records a wish for a day; absent: as the policy says. */
  public SubscriptionChangeRequest request(
      Tx tx, SubscriptionId id, OfferId to, @Nullable LocalDate on, @Nullable String notes) {
    return request(tx, id, new Wish(to, null, on, notes));
  }

  /** Records a wish. */
  public SubscriptionChangeRequest request(Tx tx, SubscriptionId id, Wish wish) {
    Subscription subscription = subscriptions.require(tx, id);
    new Checks()
        .rule(
            tx.find(CatalogOffer.class, wish.offer())
                .filter(CatalogOffer::sellable)
                .isPresent(),
            "/requested_offer_id",
            "not_sold",
            "no offer " + wish.offer() + " is sold")
        .rule(
            !wish.offer().equals(subscription.offer()),
            "/requested_offer_id",
            "same",
            "the service is on this offer already")
        .rule(
            wish.timing() == null || (wish.timing() == ChangeTiming.DATE) == (wish.on() != null),
            "/effective_on",
            "date_of_timing",
            "a day belongs to the timing date")
        .rule(
            wish.on() == null || !wish.on().isBefore(tx.today()),
            "/effective_on",
            "past",
            wish.on() + " is past")
        .text("/notes", wish.notes(), 2_000)
        .done();
    if (subscription.status() == SubscriptionStatus.CANCELED
        || subscription.status() == SubscriptionStatus.EXPIRED) {
      throw Problem.conflict("subscription_status", "the service is over");
    }
    if (open(tx, id)) {
      throw Problem.conflict("change_open", "the service has an open change already");
    }
    PlanMove move = PlanMove.of(tx, subscription, wish.offer());
    ChangeTiming timing = wish.timing() == null && wish.on() == null
        ? move.timing(tx)
        : wish.timing() == null ? ChangeTiming.DATE : wish.timing();
    LocalDate day = day(tx, subscription, timing, wish.on());
    move.check(day, timing == ChangeTiming.PERIOD_END);
    SubscriptionChangeRequest request =
        new SubscriptionChangeRequest(tx, subscription, wish.at(timing), day);
    tx.save(request);
    return request;
  }

  private static LocalDate day(
      Tx tx, Subscription subscription, ChangeTiming timing, @Nullable LocalDate on) {
    LocalDate through = subscription.billedThrough().orElse(tx.today());
    LocalDate end = through.isAfter(tx.today()) ? through : tx.today();
    return timing == ChangeTiming.PERIOD_END ? end : on == null ? tx.today() : on;
  }

  /** Agrees to a wish; it is applied on its day, at once when that has come. */
  public SubscriptionChangeRequest approve(Tx tx, ChangeRequestId id) {
    SubscriptionChangeRequest request = require(tx, id);
    request.approve(tx.actor().name(), tx.now());
    if (!request.effectiveOn().isAfter(tx.today())) {
      apply(tx, request);
    }
    return request;
  }

  /** Declines a wish. */
  public SubscriptionChangeRequest reject(Tx tx, ChangeRequestId id, @Nullable String reason) {
    new Checks().text("/reason", reason, 2_000).done();
    SubscriptionChangeRequest request = require(tx, id);
    request.reject(tx.actor().name(), tx.now(), reason);
    return request;
  }

  /** Applies what was agreed to and whose day has come; at most {@code limit}. */
  public int applyDue(Tx tx, int limit) {
    List<SubscriptionChangeRequest> due = tx.session()
        .createSelectionQuery(
            "from SubscriptionChangeRequest e where e.status = :approved"
                + " and e.effectiveOn <= :today order by e.id.value",
            SubscriptionChangeRequest.class)
        .setParameter("approved", ChangeStatus.APPROVED)
        .setParameter("today", tx.today())
        .setMaxResults(limit)
        .getResultList();
    for (SubscriptionChangeRequest request : due) {
      Subscription subscription = tx.require(Subscription.class, request.subscription());
      boolean live = subscription.status() == SubscriptionStatus.ACTIVE
          || subscription.status() == SubscriptionStatus.SUSPENDED;
      if (live && subscription.offer().equals(request.currentOffer())) {
        apply(tx, request);
      } else {
        request.cancel(tx.actor().name(), tx.now());
      }
    }
    return due.size();
  }

  private void apply(Tx tx, SubscriptionChangeRequest request) {
    Subscription subscription = subscriptions.locked(tx, request.subscription());
    if (!subscription.offer().equals(request.currentOffer())) {
      throw Problem.conflict("change_outdated", "the service is on another offer by now");
    }
    PlanMove move = PlanMove.of(tx, subscription, request.requestedOffer());
    SubscriptionStatus status = subscription.status();
    request.apply(subscription.terms().unitPriceMinor(), tx.now());
    subscription.moveTo(request.requestedOffer());
    LocalDate day = request.effectiveOn();
    subscription.reconsider(day);
    SubscriptionEvent.Subject subject = SubscriptionEvent.Subject.of(subscription);
    if (move.isUpgrade()) {
      Subscriptions.history(tx, subscription, LifecycleEventType.UPGRADE, status, day, null);
      tx.publish(new SubscriptionEvent.SubscriptionUpgraded(
          subject, request.currentOffer(), request.requestedOffer(), day));
    } else {
      Subscriptions.history(tx, subscription, LifecycleEventType.DOWNGRADE, status, day, null);
      tx.publish(new SubscriptionEvent.SubscriptionDowngraded(
          subject, request.currentOffer(), request.requestedOffer(), day));
    }
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
