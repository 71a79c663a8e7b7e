package io.dotmac.sub.core.access.hold;

import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.catalog.offer.CatalogOffer;
import io.dotmac.sub.core.catalog.policy.PolicySet;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.core.catalog.policy.PolicySets;
import io.dotmac.sub.core.catalog.policy.PolicyTerms;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.SubscriptionStatus;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Holds and extensions of services: asks for them, begins and ends them on their days. */
public final class Holds {
  /** All of them, the newest first. */
  public static final Listing<ServiceHold> LISTING = Listing.of(ServiceHold.class)
      .filter("subscription_id", "e.subscription.value = :subscription_id", Id::parse)
      .filter("kind", "e.kind = :kind", text -> WireName.parse(HoldKind.class, text))
      .filter("status", "e.status = :status", text -> WireName.parse(HoldStatus.class, text))
      .sort("start_on", "e.startOn")
      .own("e.subscription.value in"
          + " (select s.id.value from Subscription s where s.subscriber.value = :own)")
      .reseller("e.subscription.value in (select s.id.value from Subscription s, Subscriber b"
          + " where s.subscriber.value = b.id.value and b.reseller.value = :reseller)");

  private static final String OWNER = "hold";

  private final Subscriptions subscriptions = new Subscriptions();
  private final PolicySets policies = new PolicySets();
  private final ServiceLocks locks = new ServiceLocks();

  /** Plans a hold or an extension; one that starts today begins at once. */
  public ServiceHold request(Tx tx, NewHold wanted) {
    Subscription subscription = subscriptions.require(tx, wanted.subscriptionId());
    tx.lock(Subscription.class, subscription.id());
    LocalDate start = wanted.startOn() == null ? tx.today() : wanted.startOn();
    check(tx, subscription, wanted, start);
    BigDecimal fee = wanted.kind() == HoldKind.HOLD
        ? terms(tx, subscription).map(PolicyTerms::holdFeePercent).orElse(null)
        : null;
    ServiceHold hold = new ServiceHold(wanted, start, fee, tx.actor().name());
    tx.save(hold);
    subscriptions.reconsider(tx, subscription.id(), start);
    if (!start.isAfter(tx.today())) {
      begin(tx, hold);
    }
    return hold;
  }

  /** The hold of that id, if the caller may see it. */
  public ServiceHold require(Tx tx, HoldId id) {
    return LISTING.require(tx, id);
  }

  /** The service is back from today on. */
  public ServiceHold end(Tx tx, HoldId id) {
    ServiceHold hold = require(tx, id);
    end(tx, hold, tx.today());
    return hold;
  }

  /** Takes back what has not begun. */
  public ServiceHold cancel(Tx tx, HoldId id) {
    ServiceHold hold = require(tx, id);
    hold.cancel();
    subscriptions.reconsider(tx, hold.subscription(), hold.startOn());
    return hold;
  }

  /** Begins and ends what is due today; at most {@code limit}. Gives how many it handled. */
  public int advance(Tx tx, int limit) {
    List<ServiceHold> due = tx.session()
        .createSelectionQuery(
            "from ServiceHold e where e.status = :planned and e.startOn <= :today"
                + " or e.status = :active and e.endOn <= :today order by e.id.value",
            ServiceHold.class)
        .setParameter("planned", HoldStatus.PLANNED)
        .setParameter("active", HoldStatus.ACTIVE)
        .setParameter("today", tx.today())
        .setMaxResults(limit)
        .getResultList();
    for (ServiceHold hold : due) {
      if (hold.status() == HoldStatus.PLANNED) {
        begin(tx, hold);
      }
      Optional<LocalDate> end = hold.endOn().filter(day -> !day.isAfter(tx.today()));
      if (end.isPresent()) {
        end(tx, hold, end.get());
      }
    }
    return due.size();
  }

  private void begin(Tx tx, ServiceHold hold) {
    hold.begin();
    if (hold.kind() == HoldKind.HOLD) {
      locks.lock(
          tx,
          hold.subscription(),
          LockReason.CUSTOMER_HOLD,
          LockEffect.SUSPEND,
          OWNER,
          hold.reason().orElse(null));
    }
  }

  private void end(Tx tx, ServiceHold hold, LocalDate on) {
    hold.end(on);
    if (hold.kind() == HoldKind.HOLD) {
      locks.releaseOwned(tx, List.of(hold.subscription().value()), LockReason.CUSTOMER_HOLD, OWNER);
    }
    subscriptions.reconsider(tx, hold.subscription(), on);
  }

  private void check(Tx tx, Subscription subscription, NewHold wanted, LocalDate start) {
    boolean hold = wanted.kind() == HoldKind.HOLD;
    LocalDate end = wanted.endOn();
    LocalDate since = subscription.startOn().orElse(tx.today());
    Integer most = terms(tx, subscription).map(PolicyTerms::maxHoldDays).orElse(null);
    long days = end == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(start, end);
    new Checks()
        .rule(
            hold ? !start.isBefore(tx.today()) : !start.isBefore(since),
            "/start_on",
            "past",
            hold ? "today or later was expected" : "a day of service was expected")
        .rule(hold || end != null, "/end_on", "required", "an extension has an end")
        .rule(end == null || end.isAfter(start), "/end_on", "order", "a later day was expected")
        .rule(
            !hold || most == null || days <= most,
            "/end_on",
            "range",
            "a hold of at most " + most + " days was expected")
        .text("/reason", wanted.reason(), 500)
        .done();
    if (subscription.status() != SubscriptionStatus.ACTIVE) {
      throw Problem.conflict(
          "subscription_status",
          "the service is " + WireName.of(subscription.status()) + "; only an active one is held");
    }
    if (overlaps(tx, wanted, start)) {
      throw Problem.conflict(
          "hold_overlap", "the service has a hold on some of these days already");
    }
  }

  private static boolean overlaps(Tx tx, NewHold wanted, LocalDate start) {
    LocalDate end = wanted.endOn() == null ? LocalDate.of(9999, 12, 31) : wanted.endOn();
    return !tx.session()
        .createSelectionQuery(
            "from ServiceHold e where e.subscription.value = :id and e.status <> :canceled"
                + " and e.startOn < :end and (e.endOn is null or e.endOn > :start)",
            ServiceHold.class)
        .setParameter("id", wanted.subscriptionId().value())
        .setParameter("canceled", HoldStatus.CANCELED)
        .setParameter("end", end)
        .setParameter("start", start)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private Optional<PolicyTerms> terms(Tx tx, Subscription subscription) {
    PolicySetId named =
        tx.require(CatalogOffer.class, subscription.offer()).terms().policySetId();
    return (named == null ? policies.standard(tx) : tx.find(PolicySet.class, named))
        .map(PolicySet::terms);
  }
}
