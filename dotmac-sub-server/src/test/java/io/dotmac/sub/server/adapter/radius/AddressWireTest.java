package io.dotmac.sub.server.adapter.radius;

import static io.dotmac.sub.server.adapter.radius.AddressFixture.account;
import static io.dotmac.sub.server.adapter.radius.AddressFixture.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.network.ip.IpBlocks;
import io.dotmac.sub.core.network.ip.IpHoldings;
import io.dotmac.sub.core.network.ip.IpPoolId;
import io.dotmac.sub.core.network.ip.IpPools;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.vendor.Microsoft;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.PacketView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins through the real server that are given addresses of pools. */
class AddressWireTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir
  private Path keys;

  private RadiusFixture isp;
  private AddressFixture fixture;

  @BeforeEach
  void start() throws IOException {
    isp = new RadiusFixture(keys, 3799);
    fixture = new AddressFixture(isp);
  }

  @AfterEach
  void close() {
    isp.close();
  }

  @Test
  void aLoginGetsItsAddressAndBothPrefixesFromThePoolsOfItsProfile() {
    IpPoolId home = fixture.pool("home", "192.0.2.0/28");
    fixture.pool("link", "2001:db8:1::/48", 64);
    fixture.pool("route", "2001:db8:100::/40", 56);
    fixture.services.sql("update ip_pool set dns_primary = '1.1.1.1' where id = ?", home.value());
    fixture.user("amaka");
    fixture.user("bola");

    assertThat(fixture.firstAddress("amaka")).isEqualTo("192.0.2.1");
    PacketView reply = fixture.login("amaka");
    assertThat(address(reply)).isEqualTo("192.0.2.1");
    assertThat(reply.first(Attributes.FRAMED_IP_NETMASK).orElseThrow().getHostAddress())
        .isEqualTo("255.255.255.255");
    assertThat(reply.first(Attributes.FRAMED_IPV6_PREFIX))
        .contains(IpPrefix.parse("2001:db8:1::/64"));
    assertThat(reply.first(Attributes.DELEGATED_IPV6_PREFIX))
        .contains(IpPrefix.parse("2001:db8:100::/56"));
    assertThat(reply.first(Attributes.FRAMED_POOL)).isEmpty();
    assertThat(reply.first(Attributes.FRAMED_IPV6_POOL)).isEmpty();
    assertThat(reply.first(Attributes.DELEGATED_IPV6_PREFIX_POOL)).isEmpty();
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(
                fixture.login("amaka").first(Microsoft.PRIMARY_DNS_SERVER).isPresent())
            .isTrue());
    PacketView other = fixture.login("bola");
    assertThat(address(other)).isEqualTo("192.0.2.2");
    assertThat(other.first(Attributes.DELEGATED_IPV6_PREFIX))
        .contains(IpPrefix.parse("2001:db8:100:100::/56"));
  }

  @Test
  void aPoolThatIsNotOursIsLeftToTheNas() {
    fixture.user("amaka");
    await()
        .atMost(LONG)
        .until(() -> fixture.login("amaka").first(Attributes.FRAMED_POOL).isPresent());

    PacketView reply = fixture.login("amaka");
    assertThat(reply.first(Attributes.FRAMED_POOL)).contains("home");
    assertThat(reply.first(Attributes.FRAMED_IPV6_POOL)).contains("link");
    assertThat(reply.first(Attributes.DELEGATED_IPV6_PREFIX_POOL)).contains("route");
    assertThat(address(reply)).isEmpty();
  }

  @Test
  void theSameAddressComesBackAfterAStopAndAnotherGetsItOnlyWhenNothingElseIsLeft() {
    fixture.pool("home", "192.0.2.0/30");
    for (String name : new String[] {"amaka", "bola", "chidi"}) {
      fixture.user(name);
    }
    String amakas = fixture.firstAddress("amaka");
    account(isp.asking, AcctStatusType.START, "s1", "amaka", amakas);
    account(isp.asking, AcctStatusType.STOP, "s1", "amaka", amakas);
    String bolas = fixture.firstAddress("bola");
    account(isp.asking, AcctStatusType.START, "s2", "bola", bolas);

    assertThat(bolas).isNotEqualTo(amakas);
    assertThat(address(fixture.login("amaka"))).isEqualTo(amakas);
    await().atMost(LONG).untilAsserted(() -> {
      assertThat(fixture.login("chidi").code()).isEqualTo(3);
      assertThat(isp.rows(
              "select reason from radius_auth_log" + " where tenant_id = ? and username = 'chidi'"))
          .contains("no_address");
    });

    account(isp.asking, AcctStatusType.START, "s3", "amaka", amakas);
    account(isp.asking, AcctStatusType.STOP, "s3", "amaka", amakas);
    assertThat(fixture.agedAddress("chidi")).isEqualTo(amakas);
    account(isp.asking, AcctStatusType.START, "s4", "chidi", amakas);
    assertThat(fixture.login("amaka").code()).as("nothing is left for her").isEqualTo(3);
    assertThat(address(fixture.login("bola"))).isEqualTo(bolas);
  }

  @Test
  void allAddressesOfANasAreReleasedWhenItReboots() {
    fixture.pool("home", "192.0.2.0/30");
    fixture.user("amaka");
    String amakas = fixture.firstAddress("amaka");
    account(isp.asking, AcctStatusType.START, "s1", "amaka", amakas);
    String used = "select 'used' from ip_holding where tenant_id = ? and released_at is null";
    assertThat(isp.rows(used)).isNotEmpty();

    account(isp.asking, AcctStatusType.ACCOUNTING_ON, "on", "", "");
    await().atMost(LONG).untilAsserted(() -> assertThat(isp.rows(used)).isEmpty());
    assertThat(address(fixture.login("amaka"))).isEqualTo(amakas);
  }

  @Test
  void whatIsAssignedToAServiceComesBeforeItsPoolAndWhatIsMoreIsRouted() {
    fixture.pool("home", "192.0.2.0/28");
    UUID service = fixture.user("amaka");
    String before = fixture.firstAddress("amaka");
    IpHoldings holdings = new IpHoldings();
    isp.db.run(isp.tenant, tx -> {
      SubscriptionId id = new SubscriptionId(service);
      holdings.assign(tx, id, "203.0.113.7", null, null);
      holdings.assign(tx, id, "203.0.113.16/29", null, null);
      holdings.assign(tx, id, "2001:db8:7::/56", null, null);
    });

    await().atMost(LONG).until(() -> address(fixture.login("amaka")).equals("203.0.113.7"));
    PacketView reply = fixture.login("amaka");
    assertThat(before).isEqualTo("192.0.2.1");
    assertThat(reply.first(Attributes.FRAMED_ROUTE)).contains("203.0.113.16/29 0.0.0.0 1");
    assertThat(reply.first(Attributes.DELEGATED_IPV6_PREFIX))
        .contains(IpPrefix.parse("2001:db8:7::/56"));
  }

  @Test
  void twoLinesOfOneCredentialHaveAnAddressEachAndFindThemAgain() {
    fixture.pool("home", "192.0.2.0/28");
    fixture.services.sql("update radius_profile set simultaneous_use = 2");
    fixture.user("amaka");
    String first = fixture.firstAddress("amaka");
    String second = address(AddressFixture.login(isp.asking, "amaka", "02:00:00:00:00:02"));

    assertThat(second).isNotEqualTo(first).startsWith("192.0.2.");
    assertThat(address(fixture.login("amaka"))).isEqualTo(first);
    assertThat(address(AddressFixture.login(isp.asking, "amaka", "02:00:00:00:00:02")))
        .isEqualTo(second);
  }

  @Test
  void aLoginLeavesABlockThatIsTakenOutOfUse() {
    IpPoolId pool = fixture.pool("home", "192.0.2.0/28");
    fixture.user("amaka");
    String before = fixture.firstAddress("amaka");
    isp.db.run(isp.tenant, tx -> {
      new IpBlocks().create(tx, pool, "198.51.100.0/28", null);
      tx.session().flush();
    });
    fixture.services.sql("update ip_block set is_active = false where cidr = '192.0.2.0/28'");

    assertThat(before).isEqualTo("192.0.2.1");
    await().atMost(LONG).until(() -> address(fixture.login("amaka")).equals("198.51.100.1"));
    long capacity = isp.db.inTx(
        isp.tenant, tx -> new IpPools().nextFree(tx, pool).orElseThrow().low() & 0xff);
    assertThat(capacity).isEqualTo(2);
  }
}
