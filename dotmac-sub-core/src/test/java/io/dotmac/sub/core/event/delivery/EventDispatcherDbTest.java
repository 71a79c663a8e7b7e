package io.dotmac.sub.core.event.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.sequence.Sequences;
import io.dotmac.sub.core.sequence.Series;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    java.util.UUID event = eventId();
    db.run(tenant, tx -> assertThat(dispatcher.replay(tx, event, "bad")).isTrue());
    update("update event_store set status = 'processing' where tenant_id = ?");
    dispatcher.runOnce(tenant);

    assertThat(bad.seen).containsExactly(9);
    assertThat(statuses()).containsOnly("completed");
  }

  private java.util.UUID eventId() {
    return db.inTx(
        tenant,
        tx -> tx.session()
            .createSelectionQuery("select e.id from EventRecord e", java.util.UUID.class)
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
