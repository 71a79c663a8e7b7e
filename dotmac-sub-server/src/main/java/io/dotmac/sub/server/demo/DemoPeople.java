package io.dotmac.sub.server.demo;

import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.core.subscriber.BillingDetails;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.subscription.NewSubscription;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.SubscriptionAddOns;
import io.dotmac.sub.core.subscription.SubscriptionTerms;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.imports.SubscriptionImport.ServiceLogin;
import io.dotmac.sub.server.imports.SubscriptionImport.ServiceLogins;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Makes the scenario's people customers of the provider: subscriber, service, add-ons, login. */
final class DemoPeople {
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private final DemoProvider provider;
  private final DemoCatalog catalog;
  private final ServiceLogins logins;
  private final long seed;
  private final Map<Integer, Subscription> services = new HashMap<>();

  DemoPeople(DemoProvider provider, DemoCatalog catalog, ServiceLogins logins, long seed) {
    this.provider = provider;
    this.catalog = catalog;
    this.logins = logins;
    this.seed = seed;
  }

  /** The service of each person who joined, by number. */
  Map<Integer, Subscription> services() {
    return services;
  }

  /** The service of somebody who joined. */
  Subscription service(DemoPerson person) {
    Subscription service = services.get(person.number());
    if (service == null) {
      throw new IllegalStateException("person " + person.number() + " has not joined");
    }
    return service;
  }

  /**
   * Signs them up.
   *
   * @param billedThrough the days before it were billed elsewhere; absent: bill from the start
   */
  void join(Tx tx, List<DemoPerson> people, @Nullable LocalDate billedThrough) {
    if (people.isEmpty()) {
      return;
    }
    List<Subscriber> subscribers =
        new Subscribers().createAll(tx, people.stream().map(this::subscriber).toList());
    List<NewSubscription> wanted = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      wanted.add(subscription(people.get(i), subscribers.get(i), billedThrough));
    }
    List<Subscription> created = new Subscriptions().createAll(tx, wanted);
    tx.session().flush();
    BillingAccounts.ensure(tx, subscribers.stream().map(one -> one.id().value()).toList());
    List<ServiceLogin> access = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      DemoPerson person = people.get(i);
      services.put(person.number(), created.get(i));
      addOns(tx, person, created.get(i));
      access.add(new ServiceLogin(created.get(i), person.login(), password(person), null, null));
    }
    logins.create(tx, access);
  }

  /** What the person's router signs in with: the same for the same seed. */
  String password(DemoPerson person) {
    SplittableRandom random = new SplittableRandom(seed * 31 + person.number());
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }

  private NewSubscriber subscriber(DemoPerson person) {
    SubscriberDetails details = SubscriberDetails.of(
            Person.of(person.firstName(), person.lastName(), person.email())
                .withPhone(person.phone()),
            PostalAddress.of(person.street(), person.city(), provider.country()),
            provider.currency())
        .withExternalId("demo-" + person.number())
        .withBilling(BillingDetails.standard(provider.currency()).onDay(person.billingDay()));
    return NewSubscriber.of(details).since(person.joinedOn());
  }

  private NewSubscription subscription(
      DemoPerson person, Subscriber subscriber, @Nullable LocalDate billedThrough) {
    NewSubscription service = NewSubscription.active(
            subscriber.id(), catalog.offers().get(person.plan()), person.joinedOn())
        .anchored(person.billingDay())
        .on(SubscriptionTerms.PLAIN.known("demo-" + person.number()));
    return billedThrough == null ? service : service.billedThrough(billedThrough);
  }

  private void addOns(Tx tx, DemoPerson person, Subscription service) {
    SubscriptionAddOns addOns = new SubscriptionAddOns();
    if (person.staticAddress()) {
      addOns.add(tx, service.id(), catalog.staticAddress(), 1, person.joinedOn());
    }
    if (person.managedWifi()) {
      addOns.add(tx, service.id(), catalog.managedWifi(), 1, person.joinedOn());
    }
  }
}
