package io.dotmac.sub.core.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Actor;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListingDbTest {
  private static final Listing<EventRecord> LISTING = Listing.of(EventRecord.class)
      .idPath("e.id")
      .filter("type", "e.type = :type", text -> text)
      .search("lower(e.payload) like :q escape '\\'")
      .sort("subscriber", "cast(e.subscriberId as String)")
      .sort("seq", "e.seq")
      .own("e.subscriberId = :own")
      .defaultSort("seq");

  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final UUID amaka = UUID.randomUUID();

  record Noted(int number, EventContext context) implements DomainEvent {
    @Override
    public String type() {
      return number % 2 == 0 ? "custom" : "network.alert";
    }
  }

  @BeforeEach
  void eventsOfTwoSubscribersAndNone() {
    db.run(
        tenant,
        tx -> IntStream.range(0, 25)
            .forEach(number -> tx.publish(new Noted(
                number, number % 5 == 0 ? EventContext.ofSubscriber(amaka) : EventContext.NONE))));
  }

  @Test
  void aListOfSomeRowsOnlyCannotBeAskedForOthers() {
    Listing<EventRecord> alerts = LISTING.only("type", "network.alert");

    Page<EventRecord> page = db.inTx(tenant, tx -> alerts.fetch(tx, ListQuery.first()));

    assertThat(page.items()).hasSize(12).allMatch(row -> row.type().equals("network.alert"));
    assertThat(alerts.filterNames()).isEmpty();
    assertThatThrownBy(() -> db.inTx(
            tenant, tx -> alerts.fetch(tx, ListQuery.first().with(Map.of("type", "custom")))))
        .hasMessageContaining("expected one of [q], found 'type'");
  }

  @Test
  void pagesByCursorShowEachRowOnceAlsoWhereTheSortValueIsAbsent() {
    for (boolean descending : List.of(false, true)) {
      List<Long> seen = new ArrayList<>();
      ListQuery query = new ListQuery(Map.of(), "subscriber", descending, 4, 0, null);
      while (query != null) {
        ListQuery asked = query;
        Page<EventRecord> page = db.inTx(tenant, tx -> LISTING.fetch(tx, asked));
        assertThat(page.count()).isEqualTo(25);
        page.items().forEach(event -> seen.add(event.seq()));
        query = page.nextCursor() == null ? null : query.after(page.nextCursor());
      }

      assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }
  }

  @Test
  void filtersAndSearchNarrowTheListAndItsCount() {
    Page<EventRecord> even = fetch(Map.of("type", "custom"));
    assertThat(even.count()).isEqualTo(13);

    Page<EventRecord> found = fetch(Map.of("q", "_"));
    assertThat(found.count()).as("an underscore is no wildcard").isZero();
  }

  @Test
  void anUnknownFilterIsRefusedAndTheAllowedOnesAreNamed() {
    assertThatThrownBy(() -> fetch(Map.of("colour", "red")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("expected one of [type, q], found 'colour'");
  }

  @Test
  void aSubscriberSeesOnlyItsOwnRows() {
    Caller caller = new Caller(
        tenant,
        Actor.system("test"),
        Realm.CUSTOMER,
        new Scope.Own(amaka),
        Set.of(),
        Locale.ENGLISH);

    Page<EventRecord> page = db.inTx(caller, tx -> LISTING.fetch(tx, ListQuery.first()));
    assertThat(page.count()).isEqualTo(5);
  }

  @Test
  void aCursorOfAnotherOrderIsRefused() {
    Page<EventRecord> page =
        db.inTx(tenant, tx -> LISTING.fetch(tx, new ListQuery(Map.of(), "seq", false, 5, 0, null)));
    ListQuery other = new ListQuery(Map.of(), "seq", true, 5, 0, page.nextCursor());

    assertThatThrownBy(() -> db.inTx(tenant, tx -> LISTING.fetch(tx, other)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("next_cursor");
  }

  private Page<EventRecord> fetch(Map<String, String> filters) {
    return db.inTx(tenant, tx -> LISTING.fetch(tx, ListQuery.first().with(filters)));
  }
}
