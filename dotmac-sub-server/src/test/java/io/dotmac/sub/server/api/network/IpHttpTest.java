package io.dotmac.sub.server.api.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpHttpTest {
  private static ServerFixture server;
  private static ServiceFixture fixture;
  private static ApiClient admin;
  private static int networks;

  private final UUID amaka = fixture.subscriber();
  private final UUID home = fixture.service(amaka);
  private final String base = "10." + ++networks + ".";

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    fixture = new ServiceFixture(server.db(), server.one().id());
    admin = server.one().admin();
  }

  @Test
  void aPoolIsMadeShownChangedAndTakenOutOfUse() {
    Answer made =
        pool("{'name':'%s','cidr':'%s0.0/22','gateway':'%2$s0.1','dns_primary':'1.1.1.1'}");
    String path = "/ip-pools/" + made.json().path("id").asText();
    Answer changed = admin
        .with("If-Match", made.header("etag").orElse(""))
        .patch(path, "{\"notes\":\"of the north\"}");
    Answer moved = admin
        .with("If-Match", changed.header("etag").orElse(""))
        .patch(path, "{\"cidr\":\"" + base + "0.0/20\"}");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().path("ip_version").asText()).isEqualTo("ipv4");
    assertThat(made.json().path("prefix_length").asInt()).isEqualTo(32);
    assertThat(made.json().path("capacity").asInt()).isEqualTo(1022);
    assertThat(made.json().path("free").asInt()).isEqualTo(1022);
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.json().path("notes").asText()).isEqualTo("of the north");
    assertThat(moved.status()).isEqualTo(422);
    assertThat(moved.body()).contains("\"/cidr\"", "as a block");
    assertThat(admin.get(path + "/next-free").json().path("address").asText())
        .isEqualTo(base + "0.2");
    assertThat(admin.delete(path).status()).isEqualTo(204);
    assertThat(admin.get(path).json().path("is_active").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':'x%s','cidr':'%s0.7/22'}|/cidr|0.0/22 was expected",
        "{'name':'x%s','cidr':'%s0.0'}|/cidr|",
        "{'name':'x%s','cidr':'%s0.0/40'}|/cidr|a network such as 10.0.0.0/16",
        "{'name':'','cidr':'%2$s0.0/22'}|/name|a text was expected",
        "{'name':'x%s','cidr':'%s0.0/22','prefix_length':24}|/prefix_length|32",
        "{'name':'x%s','cidr':'%s0.0/22','ip_version':'ipv6'}|/ip_version|the version of",
        "{'name':'x%s','cidr':'%s0.0/22','gateway':'2001:db8::1'}|/gateway|an address of IPv4",
        "{'name':'x%s','cidr':'2001:db8:%3$d::/48','prefix_length':65}|/prefix_length|48 to 64",
        "{'name':'x%s','cidr':'2001:db8:%3$d::/48','prefix_length':40}|/prefix_length|48 to 64",
        "{'name':'x%s','cidr':'%s0.0/22','colour':'red'}|/colour|no field"
      })
  void aWrongPoolIsRefusedWithTheFieldThatIsWrong(String body, String field, String words) {
    Answer refused = pool(body);

    if (words == null) {
      assertThat(refused.status()).as(refused.body()).isEqualTo(201);
    } else {
      assertThat(refused.status()).as(refused.body()).isEqualTo(422);
      assertThat(refused.body()).contains("\"" + field + "\"", words);
    }
  }

  @Test
  void howFullAPoolWasAndWhenItWillBeFullIsRead() {
    String id = pool("{'name':'%s','cidr':'%s0.0/24'}").json().path("id").asText();
    String path = "/ip-pools/" + id;
    assertThat(admin.get(path + "/forecast").json().path("outcome").asText())
        .isEqualTo("not_enough_days");
    for (int ago = 1; ago <= 40; ago++) {
      fixture.sql(
          "insert into ip_pool_day (tenant_id, id, pool_id, day, capacity, reserved, assigned,"
              + " in_use, kept) values (?, ?, ?::uuid, (now() at time zone 'Africa/Lagos')::date"
              + " - ?, 254, 0, 0, ?, 9)",
          server.one().id().value(),
          UUID.randomUUID(),
          id,
          ago,
          100 - 2 * ago);
    }
    admin.post("/ipv4-addresses", "{\"address\":\"" + base + "0.128/26\"}");
    assertThat(admin.post("/jobs/count_ip_pools/run", "{}").status()).isLessThan(300);

    Answer forecast = admin.get(path + "/forecast");
    Answer first = admin.get(path + "/days?limit=1");
    String cursor = first.json().path("next_cursor").asText();
    Answer second = admin.get(path + "/days?limit=1&cursor=" + cursor);

    assertThat(forecast.json().path("needed").asInt()).as(forecast.body()).isEqualTo(64);
    assertThat(forecast.json().path("outcome").asText()).isEqualTo("growing");
    assertThat(forecast.json().path("full_on").asText()).isNotEmpty();
    assertThat(forecast.json().path("windows")).hasSize(2);
    assertThat(first.json().at("/items/0/reserved").asInt()).as(first.body()).isEqualTo(64);
    assertThat(first.json().path("count").asInt()).isEqualTo(41);
    assertThat(second.json().at("/items/0/in_use").asInt()).isEqualTo(98);
    assertThat(admin.get(path + "/days?from=soon").status()).isEqualTo(422);
    assertThat(server.two().admin().get(path + "/forecast").status()).isEqualTo(404);
    assertThat(server.two().admin().get(path + "/days").status()).isEqualTo(404);
  }

  @Test
  void aNetworkThatOverlapsAnotherPoolIsRefusedAndAnotherTenantMayHaveIt() {
    pool("{'name':'%s','cidr':'%s0.0/22'}");
    Answer overlapping = pool("{'name':'%s more','cidr':'%s2.0/23'}");
    Answer others = server
        .two()
        .admin()
        .post("/ip-pools", "{\"name\":\"theirs\",\"cidr\":\"" + base + "0.0/22\"}");
    Answer sameName = pool("{'name':'%s','cidr':'%s8.0/22'}");

    assertThat(overlapping.status()).isEqualTo(422);
    assertThat(overlapping.body())
        .contains("\"/cidr\"", base + "2.0/23 overlaps " + base + "0.0/22 of the pool");
    assertThat(others.status()).as(others.body()).isEqualTo(201);
    assertThat(sameName.body()).contains("\"/name\"", "another pool has the name");
    String theirs = "/ip-pools/" + others.json().path("id").asText();
    assertThat(admin.get(theirs).status()).isEqualTo(404);
  }

  @Test
  void anAddressIsAssignedReservedAndFreedAndWhoHasItIsNamed() {
    String pool = pool("{'name':'%s','cidr':'%s0.0/29'}").json().path("id").asText();
    Answer reserved =
        admin.post("/ipv4-addresses", "{\"address\":\"" + base + "0.1\",\"notes\":\"router\"}");
    Answer assigned = admin.post(
        "/ip-assignments", "{\"subscription_id\":\"%s\",\"pool_id\":\"%s\"}".formatted(home, pool));
    Answer again = admin.post(
        "/ip-assignments",
        "{\"subscription_id\":\"%s\",\"address\":\"%s0.2\"}".formatted(home, base));
    Answer outside = admin.post(
        "/ip-assignments",
        "{\"subscription_id\":\"%s\",\"address\":\"%s9.2\",\"pool_id\":\"%s\"}"
            .formatted(home, base, pool));
    Answer nobody = admin.post(
        "/ip-assignments",
        "{\"subscription_id\":\"%s\",\"address\":\"%s0.3\"}".formatted(amaka, base));

    assertThat(reserved.status()).as(reserved.body()).isEqualTo(201);
    assertThat(reserved.json().path("is_reserved").asBoolean()).isTrue();
    assertThat(assigned.status()).as(assigned.body()).isEqualTo(201);
    assertThat(assigned.json().path("address").asText()).isEqualTo(base + "0.2");
    assertThat(assigned.json().path("subscriber_id").asText()).isEqualTo(amaka.toString());
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.body()).contains("\"/address\"", "is assigned to the service " + home);
    assertThat(outside.body()).contains("\"/address\"", "lies in no block of the pool");
    assertThat(nobody.body()).contains("\"/subscription_id\"", "no subscription of the id");
    assertThat(addresses("/ipv4-addresses?pool_id=" + pool))
        .isEqualTo(base + "0.1 " + base + "0.2");
    assertThat(addresses("/ip-assignments?subscription_id=" + home)).isEqualTo(base + "0.2");
    assertThat(addresses("/ipv4-addresses?is_reserved=true&pool_id=" + pool))
        .isEqualTo(base + "0.1");
    assertThat(admin.get("/ipv4-addresses?pool_id=" + pool + "&limit=1").header("content-type"))
        .isPresent();
    String path = "/ip-assignments/" + assigned.json().path("id").asText();
    assertThat(admin.delete(path).status()).isEqualTo(204);
    assertThat(admin.get(path).status()).isEqualTo(404);
    String other = "/ipv6-addresses/" + reserved.json().path("id").asText();
    assertThat(admin.get(other).status()).isEqualTo(404);
  }

  @Test
  void aPrefixOfIpv6IsAssignedFromAPoolOfThem() {
    String prefix = "2001:db8:" + Integer.toHexString(networks + 0x1000);
    Answer pool = pool("{'name':'%s','cidr':'" + prefix + "::/48','prefix_length':56}");
    Answer assigned = admin.post(
        "/ip-assignments",
        "{\"subscription_id\":\"%s\",\"pool_id\":\"%s\"}"
            .formatted(home, pool.json().path("id").asText()));
    Answer four = admin.post("/ipv6-addresses", "{\"address\":\"" + base + "7.1\"}");

    assertThat(pool.status()).as(pool.body()).isEqualTo(201);
    assertThat(pool.json().path("capacity").asInt()).isEqualTo(256);
    assertThat(assigned.json().path("address").asText()).isEqualTo(prefix + "::/56");
    assertThat(assigned.json().path("prefix_length").asInt()).isEqualTo(56);
    assertThat(four.body()).contains("\"/address\"", "an address of ipv6 was expected");
  }

  @Test
  void aPoolGrowsByABlockWhichIsTakenOutOfUse() {
    String pool = pool("{'name':'%s','cidr':'%s0.0/30'}").json().path("id").asText();
    Answer added = admin.post(
        "/ip-blocks", "{\"pool_id\":\"%s\",\"cidr\":\"%s4.0/30\"}".formatted(pool, base));
    String path = "/ip-blocks/" + added.json().path("id").asText();

    assertThat(added.status()).as(added.body()).isEqualTo(201);
    assertThat(admin.get("/ip-pools/" + pool).json().path("capacity").asInt()).isEqualTo(4);
    assertThat(admin.get("/ip-blocks?pool_id=" + pool).json().path("count").asInt())
        .isEqualTo(2);
    assertThat(admin.delete(path).status()).isEqualTo(204);
    assertThat(admin.get("/ip-pools/" + pool).json().path("capacity").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ip-pools", "ip-blocks", "ip-assignments", "ipv4-addresses", "ipv6-addresses"})
  void onlyStaffMaySeeAddressesAndTheyComeAsCsv(String route) {
    ApiClient customer = server.one().customer(amaka);

    assertThat(customer.get("/" + route).status()).isEqualTo(403);
    assertThat(server.one().anonymous().get("/" + route).status()).isEqualTo(401);
    assertThat(server.one().staff("support").get("/" + route).status()).isEqualTo(200);
    assertThat(admin.with("Accept", "text/csv").get("/" + route).status()).isEqualTo(200);
  }

  private Answer pool(String body) {
    return admin.post(
        "/ip-pools", body.formatted(base.replace('.', '-'), base, networks).replace('\'', '"'));
  }

  private static String addresses(String route) {
    StringBuilder all = new StringBuilder();
    admin
        .get(route)
        .json()
        .path("items")
        .forEach(item ->
            all.append(all.isEmpty() ? "" : " ").append(item.path("address").asText()));
    return all.toString();
  }
}
