package io.dotmac.sub.core.event.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import io.dotmac.sub.core.sequence.Sequences;
import io.dotmac.sub.core.sequence.Series;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventDispatcherDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));

  record Noted(int number) implements DomainEvent {
    @Override
    public String type() {
      return "custom";
    }
  }

  private static final class Recorder implements EventHandler {
    private final String name;
    private final Set<String> types;
    private final List<Integer> seen = new ArrayList<>();
    private boolean broken;

    Recorder(String name, String type) {
      this.name = name;
      this.types = Set.of(type);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Set<String> types() {
      return types;
    }

    @Override
    public void handle(Tx tx, StoredEvent event) {
      Sequences.next(tx, Series.SERVICE_ORDER);
      if (broken) {
        throw new IllegalStateException("handler is broken");
      }
      seen.add(event.payload().get("number").asInt());
    }
  }

  @Test
  void everyHandlerGetsEachEventItWantsOnce() {
    Recorder all = new Recorder("all", "*");
    Recorder custom = new Recorder("custom", "custom");
    Recorder other = new Recorder("other", "invoice.paid");
    EventDispatcher dispatcher = new EventDispatcher(db, List.of(all, custom, other));
    db.run(tenant, tx -> tx.publishAll(List.of(new Noted(1), new Noted(2), new Noted(3))));

    dispatcher.runOnce(tenant);
    dispatcher.runOnce(tenant);

    assertThat(all.seen).containsExactly(1, 2, 3);
    assertThat(custom.seen).containsExactly(1, 2, 3);
    assertThat(other.seen).isEmpty();
    assertThat(statuses()).containsOnly("completed");
  }

  @Test
  void aFailingHandlerLeavesNoEffectAndDoesNotStopTheOthers() {
    Recorder good = new Recorder("good", "custom");
    Recorder bad = new Recorder("bad", "custom");
    bad.broken = true;
    EventDispatcher dispatcher = new EventDispatcher(db, List.of(good, bad));
    db.run(tenant, tx -> tx.publish(new Noted(7)));

    dispatcher.runOnce(tenant);

    assertThat(good.seen).containsExactly(7);
    String next = db.inTx(tenant, tx -> Sequences.next(tx, Series.SERVICE_ORDER));
    assertThat(next).isEqualTo("SO-000002");
    assertThat(statuses()).containsOnly("processing");
  }

  @Test
  void aDeadLetterIsReplayedByHand() {
    Recorder bad = new Recorder("bad", "custom");
    bad.broken = true;
    EventDispatcher dispatcher = new EventDispatcher(db, List.of(bad));
    db.run(tenant, tx -> tx.publish(new Noted(9)));
    for (int attempt = 0; attempt < 5; attempt++) {
      dispatcher.runOnce(tenant);
      update("update event_delivery set next_attempt_at = now() where tenant_id = ?");
    }
    assertThat(statuses()).containsOnly("failed");

    bad.broken = false;
    UUID event = eventId();
    db.run(tenant, tx -> assertThat(dispatcher.replay(tx, event, "bad")).isTrue());
    assertThat(statuses()).containsOnly("processing");
    dispatcher.runOnce(tenant);

    assertThat(bad.seen).containsExactly(9);
    assertThat(statuses()).containsOnly("completed");
  }

  record About(UUID subscriber, int number) implements DomainEvent {
    @Override
    public String type() {
      return "custom";
    }

    @Override
    public EventContext context() {
      return EventContext.ofSubscriber(subscriber);
    }
  }

  /** Fails on some numbers. */
  private static final class Picky implements EventHandler {
    private final List<Integer> seen = new ArrayList<>();
    private Set<Integer> refused = Set.of();

    @Override
    public String name() {
      return "picky";
    }

    @Override
    public Set<String> types() {
      return Set.of("*");
    }

    @Override
    public void handle(Tx tx, StoredEvent event) {
      int number = event.payload().get("number").asInt();
      tx.afterCommit(() -> seen.add(number));
      if (refused.contains(number)) {
        throw new IllegalStateException("not " + number);
      }
    }
  }

  @Test
  void anEventThatFailsHoldsBackWhatIsAboutTheSameSubscriberAndNothingElse() {
    UUID ada = UUID.randomUUID();
    UUID bola = UUID.randomUUID();
    Picky picky = new Picky();
    picky.refused = Set.of(3);
    EventDispatcher dispatcher = new EventDispatcher(db, List.of(picky));
    db.run(tenant, tx -> {
      for (int i = 1; i <= 8; i++) {
        tx.publish(new About(i % 2 == 1 ? ada : bola, i));
      }
    });

    dispatcher.runOnce(tenant);
    assertThat(picky.seen).containsExactly(1, 2, 4, 6, 8);

    picky.refused = Set.of();
    dispatcher.runOnce(tenant);
    assertThat(picky.seen).as("its next attempt is not due").hasSize(5);

    update("update event_delivery set next_attempt_at = now() where tenant_id = ?");
    dispatcher.runOnce(tenant);
    assertThat(picky.seen).containsExactly(1, 2, 4, 6, 8, 3, 5, 7);
    assertThat(statuses()).containsOnly("completed");
  }

  @Test
  void ofWhatIsMoreThanABatchNothingIsLostOrRepeatedAlsoWhenSomeFail() {
    Picky picky = new Picky();
    picky.refused = Set.of(150, 151);
    EventDispatcher dispatcher = new EventDispatcher(db, List.of(picky));
    db.run(tenant, tx -> {
      for (int i = 1; i <= 301; i++) {
        tx.publish(new About(UUID.randomUUID(), i));
      }
    });

    dispatcher.runOnce(tenant);

    assertThat(picky.seen).hasSize(299).doesNotContain(150, 151).isSorted();
    assertThat(statuses()).filteredOn("processing"::equals).hasSize(2);
  }

  @Test
  void twoNodesKeepTheOrderOfEachSubscriber() throws Exception {
    List<UUID> subscribers = Stream.generate(UUID::randomUUID).limit(5).toList();
    Picky picky = new Picky();
    db.run(tenant, tx -> {
      for (int i = 0; i < 1_000; i++) {
        tx.publish(new About(subscribers.get(i % 5), i));
      }
    });
    List<Integer> seen = Collections.synchronizedList(picky.seen);

    Runnable node = () -> {
      while (seen.size() < 1_000) {
        new EventDispatcher(db, List.of(new Shared(seen))).runOnce(tenant);
      }
    };
    Thread other = new Thread(node);
    other.start();
    node.run();
    other.join();

    for (int i = 0; i < 5; i++) {
      int rest = i;
      assertThat(seen).filteredOn(number -> number % 5 == rest).isSorted().hasSize(200);
    }
  }

  private record Shared(List<Integer> seen) implements EventHandler {
    @Override
    public String name() {
      return "shared";
    }

    @Override
    public Set<String> types() {
      return Set.of("custom");
    }

    @Override
    public void handle(Tx tx, StoredEvent event) {
      // Within the transaction, so that the other node cannot come before it is noted.
      seen.add(event.payload().get("number").asInt());
    }
  }

  @Test
  void aRangeOfDeadLettersIsReplayedAndNothingOutsideIt() {
    Picky picky = new Picky();
    picky.refused = Set.of(1, 2);
    EventDispatcher dispatcher = new EventDispatcher(db, List.of(picky));
    db.run(
        tenant,
        tx -> tx.publishAll(List.of(
            new About(UUID.randomUUID(), 1),
            new About(UUID.randomUUID(), 2),
            new About(UUID.randomUUID(), 3))));
    dispatcher.runOnce(tenant);
    update("update event_delivery set status = 'failed'"
        + " where status = 'pending' and tenant_id = ?");
    picky.refused = Set.of();
    Instant now = db.clock().instant();
    Duration hour = Duration.ofHours(1);

    assertThat(replayed(
            new DeadLetters.Range(now.minus(hour).minus(hour), now.minus(hour), null, null, false)))
        .isZero();
    assertThat(replayed(
            new DeadLetters.Range(now.minus(hour), now.plus(hour), "picky", "invoice.paid", false)))
        .isZero();
    assertThat(replayed(
            new DeadLetters.Range(now.minus(hour), now.plus(hour), "picky", "custom", false)))
        .isEqualTo(2);
    dispatcher.runOnce(tenant);
    assertThat(picky.seen).containsExactly(3, 1, 2);
    assertThat(replayed(new DeadLetters.Range(now.minus(hour), now.plus(hour), null, null, true)))
        .isEqualTo(3);
  }

  private int replayed(DeadLetters.Range range) {
    return db.inTx(tenant, tx -> DeadLetters.replay(tx, range));
  }

  @Test
  void whatStayedOpenIsEndedAndDeliveriesOfAHandlerThatIsGoneBecomeDeadLetters() {
    Picky picky = new Picky();
    picky.refused = Set.of(2);
    EventDispatcher dispatcher = new EventDispatcher(db, List.of(picky));
    db.run(
        tenant,
        tx -> tx.publishAll(
            List.of(new About(UUID.randomUUID(), 1), new About(UUID.randomUUID(), 2))));
    dispatcher.runOnce(tenant);
    update("update event_store set status = 'processing' where tenant_id = ?");
    update("update event_delivery set next_attempt_at = now() - interval '2 hours'"
        + " where tenant_id = ?");
    Duration hour = Duration.ofHours(1);

    int settled = db.inTx(tenant, tx -> EventKeeping.settle(tx, List.of("picky"), hour));
    assertThat(settled).as("the event that was done").isEqualTo(1);
    int orphans = db.inTx(tenant, tx -> EventKeeping.settle(tx, List.of("other"), hour));
    assertThat(orphans).as("a delivery and its event").isEqualTo(2);
    assertThat(statuses()).containsExactlyInAnyOrder("completed", "failed");
  }

  @Test
  void whatIsOldIsDeletedWithItsDeliveriesAndTheRestStays() {
    Picky picky = new Picky();
    EventDispatcher dispatcher = new EventDispatcher(db, List.of(picky));
    db.run(tenant, tx -> tx.publish(new Noted(1)));
    db.run(tenant, tx -> tx.publish(new Noted(2)));
    dispatcher.runOnce(tenant);
    update("update event_store set recorded_at = recorded_at - interval '25 months'"
        + " where tenant_id = ? and payload ->> 'number' = '1'");

    assertThat(forgotten()).isEqualTo(1);
    assertThat(statuses()).hasSize(1);
    update("update event_delivery set completed_at = now() - interval '31 days'"
        + " where tenant_id = ?");
    assertThat(forgotten()).isEqualTo(1);
    assertThat(forgotten()).isZero();
    assertThat(statuses()).hasSize(1);
  }

  private int forgotten() {
    return db.inTx(tenant, EventKeeping::forget);
  }

  private UUID eventId() {
    return db.inTx(
        tenant,
        tx -> tx.session()
            .createSelectionQuery("select e.id from EventRecord e", UUID.class)
            .getSingleResult());
  }

  private List<String> statuses() {
    return db.inTx(
        tenant,
        tx -> tx.session()
            .createNativeQuery(
                "select status from event_store where tenant_id = :tenant", String.class)
            .setParameter("tenant", tenant.value())
            .getResultList());
  }

  private void update(String sql) {
    db.run(
        tenant,
        tx -> tx.jdbc(connection -> {
          try (java.sql.PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant.value());
            return statement.executeUpdate();
          }
        }));
  }
}
