package io.dotmac.sub.core.event.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.WireJson;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EventFeedDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));

  record Noted(String type, UUID subscriber, int number) implements DomainEvent {
    @Override
    public EventContext context() {
      return EventContext.ofSubscriber(subscriber);
    }
  }

  private static Noted noted(int number) {
    return new Noted("custom", UUID.randomUUID(), number);
  }

  @Test
  void aReaderGoesOnWhereItStoppedAndMissesNothing() {
    for (int i = 1; i <= 5; i++) {
      int number = i;
      db.run(tenant, tx -> tx.publish(noted(number)));
    }

    List<Integer> seen = new ArrayList<>();
    EventCursor cursor = EventCursor.START;
    for (int i = 0; i < 4; i++) {
      EventFeed.Batch batch = read(cursor, EventFilter.NONE, 2);
      seen.addAll(numbers(batch));
      cursor = EventCursor.parse(batch.cursor().toString());
    }

    assertThat(seen).containsExactly(1, 2, 3, 4, 5);
    db.run(tenant, tx -> tx.publish(noted(6)));
    assertThat(numbers(read(cursor, EventFilter.NONE, 10))).containsExactly(6);
  }

  @Test
  void anEventThatIsCommittedLateComesBehindTheCursorAndIsNotPassedOver() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    // Takes its transaction's number and its place first, and commits last.
    Thread late = new Thread(() -> db.run(tenant, tx -> {
      tx.jdbc(connection -> {
        try (PreparedStatement insert = connection.prepareStatement(
            "insert into event_store (tenant_id, event_id, event_type, occurred_at, payload,"
                + " actor_type, actor_name) values (?, ?, 'custom', now(), '{\"number\": 1}',"
                + " 'system', 'test')")) {
          insert.setObject(1, tenant.value());
          insert.setObject(2, UUID.randomUUID());
          return insert.executeUpdate();
        }
      });
      begun.countDown();
      await(mayEnd);
    }));
    late.start();
    begun.await();
    db.run(tenant, tx -> tx.publish(noted(2)));

    EventFeed.Batch meanwhile = read(EventCursor.START, EventFilter.NONE, 10);
    mayEnd.countDown();
    late.join();
    EventFeed.Batch after = read(meanwhile.cursor(), EventFilter.NONE, 10);

    assertThat(numbers(meanwhile)).as("2 waits for 1, which is older").isEmpty();
    assertThat(numbers(after)).containsExactly(1, 2);
  }

  @Test
  void aReaderGetsOnlyTheTypesAndSubjectsItAsksFor() {
    UUID ada = UUID.randomUUID();
    db.run(
        tenant,
        tx -> tx.publishAll(List.of(
            new Noted("invoice.paid", ada, 1),
            new Noted("invoice.created", ada, 2),
            noted(3),
            new Noted("invoice.paid", UUID.randomUUID(), 4))));

    EventFilter both =
        new EventFilter(List.of("invoice.paid", "custom"), Map.of("subscriber_id", ada));

    assertThat(numbers(read(EventCursor.START, both, 10))).containsExactly(1);
    assertThat(numbers(
            read(EventCursor.START, new EventFilter(List.of("invoice.paid"), Map.of()), 10)))
        .containsExactly(1, 4);
  }

  @Test
  void whoBeginsAtTheEndSeesOnlyWhatComesThen() {
    db.run(tenant, tx -> tx.publish(noted(1)));
    EventCursor end = db.inTx(tenant, EventFeed::end);
    db.run(tenant, tx -> tx.publish(noted(2)));

    assertThat(numbers(read(end, EventFilter.NONE, 10))).containsExactly(2);
  }

  @Test
  void eventsOfADumpThatWasLoadedComeBeforeAllThatFollows() {
    db.run(tenant, tx -> tx.publish(noted(1)));
    db.run(tenant, tx -> tx.publish(noted(2)));
    db.run(
        tenant,
        tx -> tx.jdbc(connection -> {
          try (PreparedStatement update = connection.prepareStatement(
              "update event_store set txid = '99999999999' where tenant_id = ?")) {
            update.setObject(1, tenant.value());
            return update.executeUpdate();
          }
        }));
    EventCursor elsewhere = EventCursor.parse("99999999999-0");

    int settled = db.inTx(tenant, EventFeed::settleRestored);
    db.run(tenant, tx -> tx.publish(noted(3)));

    assertThat(settled).isEqualTo(2);
    assertThat(numbers(read(EventCursor.START, EventFilter.NONE, 10))).containsExactly(1, 2, 3);
    assertThat(numbers(read(elsewhere, EventFilter.NONE, 10)))
        .as("a cursor of the database that was dumped")
        .containsExactly(1, 2, 3);
    int again = db.inTx(tenant, EventFeed::settleRestored);
    assertThat(again).isZero();
  }

  @Test
  void whatIsNoCursorIsRefused() {
    assertThat(EventCursor.parse("0")).isEqualTo(EventCursor.START);
    for (String text : List.of("", "1", "-1-2", "1-2-3", "1-x", "1234567890123456789-1")) {
      assertThatThrownBy(() -> EventCursor.parse(text)).isInstanceOf(ProblemException.class);
    }
  }

  private EventFeed.Batch read(EventCursor after, EventFilter filter, int limit) {
    return db.inTx(tenant, tx -> EventFeed.read(tx, after, filter, limit));
  }

  private static List<Integer> numbers(EventFeed.Batch batch) {
    return batch.events().stream()
        .map(EventRecord::payload)
        .map(WireJson::tree)
        .map(payload -> payload.path("number").asInt())
        .toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
