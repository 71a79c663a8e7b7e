package io.dotmac.sub.core.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.catalog.ContractTerm;
import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.PriceType;
import io.dotmac.sub.core.catalog.addon.AddOnId;
import io.dotmac.sub.core.catalog.addon.AddOnTerms;
import io.dotmac.sub.core.catalog.addon.AddOnType;
import io.dotmac.sub.core.catalog.addon.AddOns;
import io.dotmac.sub.core.catalog.addon.OfferAddOnTerms;
import io.dotmac.sub.core.catalog.addon.OfferAddOns;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.OfferStatus;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubscriptionsDbTest {
  private static final LocalDate START = LocalDate.of(2026, 1, 31);

  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final Offers offers = new Offers();
  private final AddOns addOns = new AddOns();
  private final Subscribers subscribers = new Subscribers();
  private final Subscriptions subscriptions = new Subscriptions();
  private final SubscriberId ada = subscriber("ada@example.net");
  private final OfferId fiber = in(tx -> offer(tx, OfferDraft.named("Fiber 50")));

  private <R> R in(Function<Tx, R> work) {
    return db.inTx(tenant, work);
  }

  private OfferId offer(Tx tx, OfferDraft draft) {
    Price price = Price.recurring(Money.of("15000", "NGN"));
    return offers.create(tx, draft.terms(), List.of(price)).id();
  }

  private SubscriberId subscriber(String email) {
    SubscriberDetails details =
        SubscriberDetails.of(Person.of("Ada", "Obi", email), PostalAddress.NONE, "NGN");
    return in(tx -> subscribers.create(tx, NewSubscriber.of(details)).id());
  }

  private SubscriptionId active() {
    return in(tx ->
        subscriptions.create(tx, NewSubscription.active(ada, fiber, START)).id());
  }

  private List<FieldError> refused(NewSubscription wanted) {
    try {
      in(tx -> subscriptions.create(tx, wanted));
    } catch (ProblemException e) {
      return e.problem().errors();
    }
    return List.of();
  }

  @Test
  void aPendingServiceBecomesActiveOnTheDayOfItsActivation() {
    SubscriptionId id =
        in(tx -> subscriptions.create(tx, NewSubscription.pending(ada, fiber)).id());

    Subscription activated = in(tx -> subscriptions.activate(tx, id, START));

    assertThat(activated.status()).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(activated.startOn()).contains(START);
    assertThat(activated.anchorDay()).contains(31);
    assertThat(activated.nextBillOn()).contains(START);
    assertThat(activated.account()).isEqualTo(ada.value());
    assertThat(activated.number()).isEqualTo("SVC-000001");
  }

  @Test
  void anImportedServiceIsNotBilledForWhatWasBilledElsewhere() {
    LocalDate cutOver = LocalDate.of(2026, 7, 1);

    Subscription imported = in(tx ->
        subscriptions.create(tx, NewSubscription.active(ada, fiber, START).billedThrough(cutOver)));

    assertThat(imported.nextBillOn()).contains(cutOver);
    assertThat(imported.startOn()).contains(START);
  }

  @Test
  void theSubscribersBillingDayIsTheAnchorUnlessOneIsGiven() {
    SubscriberDetails details =
        SubscriberDetails.of(Person.of("Eve", "O", "eve@example.net"), PostalAddress.NONE, "NGN");
    SubscriberId eve = in(tx -> subscribers
        .create(tx, NewSubscriber.of(details.withBilling(details.billing().onDay(5))))
        .id());

    Subscription inherited =
        in(tx -> subscriptions.create(tx, NewSubscription.active(eve, fiber, START)));
    Subscription given = in(
        tx -> subscriptions.create(tx, NewSubscription.active(eve, fiber, START).anchored(12)));

    assertThat(inherited.anchorDay()).contains(5);
    assertThat(given.anchorDay()).contains(12);
  }

  @Test
  void eachVerbIsARowOfHistoryAndAnEvent() {
    SubscriptionId id = active();
    in(tx -> subscriptions.suspend(tx, id, "late", START.plusDays(40)));
    in(tx -> subscriptions.resume(tx, id, START.plusDays(45)));
    in(tx -> subscriptions.cancel(tx, id, "moved", START.plusDays(90)));

    List<SubscriptionLifecycleEvent> history = in(tx -> Subscriptions.HISTORY
        .fetch(
            tx, new ListQuery(Map.of("subscription_id", id.toString()), "id", false, 10, 0, null))
        .items());
    List<String> events = in(tx -> tx.session()
        .createSelectionQuery(
            "from EventRecord e where e.subscriptionId = :id order by e.seq", EventRecord.class)
        .setParameter("id", id.value())
        .getResultStream()
        .map(EventRecord::type)
        .toList());

    assertThat(history)
        .extracting(SubscriptionLifecycleEvent::type, SubscriptionLifecycleEvent::effectiveOn)
        .containsExactly(
            tuple(LifecycleEventType.CREATE, START),
            tuple(LifecycleEventType.ACTIVATE, START),
            tuple(LifecycleEventType.SUSPEND, START.plusDays(40)),
            tuple(LifecycleEventType.RESUME, START.plusDays(45)),
            tuple(LifecycleEventType.CANCEL, START.plusDays(90)));
    assertThat(events)
        .containsExactly(
            "subscription.created",
            "subscription.activated",
            "subscription.suspended",
            "subscription.resumed",
            "subscription.canceled");
  }

  @Test
  void theHistoryCannotBeRewritten() {
    active();

    assertThatThrownBy(() -> in(tx -> tx.jdbc(connection -> connection
            .createStatement()
            .executeUpdate("update subscription_lifecycle_event" + " set reason = 'x'"))))
        .hasMessageContaining("subscription_lifecycle_event");
  }

  @Test
  void aCanceledServiceIsOverForGood() {
    SubscriptionId id = active();
    in(tx -> subscriptions.cancel(tx, id, null, START.plusDays(3)));

    assertThatThrownBy(() -> in(tx -> subscriptions.resume(tx, id, null)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.Conflict.class));
    Subscription canceled = in(tx -> subscriptions.require(tx, id));
    assertThat(canceled.endOn()).contains(START.plusDays(3));
  }

  @Test
  void wrongReferencesAndDatesAreNamed() {
    assertThat(refused(NewSubscription.pending(SubscriberId.next(), fiber)))
        .extracting(FieldError::pointer)
        .containsExactly("/subscriber_id");
    assertThat(refused(NewSubscription.pending(ada, OfferId.next())))
        .extracting(FieldError::pointer)
        .containsExactly("/offer_id");
    assertThat(refused(NewSubscription.active(ada, fiber, START).anchored(32)))
        .extracting(FieldError::pointer)
        .containsExactly("/anchor_day");
  }

  @Test
  void anOfferOutOfSaleTakesNoNewServiceButAnImportedOne() {
    in(tx -> offers.become(tx, fiber, OfferStatus.ARCHIVED));

    assertThat(refused(NewSubscription.active(ada, fiber, START)))
        .extracting(FieldError::code)
        .containsExactly("not_sold");
    assertThat(refused(NewSubscription.active(ada, fiber, START).billedThrough(START)))
        .isEmpty();
  }

  @Test
  void thousandsOfServicesAreCreatedAtOnce() {
    List<NewSubscription> wanted = IntStream.range(0, 2_000)
        .mapToObj(i ->
            NewSubscription.active(ada, fiber, START).on(SubscriptionTerms.PLAIN.known("S" + i)))
        .toList();

    int created = in(tx -> subscriptions.createAll(tx, wanted).size());

    assertThat(created).isEqualTo(2_000);
    assertThat(refused(wanted.get(7)))
        .extracting(FieldError::pointer)
        .containsExactly("/external_id");
  }

  @Test
  void addOnsThatAnOfferRequiresComeWithEachService() {
    AddOnId router = in(tx -> {
      AddOnId id = addOns
          .create(
              tx,
              AddOnTerms.of("Router", "router", AddOnType.ROUTER_RENTAL),
              List.of(Price.recurring(Money.of("1500", "NGN"))),
              START)
          .id();
      new OfferAddOns().link(tx, fiber, id, new OfferAddOnTerms(true, 1, 2));
      return id;
    });

    SubscriptionId service = active();

    List<SubscriptionAddOn> added = in(tx -> SubscriptionAddOns.LISTING
        .fetch(tx, ListQuery.first().with(Map.of("subscription_id", service.toString())))
        .items());
    assertThat(added)
        .extracting(SubscriptionAddOn::addOn, SubscriptionAddOn::quantity)
        .containsExactly(tuple(router, 1));
    assertThatThrownBy(() -> in(tx -> new SubscriptionAddOns().add(tx, service, router, 3, null)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().errors().get(0).pointer()).isEqualTo("/quantity"));
  }

  @Test
  void anAddOnCostsOnADateWhatItsHistorySays() {
    in(tx -> {
      LocalDate change = tx.today().plusDays(5);
      AddOnId id = addOns
          .create(
              tx,
              AddOnTerms.of("Static IP", "ip", AddOnType.STATIC_IP),
              List.of(Price.recurring(Money.of("2000", "NGN"))),
              START)
          .id();
      addOns.addPrice(tx, id, Price.recurring(Money.of("2500", "NGN")), change);
      var prices = addOns.prices(tx, List.of(id)).get(id);
      assertThat(prices
              .on(change.minusDays(1), PriceType.RECURRING, "NGN")
              .orElseThrow()
              .figure())
          .isEqualTo("2000.00");
      assertThat(prices.on(change, PriceType.RECURRING, "NGN").orElseThrow().figure())
          .isEqualTo("2500.00");
      return id;
    });
  }

  @Test
  void aServiceExpiresOnItsLastDayAndAContractThatRenewsDoesNot() {
    SubscriptionId ending = active();
    OfferId yearly = in(tx -> offer(tx, OfferDraft.named("Y").term(ContractTerm.TWELVE_MONTH)));
    SubscriptionId renewing = in(tx -> subscriptions
        .create(tx, NewSubscription.active(ada, yearly, tx.today().minusMonths(13)))
        .id());
    in(tx -> tx.jdbc(connection -> connection
        .createStatement()
        .executeUpdate("update subscription set end_on = current_date - 1 where id = '"
            + ending.value()
            + "'")));

    int handled = in(tx -> subscriptions.expireDue(tx, 100));

    assertThat(handled).isEqualTo(2);
    Subscription ended = in(tx -> subscriptions.require(tx, ending));
    Subscription renewed = in(tx -> subscriptions.require(tx, renewing));
    assertThat(ended.status()).isEqualTo(SubscriptionStatus.EXPIRED);
    long announced = in(tx -> tx.session()
        .createSelectionQuery(
            "select count(*) from EventRecord e where e.subscriptionId = :id"
                + " and e.type = 'subscription.expired'",
            Long.class)
        .setParameter("id", ending.value())
        .getSingleResult());
    assertThat(announced).isEqualTo(1);
    assertThat(renewed.status()).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(renewed.contractEndOn().orElseThrow())
        .isAfter(
            renewed.activatedAt().orElseThrow().atZone(java.time.ZoneOffset.UTC).toLocalDate());
  }

  @Test
  void aServiceHasOneOpenWishToChangeAndItCanBeTakenBack() {
    ChangeRequests changes = new ChangeRequests();
    SubscriptionId id = active();
    OfferId faster = in(tx -> offer(tx, OfferDraft.named("Fiber 100")));
    ChangeRequestId wish =
        in(tx -> changes.request(tx, id, faster, tx.today().plusDays(1), null).id());

    assertThatThrownBy(() -> in(tx -> changes.request(tx, id, faster, null, null)))
        .isInstanceOf(ProblemException.class);
    SubscriptionChangeRequest canceled = in(tx -> changes.cancel(tx, wish));
    assertThat(canceled.status()).isEqualTo(ChangeStatus.CANCELED);
  }

  @Test
  void everySortOfTheListAndTheSearchWork() {
    active();

    for (String sort : Subscriptions.LISTING.sortNames()) {
      ListQuery query =
          new ListQuery(Map.of("status", "active", "q", "ada obi"), sort, true, 10, 0, null);
      List<Subscription> items = in(tx -> Subscriptions.LISTING.fetch(tx, query).items());
      assertThat(items).as(sort).hasSize(1);
    }
  }
}
