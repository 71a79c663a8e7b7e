package io.dotmac.sub.core.network.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpPoolsDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final ServiceFixture fixture = new ServiceFixture(db, tenant);
  private final IpPools pools = new IpPools();
  private final IpBlocks blocks = new IpBlocks();
  private final IpHoldings holdings = new IpHoldings();
  private final UUID amaka = fixture.subscriber();
  private final SubscriptionId home = new SubscriptionId(fixture.service(amaka));

  @Test
  void aNewPoolHasOneBlockAndNotOneRowForAnAddress() {
    IpPoolId pool = pool("home", "10.0.0.0/16");

    PoolUse use = db.inTx(tenant, tx -> PoolUse.of(tx, pool));
    assertThat(use).isEqualTo(new PoolUse(65_534, 0, 0, 0, 0));
    assertThat(fixture.sql("update ip_block set notes = 'first'")).isOne();
    assertThat(fixture.sql("update ip_holding set notes = 'none'")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.4.0/22, /cidr, 'overlaps 10.0.0.0/16 of the pool ''home'''",
    "10.0.0.0/8, /cidr, 'overlaps 10.0.0.0/16 of the pool ''home'''",
    "10.1.0.7/16, /cidr, 'the network 10.1.0.0/16 was expected'",
    "10.1.0.0/33, /cidr, 'was expected and ''10.1.0.0/33'' found'",
    "2001:db8::/72, /cidr, 'was expected and ''2001:db8::/72'' found'"
  })
  void aNetworkThatCannotBeIsRefusedWithWhatIsWrong(String cidr, String field, String words) {
    pool("home", "10.0.0.0/16");

    assertRefused(() -> pool("more", cidr), field, words);
  }

  @Test
  void theDatabaseItselfRefusesOverlappingBlocks() {
    IpPoolId pool = pool("home", "10.0.0.0/16");

    assertThatThrownBy(() -> fixture.sql(
            "insert into ip_block (tenant_id, id, pool_id, cidr) values (?, ?, ?, '10.0.9.0/24')",
            tenant.value(),
            Ids.next(),
            pool.value()))
        .hasStackTraceContaining("ip_block_overlap");
  }

  @Test
  void anotherTenantMayHaveTheSameNetwork() {
    pool("home", "10.0.0.0/16");
    TenantId other = new TenantId(test.createTenant("NGN", "Africa/Lagos"));

    IpPool same = db.inTx(other, tx -> pools.create(tx, IpPoolTerms.of("home", "10.0.0.0/16")));
    assertThat(same.terms().cidr()).isEqualTo("10.0.0.0/16");
  }

  @Test
  void aPoolThatIsSwitchedOffLeavesItsNetworkToOthers() {
    IpPoolId pool = pool("home", "10.0.0.0/16");
    db.run(tenant, tx -> pools.deactivate(tx, pool));
    IpPoolId heir = pool("heir", "10.0.0.0/17");

    assertRefused(
        () -> db.run(tenant, tx -> pools.update(tx, pool, IpPoolTerms.of("home", "10.0.0.0/16"))),
        "/cidr",
        "overlaps 10.0.0.0/17 of the pool 'heir'");
    db.run(tenant, tx -> pools.deactivate(tx, heir));
    db.run(tenant, tx -> pools.update(tx, pool, IpPoolTerms.of("home", "10.0.0.0/16")));
    List<IpNetwork> active = db.inTx(tenant, tx -> IpBlocks.active(tx, pool));
    assertThat(active).containsExactly(IpNetwork.of("10.0.0.0/16"));
  }

  @Test
  void aPoolGrowsByBlocksAndKeepsItsAddresses() {
    IpPoolId pool = pool("home", "192.0.2.0/30");
    db.run(tenant, tx -> blocks.create(tx, pool, "198.51.100.0/30", null));

    PoolUse use = db.inTx(tenant, tx -> PoolUse.of(tx, pool));
    assertThat(use.capacity()).isEqualTo(4);
    assertRefused(
        () -> db.run(tenant, tx -> blocks.create(tx, pool, "2001:db8::/48", null)),
        "/cidr",
        "a network of IPv4");
    assertRefused(
        () -> db.run(tenant, tx -> pools.update(tx, pool, IpPoolTerms.of("home", "192.0.2.0/29"))),
        "/cidr",
        "add another one as a block");
  }

  @Test
  void anAddressIsAssignedOnceAndTheNextFreeOneFollows() {
    IpPoolId pool = pool("home", "192.0.2.0/29");
    db.run(tenant, tx -> holdings.reserve(tx, "192.0.2.1", "router"));
    IpHolding first = db.inTx(tenant, tx -> holdings.assign(tx, home, null, pool, null));
    UUID office = fixture.service(amaka);

    assertThat(first.network()).hasToString("192.0.2.2");
    assertRefused(
        () -> db.run(
            tenant, tx -> holdings.assign(tx, new SubscriptionId(office), "192.0.2.2", null, null)),
        "/address",
        "192.0.2.2 is assigned to the service " + home.value());
    assertRefused(
        () -> db.run(tenant, tx -> holdings.assign(tx, home, "192.0.2.1", null, null)),
        "/address",
        "192.0.2.1 is reserved (router)");
    assertRefused(
        () -> db.run(tenant, tx -> holdings.assign(tx, home, "203.0.113.9", pool, null)),
        "/address",
        "203.0.113.9 lies in no block of the pool");
    assertRefused(
        () -> db.run(tenant, tx -> holdings.reserve(tx, "192.0.2.2/29", null)),
        "/address",
        "the network 192.0.2.0/29 was expected");
    db.run(tenant, tx -> holdings.free(tx, first.id()));
    IpHolding again = db.inTx(
        tenant, tx -> holdings.assign(tx, new SubscriptionId(office), "192.0.2.2", null, null));
    assertThat(again.pool()).contains(pool);
  }

  @Test
  void theAddressesOfACredentialAreHeldByItWhileItIsInUse() {
    UUID credential = credential("amaka", "192.0.2.5", "2001:db8:1::/56", "2001:db8:1:1::/64");

    assertRefused(
        () -> db.run(tenant, tx -> holdings.assign(tx, home, "192.0.2.5", null, null)),
        "/address",
        "192.0.2.5 is assigned to the service " + home.value() + " (login amaka)");
    assertRefused(
        () -> db.run(tenant, tx -> holdings.reserve(tx, "2001:db8:1:40::/58", null)),
        "/address",
        "2001:db8:1::/56 is assigned");
    assertThatThrownBy(() -> credential("other", "192.0.2.6", "2001:db8:1:80::/60", null))
        .hasStackTraceContaining("ip_holding_once");
    fixture.sql("update access_credential set is_active = false where id = ?", credential);
    IpHolding assigned = db.inTx(tenant, tx -> holdings.assign(tx, home, "192.0.2.5", null, null));
    assertThat(assigned.kind()).isEqualTo(HoldingKind.ASSIGNED);
    assertThatThrownBy(() ->
            fixture.sql("update access_credential set is_active = true where id = ?", credential))
        .hasStackTraceContaining("ip_holding_once");
  }

  @Test
  void aPoolOverAddressesThatAreHeldCountsThem() {
    credential("amaka", "192.0.2.5", null, null);
    IpPoolId pool = pool("home", "192.0.2.0/28");

    PoolUse use = db.inTx(tenant, tx -> PoolUse.of(tx, pool));
    assertThat(use).isEqualTo(new PoolUse(14, 0, 1, 0, 0));
    assertThat(use.free()).isEqualTo(13);
  }

  private UUID credential(String username, String ipv4, String delegated, String link) {
    UUID id = Ids.next();
    fixture.sql(
        "insert into access_credential (tenant_id, id, subscriber_id, subscription_id, username,"
            + " ipv4_address, delegated_ipv6_prefix, ipv6_prefix) values (?, ?, ?, ?, ?, ?, ?, ?)",
        tenant.value(),
        id,
        amaka,
        home.value(),
        username,
        ipv4,
        delegated,
        link);
    return id;
  }

  private IpPoolId pool(String name, String cidr) {
    return db.inTx(tenant, tx -> pools.create(tx, IpPoolTerms.of(name, cidr)).id());
  }

  private static void assertRefused(Runnable work, String field, String words) {
    assertThatThrownBy(work::run).isInstanceOfSatisfying(ProblemException.class, e -> {
      assertThat(e.problem().errors()).extracting("pointer").containsExactly(field);
      assertThat(e.problem().detail()).contains(words);
    });
  }
}
