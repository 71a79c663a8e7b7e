package io.dotmac.sub.core.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.tenant.OfTenant;
import io.dotmac.sub.core.tenant.TenantDirectory;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId lagoon = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final TenantId harbor = new TenantId(test.createTenant("USD", "America/New_York"));

  private SessionFactory factory;
  private Database zones;

  @AfterEach
  void close() {
    if (factory != null) {
      factory.close();
    }
  }

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
  void aReadSeesItsTenantInEveryQueryAndLeavesNothingOnItsConnection() {
    zones(test, test.app());
    zones.run(lagoon, tx -> save(tx, new Zone("ours")));
    UUID theirs = zones.inTx(harbor, tx -> save(tx, new Zone("theirs"))).id;

    zones.read(caller(lagoon), tx -> {
      assertThat(names(tx)).containsExactly("ours");
      assertThat(tx.session().find(Zone.class, theirs)).isNull();
      assertThat(count(tx)).isEqualTo(1);
      return names(tx);
    });
    assertThat(zones.<List<String>>read(caller(harbor), tx -> names(tx))).containsExactly("theirs");
    Long unbound = zones.inPlatformTx(session -> session
        .createNativeQuery("select count(*) from region_zone", Long.class)
        .getSingleResult());
    assertThat(unbound).isZero();
  }

  @Test
  void aReadThatWantsToChangeSomethingIsRefusedAndChangesNothing() {
    zones(test, test.app());
    UUID id = zones.inTx(lagoon, tx -> save(tx, new Zone("kept"))).id;

    List<Consumer<Tx>> changes = List.of(
        tx -> tx.publish(new Noted("no")),
        tx -> tx.save(new Zone("no")),
        tx -> tx.session().persist(new Zone("no")),
        tx -> tx.session().remove(tx.session().find(Zone.class, id)),
        tx -> tx.session().createMutationQuery("delete from Zone").executeUpdate(),
        tx -> tx.jdbc(connection -> {
          try (PreparedStatement delete = connection.prepareStatement("delete from region_zone")) {
            return delete.executeUpdate();
          }
        }));
    for (Consumer<Tx> change : changes) {
      assertThatThrownBy(() -> zones.read(caller(lagoon), tx -> {
            change.accept(tx);
            return id;
          }))
          .isInstanceOf(RuntimeException.class);
    }
    // Not written either: what was found in a read is for reading.
    zones.read(caller(lagoon), tx -> tx.session().find(Zone.class, id).name = "changed");
    assertThat(zones.<List<String>>inTx(lagoon, tx -> names(tx))).containsExactly("kept");
  }

  @Test
  void aQueryThatFailsInAReadSpoilsNoOther() {
    zones(test, test.app());
    zones.run(lagoon, tx -> save(tx, new Zone("ours")));

    zones.read(caller(lagoon), tx -> {
      assertThatThrownBy(() -> tx.jdbc(connection -> {
            try (PreparedStatement query =
                connection.prepareStatement("select 1 / 0 from region_zone")) {
              return query.executeQuery().next();
            }
          }))
          .hasMessageContaining("division by zero");
      assertThat(names(tx)).containsExactly("ours");
      return lagoon;
    });
  }

  @Test
  void aReadOverConnectionsThatDoNotCommitByThemselvesLeavesNoTransactionAndNoTenantOnThem()
      throws SQLException {
    try (Connection only = test.app().getConnection()) {
      only.setAutoCommit(false);
      Connection kept = (Connection) Proxy.newProxyInstance(
          getClass().getClassLoader(),
          new Class<?>[] {Connection.class},
          (self, method, arguments) ->
              method.getName().equals("close") ? null : method.invoke(only, arguments));
      DataSource source = (DataSource) Proxy.newProxyInstance(
          getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (self, m, a) -> kept);
      zones(test, source);
      zones.run(lagoon, tx -> save(tx, new Zone("ours")));

      assertThat(zones.<List<String>>read(caller(lagoon), DatabaseDbTest::names))
          .containsExactly("ours");
      assertThat(only.getAutoCommit()).isFalse();
      // Refused in the middle of a transaction.
      only.setReadOnly(true);
      only.setReadOnly(false);
      try (Statement query = only.createStatement();
          ResultSet row =
              query.executeQuery("select coalesce(current_setting('dotmac.tenant', true), '')")) {
        row.next();
        assertThat(row.getString(1)).isEmpty();
      }
    }
  }

  private static Caller caller(TenantId tenant) {
    return Caller.system(tenant, "system");
  }

  private static List<String> names(Tx tx) {
    return tx.session()
        .createSelectionQuery("select z.name from Zone z order by z.name", String.class)
        .getResultList();
  }

  private static long count(Tx tx) {
    return tx.jdbc(connection -> {
      try (PreparedStatement all =
          connection.prepareStatement("select count(*) from region_zone where name <> ?")) {
        all.setString(1, "none of them");
        ResultSet row = all.executeQuery();
        row.next();
        return row.getLong(1);
      }
    });
  }

  @Test
  void theBusinessClockOfATenantMovesAndTheSystemClockStays() {
    db.tenants().moveClock(lagoon, Duration.ofDays(-100));

    db.run(lagoon, tx -> {
      Duration behind = Duration.between(tx.now(), tx.systemNow());
      assertThat(behind).isBetween(Duration.ofDays(100), Duration.ofDays(100).plusMinutes(1));
    });
  }

  @Test
  void theRowsOfAnotherTenantAreNeitherFoundNorLockedNorCountedNorChanged() {
    zones(test, test.app());
    UUID id = zones.inTx(harbor, tx -> save(tx, new Zone("theirs"))).id;

    zones.run(lagoon, tx -> {
      assertThat(tx.session().find(Zone.class, id)).isNull();
      assertThat(tx.session().find(Zone.class, id, LockModeType.PESSIMISTIC_WRITE))
          .isNull();
      assertThat(tx.session()
              .createSelectionQuery("from Zone z where z.id = :id", Zone.class)
              .setParameter("id", id)
              .getResultList())
          .isEmpty();
      assertThat(tx.session()
              .createMutationQuery("update Zone z set z.name = 'mine' where z.id = :id")
              .setParameter("id", id)
              .executeUpdate())
          .isZero();
    });
    String name = zones.inTx(harbor, tx -> tx.session().find(Zone.class, id).name);
    assertThat(name).isEqualTo("theirs");
  }

  @Test
  void aNewRowAlwaysIsOfTheTenantOfItsTransaction() {
    zones(test, test.app());

    Zone mine = zones.inTx(lagoon, tx -> save(tx, new Zone("mine")));
    assertThat(mine.tenantId).isEqualTo(lagoon.value());
    assertThatThrownBy(() -> zones.run(lagoon, tx -> {
          Zone zone = new Zone("smuggled");
          zone.tenantId = harbor.value();
          save(tx, zone);
        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot be written for tenant " + lagoon);
    assertThatThrownBy(() -> zones.inPlatformTx(session -> {
          session.persist(new Zone("nobody's"));
          session.flush();
          return "";
        }))
        .hasMessageContaining("row-level security");
  }

  @Test
  void aRowThatComesThroughAHoleInTheDatabaseIsNotWorkedWith() throws SQLException {
    try (TestDatabase leaking = TestDatabase.fresh()) {
      TenantId mine = new TenantId(leaking.createTenant("NGN", "Africa/Lagos"));
      TenantId other = new TenantId(leaking.createTenant("NGN", "Africa/Lagos"));
      zones(leaking, leaking.app());
      UUID id = zones.inTx(other, tx -> save(tx, new Zone("theirs"))).id;
      try (Connection connection = leaking.owner().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("alter table region_zone disable row level security");
      }

      assertThatThrownBy(() -> zones.run(mine, tx -> tx.session().find(Zone.class, id)))
          .hasMessageContaining("is of another tenant than " + mine);
    }
  }

  @Test
  void aRoleThatRowLevelSecurityDoesNotBindIsRefused() {
    zones(test, test.superuser());

    assertThatThrownBy(() -> zones.run(lagoon, tx -> save(tx, new Zone("any"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is not bound by row-level security");
  }

  private void zones(TestDatabase in, DataSource source) {
    factory = SessionFactories.build(source, List.of(Zone.class));
    zones =
        new Database(factory, new TenantDirectory(in.app(), Clock.systemUTC()), Clock.systemUTC());
  }

  private static Zone save(Tx tx, Zone zone) {
    tx.save(zone);
    tx.session().flush();
    return zone;
  }

  /** A row of a tenant, with nothing that would keep a test from anything. */
  @Entity(name = "Zone")
  @Table(name = "region_zone")
  static class Zone {
    @jakarta.persistence.Id
    @Column(name = "id")
    private UUID id = Ids.next();

    @OfTenant
    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    @Column(name = "name")
    private String name;

    Zone() {}

    Zone(String name) {
      this.name = name;
    }
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
