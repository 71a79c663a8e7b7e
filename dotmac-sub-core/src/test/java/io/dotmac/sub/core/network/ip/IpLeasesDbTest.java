package io.dotmac.sub.core.network.ip;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.network.ip.IpLeases.Lease;
import io.dotmac.sub.core.network.ip.IpLeases.Use;
import io.dotmac.sub.core.network.ip.IpLeases.Wish;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IpLeasesDbTest {
  private static final Duration SILENT = Duration.ofHours(24);

  private final TestDatabase test = TestDatabase.fresh();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final ServiceFixture fixture = new ServiceFixture(db, tenant);
  private final UUID here = Ids.next();
  private final UUID there = Ids.next();
  private final IpLeases leases = new IpLeases(here);
  private final IpLeases others = new IpLeases(there);
  private final UUID pool = db.inTx(
      tenant,
      tx ->
          new IpPools().create(tx, IpPoolTerms.of("home", "192.0.2.0/29")).id().value());
  private final Wish amaka = wish();
  private final Wish bola = wish();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void twoNodesThatChooseTheSameAddressGiveItOnce() {
    List<Lease> first = takeNew(leases, amaka, "192.0.2.1");
    List<Lease> second = takeNew(others, bola, "192.0.2.1");

    assertThat(first).extracting(lease -> lease.prefix().toString()).containsExactly("192.0.2.1");
    assertThat(second).isEmpty();
  }

  @Test
  void aHolderGetsWhatItHadWhicheverNodeItAsks() {
    takeNew(leases, amaka, "192.0.2.1");

    List<Lease> known = db.inTx(tenant, tx -> others.takeKnown(tx, List.of(amaka, bola)));
    assertThat(known).extracting(Lease::key).containsExactly(amaka.key());
    Map<UUID, UUID> own =
        db.inTx(tenant, tx -> leases.stillOwn(tx, List.of(known.get(0).id())));
    assertThat(own).isEmpty();
  }

  @Test
  void whatNobodyUsesIsPassedOnTheLongestUnusedFirst() {
    Lease amakas = takeNew(leases, amaka, "192.0.2.1").get(0);
    Lease bolas = takeNew(leases, bola, "192.0.2.2").get(0);
    release(amakas, Duration.ofMinutes(5));
    release(bolas, Duration.ofMinutes(9));
    Wish chidi = wish();

    List<Lease> passed = db.inTx(tenant, tx -> {
      List<Lease> idle = leases.idle(tx, pool, 1, SILENT);
      return leases.passOn(tx, Map.of(chidi, idle.get(0)));
    });
    assertThat(passed).extracting(Lease::key).containsExactly(chidi.key());
    assertThat(passed).extracting(lease -> lease.prefix().toString()).containsExactly("192.0.2.2");
    List<Lease> bolaAgain = db.inTx(tenant, tx -> leases.takeKnown(tx, List.of(bola)));
    assertThat(bolaAgain).isEmpty();
  }

  @Test
  void whatIsInUseOrWasAMomentAgoOrIsOfALiveSessionIsNotPassedOn() {
    takeNew(leases, amaka, "192.0.2.1");
    release(takeNew(leases, bola, "192.0.2.2").get(0), Duration.ofSeconds(30));
    Wish chidi = wish();
    release(takeNew(leases, chidi, "192.0.2.3").get(0), Duration.ofMinutes(30));
    fixture.sql(
        "insert into radius_accounting_session (tenant_id, id, is_open, started_at, nas_key,"
            + " session_id, username, subscription_id, access_credential_id, status_type,"
            + " last_update_at) values (?, ?, true, now(), 'edge', 's1', 'chidi', ?, ?, 'start',"
            + " now())",
        tenant.value(),
        Ids.next(),
        chidi.subscription(),
        chidi.credential());

    assertThat(idle(leases)).isEmpty();
  }

  @Test
  void aNodePassesOnWhatAnotherGaveOnlyWhenThatNodeCanKnow() {
    Lease lease = takeNew(others, amaka, "192.0.2.1").get(0);
    IpNodes.followed(db, there, Duration.ZERO);
    db.run(tenant, tx -> others.note(tx, List.of(use(lease, Duration.ofMinutes(5)))));

    assertThat(idle(leases)).as("another node gives it back from memory").isEmpty();
    db.run(tenant, tx -> others.disown(tx, List.of(lease.id())));
    fixture.sql("update ip_holding set owned_since = now() - interval '10 minutes'");
    assertThat(idle(leases)).as("it is no node's").containsExactly("192.0.2.1");
    db.run(tenant, tx -> leases.takeKnown(tx, List.of(amaka)));
    fixture.sql("update ip_holding set released_at = now() - interval '5 minutes'");
    assertThat(idle(leases)).as("the other may not have heard of it yet").isEmpty();
    fixture.sql("update ip_node set followed_at = now() + interval '2 minutes'");
    assertThat(idle(leases)).as("it has").containsExactly("192.0.2.1");
    IpNodes.leave(db, there);
    assertThat(IpNodes.live(db, SILENT)).isEmpty();
    assertThat(idle(leases)).containsExactly("192.0.2.1");
  }

  @Test
  void aNodeThatLostALeaseChangesNothingOfIt() {
    Lease lease = takeNew(leases, amaka, "192.0.2.1").get(0);
    db.run(tenant, tx -> others.takeKnown(tx, List.of(amaka)));

    boolean kept = db.inTx(
        tenant,
        tx -> !leases.note(tx, List.of(use(lease, Duration.ofMinutes(5)))).isEmpty());
    assertThat(kept).isFalse();
    assertThat(idle(others)).isEmpty();
  }

  @Test
  void anIdleLeaseGivesWayToAnAssignmentAndOneInUseDoesNot() {
    Lease idle = takeNew(leases, amaka, "192.0.2.1").get(0);
    release(idle, Duration.ofMinutes(5));
    takeNew(leases, bola, "192.0.2.2");
    SubscriptionId home = new SubscriptionId(fixture.service(fixture.subscriber()));
    IpHoldings holdings = new IpHoldings();

    IpHolding assigned = db.inTx(tenant, tx -> holdings.assign(tx, home, "192.0.2.1", null, null));
    assertThat(assigned.network()).hasToString("192.0.2.1");
    assertThat(db.inTx(tenant, tx -> leases.takeKnown(tx, List.of(amaka))).isEmpty())
        .isTrue();
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> db.run(tenant, tx -> holdings.assign(tx, home, "192.0.2.2", null, null)))
        .hasMessageContaining("192.0.2.2 is used by the service " + bola.subscription());
  }

  @Test
  void aLeaseInABlockThatIsOffIsGivenUpByItsHolderAndPassedToNobody() {
    release(takeNew(leases, amaka, "192.0.2.1").get(0), Duration.ofMinutes(5));
    db.run(tenant, tx -> new IpPools().deactivate(tx, new IpPoolId(pool)));

    assertThat(idle(leases)).isEmpty();
    assertThat(db.inTx(tenant, tx -> leases.takeKnown(tx, List.of(amaka))).isEmpty())
        .isTrue();
    assertThat(fixture.sql("update ip_holding set notes = 'left'")).isZero();
  }

  @Test
  void whatAServiceHadIsFreeWhenItIsOver() {
    Lease kept = takeNew(leases, amaka, "192.0.2.1").get(0);
    Lease over = takeNew(leases, bola, "192.0.2.2").get(0);
    release(kept, Duration.ofMinutes(5));
    release(over, Duration.ofMinutes(5));
    fixture.sql(
        "update subscription set status = 'canceled', end_on = '2026-11-22' where id = ?",
        bola.subscription());

    LeaseReaper.Reaped reaped = db.inTx(tenant, tx -> LeaseReaper.reap(tx, SILENT));
    assertThat(reaped).isEqualTo(new LeaseReaper.Reaped(0, 1));
    List<Lease> left = db.inTx(tenant, tx -> leases.takeKnown(tx, List.of(amaka, bola)));
    assertThat(left).extracting(Lease::key).containsExactly(amaka.key());
  }

  @Test
  void whatANodeThatIsGoneLeftInUseIsReleasedWhenNoSessionHasIt() {
    takeNew(others, amaka, "192.0.2.1");
    fixture.sql("update ip_holding set used_at = now() - interval '1 hour'");
    LeaseReaper.Reaped reaped = db.inTx(tenant, tx -> LeaseReaper.reap(tx, SILENT));

    assertThat(reaped).isEqualTo(new LeaseReaper.Reaped(1, 0));
  }

  private List<String> idle(IpLeases of) {
    return db.inTx(
        tenant,
        tx -> of.idle(tx, pool, 9, SILENT).stream()
            .map(lease -> lease.prefix().toString())
            .toList());
  }

  private List<Lease> takeNew(IpLeases by, Wish wish, String address) {
    return db.inTx(tenant, tx -> by.takeNew(tx, Map.of(wish, IpNetwork.of(address))));
  }

  private void release(Lease lease, Duration ago) {
    db.run(tenant, tx -> leases.note(tx, List.of(use(lease, ago))));
  }

  private Use use(Lease lease, Duration ago) {
    Instant now = db.clock().instant();
    return new Use(lease.id(), lease.version(), now, now.minus(ago));
  }

  private Wish wish() {
    UUID subscriber = fixture.subscriber();
    UUID service = fixture.service(subscriber);
    UUID credential = Ids.next();
    fixture.sql(
        "insert into access_credential (tenant_id, id, subscriber_id, subscription_id, username)"
            + " values (?, ?, ?, ?, ?)",
        tenant.value(),
        credential,
        subscriber,
        service,
        credential.toString());
    return new Wish(credential, subscriber, service, pool, 0);
  }
}
