package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.catalog.addon.OfferAddOn;
import io.dotmac.sub.core.catalog.addon.OfferAddOns;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.sequence.Sequences;
import io.dotmac.sub.core.sequence.Series;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.SubscriptionEvent.Subject;
import io.dotmac.sub.core.subscription.SubscriptionEvent.SubscriptionActivated;
import io.dotmac.sub.core.subscription.SubscriptionEvent.SubscriptionCanceled;
import io.dotmac.sub.core.subscription.SubscriptionEvent.SubscriptionCreated;
import io.dotmac.sub.core.subscription.SubscriptionEvent.SubscriptionExpired;
import io.dotmac.sub.core.subscription.SubscriptionEvent.SubscriptionResumed;
import io.dotmac.sub.core.subscription.SubscriptionEvent.SubscriptionSuspended;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Statistics;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Services of subscribers: creates them one by one or by the thousand and moves their status. */
public final class Subscriptions {
  /** All services a caller may see, the newest first. */
  public static final Listing<Subscription> LISTING = Listing.of(Subscription.class)
      .filter(
          "status", "e.status = :status", text -> WireName.parse(SubscriptionStatus.class, text))
      .filter("subscriber_id", "e.subscriber.value = :subscriber_id", Id::parse)
      .filter("account_id", "e.account = :account_id", Id::parse)
      .filter("offer_id", "e.offer.value = :offer_id", Id::parse)
      .filter("service_address_id", "e.terms.serviceAddress.value = :service_address_id", Id::parse)
      .filter("subscription_number", "e.number = :subscription_number", text -> text)
      .filter("external_id", "e.terms.externalId = :external_id", text -> text)
      .filter("next_bill_before", "e.nextBillOn < :next_bill_before", LocalDate::parse)
      .filter("started_from", "e.startOn >= :started_from", LocalDate::parse)
      .filter("started_before", "e.startOn < :started_before", LocalDate::parse)
      .filter("ends_before", "e.endOn < :ends_before", LocalDate::parse)
      .sort("number", "e.number")
      .sort("status", "cast(e.status as String)")
      .sort("created_at", "e.createdAt")
      .sort("start_on", "e.startOn")
      .sort("next_bill_on", "e.nextBillOn")
      .search("lower(e.number) like :q escape '\\'"
          + " or lower(e.terms.serviceDescription) like :q escape '\\'"
          + " or e.subscriber.value in (select s.id.value from Subscriber s"
          + " where lower(concat(s.person.firstName, ' ', s.person.lastName))"
          + " like :q escape '\\'"
          + " or lower(s.number) like :q escape '\\')")
      .own("e.subscriber.value = :own")
      .reseller("e.subscriber.value in"
          + " (select s.id.value from Subscriber s where s.reseller.value = :reseller)");

  /** The history of services, the newest first. */
  public static final Listing<SubscriptionLifecycleEvent> HISTORY = Listing.of(
          SubscriptionLifecycleEvent.class)
      .filter("subscription_id", "e.subscription.value = :subscription_id", Id::parse)
      .filter(
          "event_type",
          "e.type = :event_type",
          text -> WireName.parse(LifecycleEventType.class, text))
      .sort("occurred_at", "e.occurredAt")
      .own("e.subscription.value in"
          + " (select s.id.value from Subscription s where s.subscriber.value = :own)")
      .reseller("e.subscription.value in (select s.id.value from Subscription s, Subscriber b"
          + " where s.subscriber.value = b.id.value and b.reseller.value = :reseller)");

  private static final int MANY = 100;

  private final OfferAddOns offerAddOns = new OfferAddOns();
  private final FieldWork field;

  /** Services that nobody has to go anywhere for. */
  public Subscriptions() {
    this(FieldWork.NONE);
  }

  /** Has done outside the office what {@code field} says. */
  public Subscriptions(FieldWork field) {
    this.field = field;
  }

  /** Creates one service. */
  public Subscription create(Tx tx, NewSubscription wanted) {
    return createAll(tx, List.of(wanted)).get(0);
  }

  /**
   * Creates all of them with a handful of queries, or none: a wrong one is an invalid-input problem
   * whose pointers start with its index ({@code /3/offer_id}) when there are several. Add-ons that
   * an offer requires are added.
   */
  public List<Subscription> createAll(Tx tx, List<NewSubscription> wanted) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    SubscriptionChecks checks = new SubscriptionChecks(tx, wanted);
    refuse(checks.check(wanted));
    Map<OfferId, List<OfferAddOn>> required = offerAddOns.required(
        tx, wanted.stream().map(NewSubscription::offer).distinct().toList());
    long number = Sequences.block(tx, Series.SUBSCRIPTION, wanted.size());
    List<Subscription> created = new ArrayList<>(wanted.size());
    for (NewSubscription one : wanted) {
      String text = Sequences.format(tx, Series.SUBSCRIPTION, number++);
      Subscription subscription = new Subscription(text, one, checks.facts(one));
      List<SubscriptionLifecycleEvent> history = begin(tx, subscription, one);
      // As it is now: saved before it was activated, it would be written twice.
      tx.save(subscription);
      history.forEach(tx::save);
      required
          .getOrDefault(one.offer(), List.of())
          .forEach(link -> tx.save(SubscriptionAddOn.required(subscription, link)));
      created.add(subscription);
    }
    field.begin(tx, waiting(created));
    if (wanted.size() >= MANY) {
      Statistics.refresh(tx, "subscription", "subscription_lifecycle_event");
    }
    return created;
  }

  /** What is wrong with each, in the same order, without creating any. */
  public List<List<FieldError>> check(Tx tx, List<NewSubscription> wanted) {
    return new SubscriptionChecks(tx, wanted).check(wanted);
  }

  /** The service of that id, if the caller may see it. */
  public Subscription require(Tx tx, SubscriptionId id) {
    return LISTING.require(tx, id);
  }

  /** All services of a subscriber, the oldest first. */
  public List<Subscription> ofSubscriber(Tx tx, SubscriberId subscriber) {
    return tx.session()
        .createSelectionQuery(
            "from Subscription e where e.subscriber.value = :subscriber order by e.id.value",
            Subscription.class)
        .setParameter("subscriber", subscriber.value())
        .getResultList();
  }

  /** Changes what may be edited. */
  public Subscription update(Tx tx, SubscriptionId id, SubscriptionTerms terms) {
    Subscription subscription = require(tx, id);
    SubscriptionUpdate.check(tx, subscription, terms);
    subscription.change(terms);
    return subscription;
  }

  /** Pending becomes active; {@code on} is the first day unless one was agreed before. */
  public Subscription activate(Tx tx, SubscriptionId id, @Nullable LocalDate on) {
    Subscription subscription = locked(tx, id);
    field.requireDone(tx, subscription);
    tx.save(activated(tx, subscription, on == null ? tx.today() : on));
    return subscription;
  }

  /** Active becomes suspended from that day on, today by default. */
  public Subscription suspend(
      Tx tx, SubscriptionId id, @Nullable String reason, @Nullable LocalDate on) {
    Subscription subscription = locked(tx, id);
    tx.save(suspended(tx, subscription, reason, on == null ? tx.today() : on));
    return subscription;
  }

  /** Suspended becomes active from that day on, today by default. */
  public Subscription resume(Tx tx, SubscriptionId id, @Nullable LocalDate on) {
    Subscription subscription = locked(tx, id);
    SubscriptionStatus from = subscription.status();
    LocalDate day = on == null ? tx.today() : on;
    subscription.resume();
    subscription.reconsider(day);
    history(tx, subscription, LifecycleEventType.RESUME, from, day, null);
    tx.publish(new SubscriptionResumed(Subject.of(subscription), day));
    return subscription;
  }

  /** Ends it before its time: {@code on} is the first day that is no longer served. */
  public Subscription cancel(
      Tx tx, SubscriptionId id, @Nullable String reason, @Nullable LocalDate on) {
    Subscription subscription = locked(tx, id);
    SubscriptionStatus from = subscription.status();
    LocalDate day = on == null ? tx.today() : on;
    subscription.cancel(day, reason, tx.now());
    history(tx, subscription, LifecycleEventType.CANCEL, from, day, reason);
    tx.publish(new SubscriptionCanceled(Subject.of(subscription), day, reason));
    field.end(tx, subscription, day);
    return subscription;
  }

  /** Ends it because its time is over. */
  public Subscription expire(Tx tx, SubscriptionId id, @Nullable LocalDate on) {
    Subscription subscription = locked(tx, id);
    SubscriptionStatus from = subscription.status();
    LocalDate day = on == null ? tx.today() : on;
    subscription.expire(day);
    history(tx, subscription, LifecycleEventType.EXPIRE, from, day, null);
    tx.publish(new SubscriptionExpired(Subject.of(subscription), day));
    field.end(tx, subscription, day);
    return subscription;
  }

  /**
   * Expires services whose last day is over and contracts that do not renew, and renews the others;
   * at most {@code limit} of them. Gives how many it handled.
   */
  public int expireDue(Tx tx, int limit) {
    List<Subscription> due = tx.session()
        .createSelectionQuery(
            "from Subscription e where e.status in (:live)"
                + " and (e.endOn <= :today or e.contractEndOn <= :today) order by e.id.value",
            Subscription.class)
        .setParameterList("live", List.of(SubscriptionStatus.ACTIVE, SubscriptionStatus.SUSPENDED))
        .setParameter("today", tx.today())
        .setMaxResults(limit)
        .getResultList();
    for (Subscription subscription : due) {
      LocalDate end = subscription.endOn().orElse(LocalDate.MAX);
      if (!end.isAfter(tx.today())) {
        expire(tx, subscription.id(), end);
      } else if (subscription.terms().autoRenew()) {
        subscription.renew();
      } else {
        expire(tx, subscription.id(), subscription.contractEndOn().orElseThrow());
      }
    }
    return due.size();
  }

  /** The next billing run looks at the days from {@code day} on again. */
  public void reconsider(Tx tx, SubscriptionId id, LocalDate day) {
    locked(tx, id).reconsider(day);
  }

  /** Refuses to go on while the subscriber has a service that is not over. */
  public void requireNoneLive(Tx tx, SubscriberId subscriber) {
    boolean live = ofSubscriber(tx, subscriber).stream()
        .anyMatch(one -> one.status() != SubscriptionStatus.CANCELED
            && one.status() != SubscriptionStatus.EXPIRED);
    if (live) {
      throw Problem.conflict(
          "subscriptions_live", "the subscriber has services; cancel them first");
    }
  }

  /** Those that are to begin here; what was charged elsewhere works already. */
  private static List<Subscription> waiting(List<Subscription> created) {
    return created.stream()
        .filter(one ->
            one.status() == SubscriptionStatus.PENDING && one.billedThrough().isEmpty())
        .toList();
  }

  private static List<SubscriptionLifecycleEvent> begin(
      Tx tx, Subscription subscription, NewSubscription wanted) {
    List<SubscriptionLifecycleEvent> history = new ArrayList<>(3);
    LocalDate start = wanted.startOn() == null ? tx.today() : wanted.startOn();
    history.add(new SubscriptionLifecycleEvent(
        tx, subscription, LifecycleEventType.CREATE, null, start, null));
    tx.publish(new SubscriptionCreated(
        Subject.of(subscription), subscription.offer(), subscription.status()));
    if (wanted.status() != SubscriptionStatus.PENDING) {
      history.add(activated(tx, subscription, start));
    }
    if (wanted.status() == SubscriptionStatus.SUSPENDED) {
      history.add(suspended(tx, subscription, "imported as suspended", tx.today()));
    }
    return history;
  }

  private static SubscriptionLifecycleEvent activated(
      Tx tx, Subscription subscription, LocalDate on) {
    subscription.activate(on, tx.now());
    LocalDate start = subscription.startOn().orElse(on);
    tx.publish(new SubscriptionActivated(Subject.of(subscription), subscription.offer(), start));
    return new SubscriptionLifecycleEvent(
        tx, subscription, LifecycleEventType.ACTIVATE, SubscriptionStatus.PENDING, start, null);
  }

  private static SubscriptionLifecycleEvent suspended(
      Tx tx, Subscription subscription, @Nullable String reason, LocalDate on) {
    SubscriptionStatus from = subscription.status();
    subscription.suspend(tx.now());
    subscription.reconsider(on);
    tx.publish(new SubscriptionSuspended(Subject.of(subscription), on, reason));
    return new SubscriptionLifecycleEvent(
        tx, subscription, LifecycleEventType.SUSPEND, from, on, reason);
  }

  static void history(
      Tx tx,
      Subscription subscription,
      LifecycleEventType type,
      @Nullable SubscriptionStatus from,
      LocalDate on,
      @Nullable String reason) {
    tx.save(new SubscriptionLifecycleEvent(tx, subscription, type, from, on, reason));
  }

  Subscription locked(Tx tx, SubscriptionId id) {
    require(tx, id);
    return tx.lock(Subscription.class, id);
  }

  private static void refuse(List<List<FieldError>> found) {
    Checks all = new Checks();
    for (int i = 0; i < found.size(); i++) {
      Checks row = found.size() == 1 ? all : all.below("/" + i);
      found.get(i).forEach(e -> row.rule(false, e.pointer(), e.code(), e.detail()));
    }
    all.done();
  }
}
