package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.sequence.Sequences;
import io.dotmac.sub.core.sequence.Series;
import io.dotmac.sub.core.subscriber.SubscriberEvent.SubscriberCreated;
import io.dotmac.sub.core.subscriber.SubscriberEvent.SubscriberReactivated;
import io.dotmac.sub.core.subscriber.SubscriberEvent.SubscriberSuspended;
import io.dotmac.sub.core.subscriber.SubscriberEvent.SubscriberUpdated;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Scope;
import io.dotmac.sub.core.tx.Statistics;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Subscribers: creates them one by one or by the thousand, edits them, and moves their status.
 * Status verbs change the subscriber alone; cutting off or restoring its services is the caller's
 * flow.
 */
public final class Subscribers {
  /** All subscribers a caller may see, the newest first. */
  public static final Listing<Subscriber> LISTING = Listing.of(Subscriber.class)
      .filter("status", "e.status = :status", text -> WireName.parse(SubscriberStatus.class, text))
      .filter("subscriber_number", "e.number = :subscriber_number", text -> text)
      .filter("account_number", "e.accountNumber = :account_number", text -> text)
      .filter("external_id", "e.externalId = :external_id", text -> text)
      .filter("email", "lower(e.person.email) = :email", EmailAddress::key)
      .filter("phone", "e.person.phone = :phone", text -> text)
      .filter("city", "e.address.city = :city", text -> text)
      .filter("region", "e.address.region = :region", text -> text)
      .filter("organization_id", "e.organization.value = :organization_id", Id::parse)
      .filter("reseller_id", "e.reseller.value = :reseller_id", Id::parse)
      .filter("started_from", "e.accountStartOn >= :started_from", LocalDate::parse)
      .filter("started_before", "e.accountStartOn < :started_before", LocalDate::parse)
      .sort("created_at", "e.createdAt")
      .sort("number", "e.number")
      .sort("subscriber_number", "e.number")
      .sort("name", "lower(e.person.lastName)")
      .sort("email", "lower(e.person.email)")
      .sort("status", "cast(e.status as String)")
      .sort("account_start_on", "e.accountStartOn")
      .search("lower(concat(e.person.firstName, ' ', e.person.lastName)) like :q escape '\\'"
          + " or lower(e.person.displayName) like :q escape '\\'"
          + " or lower(e.person.email) like :q escape '\\'"
          + " or e.person.phone like :q escape '\\'"
          + " or lower(e.number) like :q escape '\\'"
          + " or lower(e.accountNumber) like :q escape '\\'")
      .own("e.id.value = :own")
      .reseller("e.reseller.value = :reseller");

  private static final int MANY = 100;

  private final SubscriberChecks checks = new SubscriberChecks();

  /** Creates one subscriber. */
  public Subscriber create(Tx tx, NewSubscriber wanted) {
    return createAll(tx, List.of(wanted)).get(0);
  }

  /**
   * Creates all of them with a handful of queries, or none: a wrong one is an invalid-input problem
   * whose pointers start with its index ({@code /3/email}) when there are several.
   */
  public List<Subscriber> createAll(Tx tx, List<NewSubscriber> wanted) {
    List<NewSubscriber> scoped = wanted.stream().map(one -> scoped(tx, one)).toList();
    refuse(check(tx, scoped));
    Numbers numbers = numbers(tx, scoped);
    List<Subscriber> created = new ArrayList<>(scoped.size());
    List<SubscriberEvent> events = new ArrayList<>(scoped.size());
    for (NewSubscriber one : scoped) {
      LocalDate since = one.accountStartOn();
      String number = one.subscriberNumber();
      String account = one.accountNumber();
      Subscriber subscriber = new Subscriber(
          SubscriberId.next(),
          number == null ? numbers.subscriber.next(tx) : number,
          account == null ? numbers.account.next(tx) : account,
          since == null ? tx.today() : since,
          one.status(),
          one.details());
      tx.save(subscriber);
      created.add(subscriber);
      events.add(new SubscriberCreated(subscriber.id(), subscriber.number(), subscriber.status()));
    }
    tx.publishAll(events);
    if (created.size() >= MANY) {
      Statistics.refresh(tx, "subscriber");
    }
    return created;
  }

  /**
   * What is wrong with each, in the same order, without creating any: the rules of each field, and
   * numbers, e-mail addresses and external ids that are taken or repeated among them.
   */
  public List<List<FieldError>> check(Tx tx, List<NewSubscriber> wanted) {
    return checks.check(tx, wanted);
  }

  /** The subscriber of that id, if the caller may see it. */
  public Subscriber require(Tx tx, SubscriberId id) {
    return LISTING.require(tx, id);
  }

  /** The subscriber of that number. */
  public Optional<Subscriber> byNumber(Tx tx, String number) {
    return tx.session()
        .createSelectionQuery("from Subscriber e where e.number = :number", Subscriber.class)
        .setParameter("number", number)
        .uniqueResultOptional();
  }

  /** Changes what may be edited. Only staff moves a subscriber to another reseller. */
  public Subscriber update(Tx tx, SubscriberId id, SubscriberDetails details) {
    Subscriber subscriber = require(tx, id);
    SubscriberDetails allowed = tx.scope() instanceof Scope.Whole
        ? details
        : details.withReseller(subscriber.reseller().orElse(null));
    checks.checkUpdate(tx, subscriber, allowed);
    subscriber.apply(allowed);
    updated(tx, subscriber);
    return subscriber;
  }

  /** Active or delinquent becomes suspended. */
  public Subscriber suspend(Tx tx, SubscriberId id, @Nullable String reason) {
    Subscriber subscriber = locked(tx, id);
    subscriber.suspend(reason, tx.now());
    tx.publish(new SubscriberSuspended(subscriber.id(), subscriber.number(), reason));
    return subscriber;
  }

  /** Suspended or delinquent becomes active. */
  public Subscriber reactivate(Tx tx, SubscriberId id) {
    Subscriber subscriber = locked(tx, id);
    subscriber.reactivate(tx.now());
    tx.publish(new SubscriberReactivated(subscriber.id(), subscriber.number()));
    return subscriber;
  }

  /**
   * Ends the relation; the record and its history stay. Running services are the caller's concern.
   */
  public Subscriber cancel(Tx tx, SubscriberId id, @Nullable String reason) {
    Subscriber subscriber = locked(tx, id);
    subscriber.cancel(reason, tx.now());
    updated(tx, subscriber);
    return subscriber;
  }

  /** Active becomes delinquent; whoever is suspended or canceled stays so. */
  public void fallBehind(Tx tx, SubscriberId id) {
    Subscriber subscriber = locked(tx, id);
    if (subscriber.fallBehind(tx.now())) {
      updated(tx, subscriber);
    }
  }

  /** Delinquent becomes active; whoever is suspended or canceled stays so. */
  public void catchUp(Tx tx, SubscriberId id) {
    Subscriber subscriber = locked(tx, id);
    if (subscriber.catchUp(tx.now())) {
      updated(tx, subscriber);
    }
  }

  /** The e-mail address proved to be the subscriber's. */
  public void verifyEmail(Tx tx, SubscriberId id) {
    require(tx, id).verifyEmail();
  }

  private Subscriber locked(Tx tx, SubscriberId id) {
    require(tx, id);
    return tx.lock(Subscriber.class, id);
  }

  private static void updated(Tx tx, Subscriber subscriber) {
    tx.publish(new SubscriberUpdated(subscriber.id(), subscriber.number(), subscriber.status()));
  }

  /** A reseller's new subscribers are its own, whatever the input says. */
  private static NewSubscriber scoped(Tx tx, NewSubscriber wanted) {
    if (tx.scope() instanceof Scope.Reseller mine) {
      return new NewSubscriber(
          wanted.details().withReseller(new ResellerId(mine.reseller())),
          wanted.subscriberNumber(),
          wanted.accountNumber(),
          wanted.accountStartOn(),
          wanted.status());
    }
    return wanted;
  }

  private static void refuse(List<List<FieldError>> found) {
    Checks all = new Checks();
    for (int i = 0; i < found.size(); i++) {
      Checks row = found.size() == 1 ? all : all.below("/" + i);
      found.get(i).forEach(e -> row.rule(false, e.pointer(), e.code(), e.detail()));
    }
    all.done();
  }

  private static Numbers numbers(Tx tx, List<NewSubscriber> wanted) {
    long subscribers =
        wanted.stream().filter(one -> one.subscriberNumber() == null).count();
    long accounts = wanted.stream().filter(one -> one.accountNumber() == null).count();
    return new Numbers(
        new Block(tx, Series.SUBSCRIBER, subscribers), new Block(tx, Series.ACCOUNT, accounts));
  }

  private record Numbers(Block subscriber, Block account) {}

  /** Consecutive numbers taken in one statement. */
  private static final class Block {
    private final Series series;
    private long next;

    Block(Tx tx, Series series, long count) {
      this.series = series;
      this.next = count == 0 ? 0 : Sequences.block(tx, series, Math.toIntExact(count));
    }

    String next(Tx tx) {
      return Sequences.format(tx, series, next++);
    }
  }

  /** Refuses what names nobody the caller may see; for services that refer to subscribers. */
  public static void requireVisible(Tx tx, SubscriberId id) {
    if (tx.find(Subscriber.class, id).isEmpty() || !LISTING.visible(tx, id.value())) {
      throw Problem.invalid("/subscriber_id", "unknown", "no subscriber " + id + " exists");
    }
  }
}
