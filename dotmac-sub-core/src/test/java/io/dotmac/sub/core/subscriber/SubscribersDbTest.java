package io.dotmac.sub.core.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Actor;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubscribersDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final TenantId other = new TenantId(test.createTenant("USD", "UTC"));
  private final Subscribers subscribers = new Subscribers();
  private final Resellers resellers = new Resellers();

  private static NewSubscriber person(String first, String email) {
    return NewSubscriber.of(SubscriberDetails.of(
        Person.of(first, "Obi", email), PostalAddress.of("5 Marina", "Lagos", "NG"), "NGN"));
  }

  private SubscriberId create(String first, String email) {
    return db.inTx(tenant, tx -> subscribers.create(tx, person(first, email)).id());
  }

  private static Caller caller(TenantId tenant, Scope scope) {
    return new Caller(
        tenant, Actor.system("test"), Realm.STAFF, scope, Set.of("*"), Locale.ENGLISH);
  }

  private List<FieldError> refused(NewSubscriber wanted) {
    try {
      db.run(tenant, tx -> subscribers.create(tx, wanted));
    } catch (ProblemException e) {
      return e.problem().errors();
    }
    return List.of();
  }

  @Test
  void aNewSubscriberIsActiveAndHasTheNextNumbers() {
    Subscriber created =
        db.inTx(tenant, tx -> subscribers.create(tx, person("Ada", "ada@example.net")));

    assertThat(created.number()).isEqualTo("SUB-000001");
    assertThat(created.accountNumber()).isEqualTo("ACC-000001");
    assertThat(created.status()).isEqualTo(SubscriberStatus.ACTIVE);
    assertThat(created.name()).isEqualTo("Ada Obi");
  }

  @Test
  void whatWasSavedIsReadBack() {
    SubscriberId id = create("Ada", "ada@example.net");

    SubscriberDetails read = db.inTx(tenant, tx -> subscribers.require(tx, id).details());

    assertThat(read)
        .isEqualTo(person("Ada", "ada@example.net").details())
        .extracting(details -> details.billing().billingEnabled())
        .isEqualTo(true);
  }

  @Test
  void creationIsAnEventAboutTheSubscriber() {
    SubscriberId id = create("Ada", "ada@example.net");

    List<EventRecord> events = db.inTx(
        tenant,
        tx -> tx.session()
            .createSelectionQuery("from EventRecord e", EventRecord.class)
            .getResultList());

    assertThat(events).hasSize(1);
    assertThat(events.get(0).type()).isEqualTo("subscriber.created");
    assertThat(events.get(0).payload().toString()).contains(id.toString());
  }

  @Test
  void aChangeOfDetailsOrOfAStatusWithoutAnEventOfItsOwnIsAnnounced() {
    SubscriberId id = create("Ada", "ada@example.net");
    db.run(tenant, tx -> subscribers.fallBehind(tx, id));
    db.run(tenant, tx -> subscribers.fallBehind(tx, id));
    db.run(tenant, tx -> subscribers.cancel(tx, id, "moved"));

    List<String> types = db.inTx(
        tenant,
        tx -> tx.session()
            .createSelectionQuery("from EventRecord e order by e.seq", EventRecord.class)
            .getResultStream()
            .map(EventRecord::type)
            .toList());
    assertThat(types)
        .containsExactly("subscriber.created", "subscriber.updated", "subscriber.updated");
  }

  @Test
  void anEmailAddressIsUniqueWithinTheTenantWhateverItsCapitals() {
    create("Ada", "ada@example.net");

    assertThat(refused(person("Eve", "ADA@Example.net")))
        .extracting(FieldError::pointer, FieldError::code)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("/email", "taken"));
    SubscriberId elsewhere = db.inTx(
        other, tx -> subscribers.create(tx, person("Ada", "ada@example.net")).id());
    assertThat(elsewhere).isNotNull();
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() {
    NewSubscriber wrong = NewSubscriber.of(SubscriberDetails.of(
        Person.of(" ", "Obi", "no mail").withPhone("call me"),
        PostalAddress.of("5 Marina", "Lagos", "Nigeria"),
        "NGN"));

    assertThat(refused(wrong))
        .extracting(FieldError::pointer)
        .containsExactlyInAnyOrder("/first_name", "/email", "/phone", "/country_code");
  }

  @Test
  void thousandsAreCreatedAtOnceWithNumbersThatFollowEachOther() {
    List<NewSubscriber> wanted = IntStream.range(0, 2_500)
        .mapToObj(i -> person("P" + i, "p" + i + "@example.net"))
        .toList();

    List<String> numbers = db.inTx(
        tenant,
        tx -> subscribers.createAll(tx, wanted).stream().map(Subscriber::number).toList());

    assertThat(numbers).hasSize(2_500).startsWith("SUB-000001").endsWith("SUB-002500");
  }

  @Test
  void aWrongOneAmongManyIsNamedByItsIndexAndNoneIsCreated() {
    create("Ada", "ada@example.net");
    List<NewSubscriber> wanted = List.of(
        person("A", "a@example.net"), person("B", "Ada@example.net"), person("C", "a@example.net"));

    assertThatThrownBy(() -> db.run(tenant, tx -> subscribers.createAll(tx, wanted)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().errors())
                .extracting(FieldError::pointer)
                .containsExactly("/1/email", "/2/email"));
    Long count =
        db.inTx(tenant, tx -> Subscribers.LISTING.fetch(tx, ListQuery.first()).count());
    assertThat(count).isEqualTo(1);
  }

  @Test
  void aNumberFromAnotherSystemIsKept() {
    Subscriber created = db.inTx(
        tenant, tx -> subscribers.create(tx, person("Ada", "ada@example.net").numbered("10042")));

    assertThat(created.number()).isEqualTo("10042");
  }

  @Test
  void suspendingAndReactivatingAreEventsAndOnlyMoveAlongTheAllowedWays() {
    SubscriberId id = create("Ada", "ada@example.net");

    Subscriber suspended = db.inTx(tenant, tx -> subscribers.suspend(tx, id, "abuse"));
    assertThat(suspended.status()).isEqualTo(SubscriberStatus.SUSPENDED);
    assertThat(suspended.statusReason()).contains("abuse");
    assertThatThrownBy(() -> db.run(tenant, tx -> subscribers.suspend(tx, id, null)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.Conflict.class));
    Subscriber active = db.inTx(tenant, tx -> subscribers.reactivate(tx, id));
    assertThat(active.status()).isEqualTo(SubscriberStatus.ACTIVE);
    List<String> types = db.inTx(
        tenant,
        tx -> tx.session()
            .createSelectionQuery("from EventRecord e order by e.seq", EventRecord.class)
            .getResultStream()
            .map(EventRecord::type)
            .toList());
    assertThat(types)
        .containsExactly("subscriber.created", "subscriber.suspended", "subscriber.reactivated");
  }

  @Test
  void whoeverIsSuspendedDoesNotBecomeActiveByCatchingUp() {
    SubscriberId id = create("Ada", "ada@example.net");
    db.run(tenant, tx -> subscribers.suspend(tx, id, "abuse"));

    db.run(tenant, tx -> subscribers.catchUp(tx, id));

    SubscriberStatus status = db.inTx(tenant, tx -> subscribers.require(tx, id).status());
    assertThat(status).isEqualTo(SubscriberStatus.SUSPENDED);
  }

  @Test
  void aChangedEmailAddressHasToBeVerifiedAgain() {
    SubscriberId id = create("Ada", "ada@example.net");
    db.run(tenant, tx -> subscribers.verifyEmail(tx, id));

    db.run(
        tenant,
        tx -> subscribers.update(tx, id, person("Ada", "ada@example.org").details()));

    boolean verified = db.inTx(tenant, tx -> subscribers.require(tx, id).emailVerified());
    assertThat(verified).isFalse();
  }

  @Test
  void anUpdateMayKeepItsOwnEmailAddressButNotTakeAnothers() {
    SubscriberId id = create("Ada", "ada@example.net");
    create("Eve", "eve@example.net");

    db.run(
        tenant,
        tx -> subscribers.update(tx, id, person("Adaeze", "ada@example.net").details()));

    assertThatThrownBy(() -> db.run(
            tenant,
            tx -> subscribers.update(tx, id, person("A", "eve@example.net").details())))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void anotherTenantsSubscriberIsNotFound() {
    SubscriberId id = create("Ada", "ada@example.net");

    assertThatThrownBy(() -> db.run(other, tx -> subscribers.require(tx, id)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().code()).isEqualTo("subscriber_not_found"));
  }

  @Test
  void aSubscriberSeesItselfAloneAndAResellerItsOwn() {
    ResellerId reseller = db.inTx(
        tenant,
        tx -> resellers
            .create(tx, new ResellerDetails("Lekki Net", "lekki", null, null, null))
            .id());
    SubscriberId ada = create("Ada", "ada@example.net");
    SubscriberId eve = db.inTx(
        caller(tenant, new Scope.Reseller(reseller.value())),
        tx -> subscribers.create(tx, person("Eve", "eve@example.net")).id());

    assertThat(seen(new Scope.Own(ada.value()))).containsExactly(ada);
    assertThat(seen(new Scope.Reseller(reseller.value()))).containsExactly(eve);
    assertThat(seen(Scope.whole())).containsExactly(eve, ada);
    assertThatThrownBy(() ->
            db.run(caller(tenant, new Scope.Own(ada.value())), tx -> subscribers.require(tx, eve)))
        .isInstanceOf(ProblemException.class);
  }

  private List<SubscriberId> seen(Scope scope) {
    return db.inTx(
        caller(tenant, scope),
        tx -> Subscribers.LISTING.fetch(tx, ListQuery.first()).items().stream()
            .map(Subscriber::id)
            .toList());
  }

  @Test
  void theSearchFindsByNameNumberEmailAndPhone() {
    db.run(tenant, tx -> {
      Person ada = Person.of("Adaeze", "Obi", "ada@example.net").withPhone("+2348010000001");
      subscribers.create(
          tx, NewSubscriber.of(SubscriberDetails.of(ada, PostalAddress.NONE, "NGN")));
      subscribers.create(tx, person("Eve", "eve_100%@example.net"));
    });

    assertThat(found("adaeze o")).containsExactly("SUB-000001");
    assertThat(found("80100000")).containsExactly("SUB-000001");
    assertThat(found("sub-000002")).containsExactly("SUB-000002");
    assertThat(found("EVE_1")).containsExactly("SUB-000002");
    assertThat(found("%")).containsExactly("SUB-000002");
  }

  private List<String> found(String text) {
    Page<String> page = db.inTx(
        tenant,
        tx -> Subscribers.LISTING
            .fetch(tx, ListQuery.first().with(Map.of("q", text)))
            .map(Subscriber::number));
    return page.items();
  }

  @Test
  void everySortAndFilterOfTheListWorks() {
    create("Ada", "ada@example.net");
    Map<String, String> filters = Map.ofEntries(
        Map.entry("status", "active"),
        Map.entry("subscriber_number", "SUB-000001"),
        Map.entry("account_number", "ACC-000001"),
        Map.entry("email", "ADA@example.net"),
        Map.entry("city", "Lagos"),
        Map.entry("started_from", "2020-01-01"));

    for (String sort : Subscribers.LISTING.sortNames()) {
      ListQuery query = new ListQuery(filters, sort, true, 10, 0, null);
      List<Subscriber> items =
          db.inTx(tenant, tx -> Subscribers.LISTING.fetch(tx, query).items());
      assertThat(items).as(sort).hasSize(1);
    }
  }
}
