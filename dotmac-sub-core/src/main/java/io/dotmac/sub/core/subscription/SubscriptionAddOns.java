package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.catalog.addon.AddOn;
import io.dotmac.sub.core.catalog.addon.AddOnId;
import io.dotmac.sub.core.catalog.addon.OfferAddOn;
import io.dotmac.sub.core.catalog.addon.OfferAddOns;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The add-ons of services. Another quantity is another add-on: the old one ends, a new one starts.
 */
public final class SubscriptionAddOns {
  /** All of them, the newest first. */
  public static final Listing<SubscriptionAddOn> LISTING = Listing.of(SubscriptionAddOn.class)
      .filter("subscription_id", "e.subscription.value = :subscription_id", Id::parse)
      .filter("add_on_id", "e.addOn.value = :add_on_id", Id::parse)
      .sort("start_on", "e.startOn")
      .own("e.subscription.value in"
          + " (select s.id.value from Subscription s where s.subscriber.value = :own)")
      .reseller("e.subscription.value in (select s.id.value from Subscription s, Subscriber b"
          + " where s.subscriber.value = b.id.value and b.reseller.value = :reseller)");

  private final OfferAddOns offerAddOns = new OfferAddOns();
  private final Subscriptions subscriptions = new Subscriptions();

  /**
   * Adds an add-on that goes with the service's offer.
   *
   * @param startOn absent: the first day of the service, or today if it has begun
   */
  public SubscriptionAddOn add(
      Tx tx, SubscriptionId id, AddOnId addOn, int quantity, @Nullable LocalDate startOn) {
    Subscription subscription = subscriptions.require(tx, id);
    Optional<OfferAddOn> link = offerAddOns.find(tx, subscription.offer(), addOn);
    new Checks()
        .rule(
            tx.find(AddOn.class, addOn).filter(AddOn::active).isPresent() && link.isPresent(),
            "/add_on_id",
            "not_offered",
            "the service's offer is not sold with this add-on")
        .rule(
            link.isEmpty() || link.get().terms().allows(quantity),
            "/quantity",
            "range",
            "the offer does not allow the quantity " + quantity)
        .rule(
            subscription.status() != SubscriptionStatus.CANCELED
                && subscription.status() != SubscriptionStatus.EXPIRED,
            "/subscription_id",
            "ended",
            "the service is over")
        .done();
    LocalDate start = startOn;
    if (start == null && subscription.status() != SubscriptionStatus.PENDING) {
      start = tx.today();
    }
    SubscriptionAddOn added = new SubscriptionAddOn(id, addOn, quantity, start);
    tx.save(added);
    if (start != null) {
      subscription.reconsider(start);
    }
    return added;
  }

  /** The add-on of that id, if the caller may see it. */
  public SubscriptionAddOn require(Tx tx, SubscriptionAddOnId id) {
    return LISTING.require(tx, id);
  }

  /** Ends it: {@code on}, today by default, is the first day it is no longer there. */
  public SubscriptionAddOn end(Tx tx, SubscriptionAddOnId id, @Nullable LocalDate on) {
    SubscriptionAddOn found = require(tx, id);
    LocalDate day = on == null ? tx.today() : on;
    found.end(day);
    subscriptions.require(tx, found.subscription()).reconsider(day);
    return found;
  }
}
