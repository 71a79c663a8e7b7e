package io.dotmac.sub.core.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId lagoon = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final TenantId harbor = new TenantId(test.createTenant("USD", "America/New_York"));

  record Noted(String text) implements DomainEvent {
    @Override
    public String type() {
      return "custom";
    }
  }

  @Test
  void anEventExistsExactlyWhenItsTransactionCommits() {
    db.run(lagoon, tx -> tx.publish(new Noted("kept")));
    assertThatThrownBy(() -> db.run(lagoon, tx -> {
          tx.publish(new Noted("lost"));
          throw new IllegalStateException("no");
        }))
        .hasMessage("no");

    List<String> payloads = payloads(lagoon);
    assertThat(payloads).containsExactly("{\"text\": \"kept\"}");
  }

  @Test
  void oneTenantNeverSeesTheRowsOfAnother() {
    db.run(harbor, tx -> tx.publish(new Noted("mine")));

    long native_ = db.inTx(
        lagoon,
        tx -> tx.jdbc(connection -> {
          try (PreparedStatement all =
                  connection.prepareStatement("select count(*) from event_store");
              ResultSet row = all.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        }));
    assertThat(native_).isZero();
    assertThat(payloads(lagoon)).isEmpty();
  }

  @Test
  void aPlatformTransactionSeesNotOneTenantRow() {
    db.run(harbor, tx -> tx.publish(new Noted("mine")));

    Long seen = db.inPlatformTx(session -> session
        .createNativeQuery("select count(*) from event_store", Long.class)
        .getSingleResult());
    assertThat(seen).isZero();
  }

  @Test
  void theBusinessClockOfATenantMovesAndTheSystemClockStays() {
    db.tenants().moveClock(lagoon, Duration.ofDays(-100));

    db.run(lagoon, tx -> {
      Duration behind = Duration.between(tx.now(), tx.systemNow());
      assertThat(behind).isBetween(Duration.ofDays(100), Duration.ofDays(100).plusMinutes(1));
    });
  }

  private List<String> payloads(TenantId tenant) {
    return db.inTx(
        tenant,
        tx -> tx
            .session()
            .createSelectionQuery("from EventRecord e order by e.seq", EventRecord.class)
            .getResultList()
            .stream()
            .map(EventRecord::payload)
            .toList());
  }
}
