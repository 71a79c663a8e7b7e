package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.access.nas.ClientTraffic;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Access servers as staff add and watch them. */
class NetworkPagesHttpTest {
  private static final String CLIENTS = "/admin/network/clients";

  private static ServerFixture server;
  private static ApiClient admin;
  private static PortalClient staff;

  @BeforeAll
  static void logIn() {
    server = ServerFixture.start();
    admin = server.one().admin();
    staff = new PortalClient(server.one().anonymous());
    staff.logIn(server.one().addStaff("admin"), ServerFixture.PASSWORD);
  }

  private static Answer add(String name, String address, String vendor, String secret) {
    return staff.submit(
        staff.get(CLIENTS + "/new"),
        CLIENTS,
        Map.of("name", name, "address", address, "vendor", vendor, "secret", secret));
  }

  private static UUID client(String address) {
    return UUID.fromString(admin
        .get("/radius-clients?client_ip=" + address)
        .json()
        .at("/items/0/id")
        .asText());
  }

  @Test
  void anAccessServerIsAddedItsSecretShownOnceAndWhatToTypeOnItAlways() {
    Answer made = add("Tower east", "10.7.0.1", "cisco", "a very long secret");
    Answer later = staff.get(CLIENTS + "/" + client("10.7.0.1"));

    assertThat(made.status()).as(made.body()).isEqualTo(200);
    assertThat(made.body()).contains("Tower east", " key a very long secret", "Waiting for its");
    assertThat(later.body())
        .contains(" key YOUR-SECRET", "/radius incoming set accept=yes port=3799")
        .doesNotContain("a very long secret");
    assertThat(later.body().indexOf("Cisco IOS XE")).isLessThan(later.body().indexOf("MikroTik R"));
    assertThat(staff.get(CLIENTS).body()).contains("Tower east", "10.7.0.1", "Waiting for its");
  }

  @Test
  void theLightTurnsOnWithTheFirstPacketAndSaysWhyPacketsAreDropped() {
    add("Tower west", "10.7.0.2", "mikrotik", "");
    UUID client = client("10.7.0.2");
    String waiting = staff.get(CLIENTS + "/" + client).body();

    server
        .installation()
        .db()
        .run(
            server.one().id(),
            tx -> ClientTraffic.add(
                tx,
                tx.systemNow(),
                List.of(new ClientTraffic.Growth(
                    client,
                    5,
                    3,
                    2,
                    0,
                    0,
                    7,
                    "message_authenticator_wrong",
                    64,
                    List.of(
                        new ClientTraffic.Reason("drop", "message_authenticator_wrong", 7),
                        new ClientTraffic.Reason("reject", "wrong_password", 2))))));
    String heard = staff.get(CLIENTS + "/" + client).body();

    assertThat(waiting).contains("http-equiv=\"refresh\"", "Waiting for its first packet");
    assertThat(heard)
        .contains("Heard", "Wrong secret", "60", "Login refused", "Wrong password")
        .doesNotContain("http-equiv=\"refresh\"", "Waiting for its first packet");
  }

  @Test
  void aWrongValueIsNamedAndWhatWasTypedStays() {
    Answer wrong = add("Tower north", "10.7.0.999", "mikrotik", "");
    Answer shortSecret = add("Tower north", "10.7.0.3", "mikrotik", "short");

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("10.7.0.999", "Tower north", "role=\"alert\"");
    assertThat(shortSecret.status()).isEqualTo(422);
    assertThat(shortSecret.body()).contains("8 to 253 octets");
    assertThat(staff.get(CLIENTS).body()).doesNotContain("Tower north");
  }

  @Test
  void aPoolIsAddedShowsHowFullItIsAndWhoHoldsItsAddresses() {
    String pools = "/admin/network/pools";
    Answer wrong = staff.submit(
        staff.get(pools + "/new"), pools, Map.of("name", "north", "cidr", "10.77.0.1/24"));
    Answer made = staff.submit(
        staff.get(pools + "/new"), pools, Map.of("name", "north", "cidr", "10.77.0.0/29"));
    String id = admin.get("/ip-pools?name=north").json().at("/items/0/id").asText();
    String page = pools + "/" + id;
    Answer taken = staff.submit(
        staff.get(page), page + "/reservations", Map.of("address", "10.77.0.3", "notes", "dns"));
    Answer twice = staff.submit(
        staff.get(page), page + "/reservations", Map.of("address", "10.77.0.3", "notes", ""));
    Answer more = staff.submit(staff.get(page), page + "/blocks", Map.of("cidr", "10.78.0.0/29"));

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("10.77.0.0/24 was expected", "role=\"alert\"", "north");
    assertThat(made.status()).isEqualTo(303);
    assertThat(taken.status()).isEqualTo(303);
    assertThat(twice.body()).contains("10.77.0.3 is reserved (dns)");
    assertThat(more.status()).isEqualTo(303);
    assertThat(staff.get(pools).body()).contains("north", "10.77.0.0/29, 10.78.0.0/29", "8%");
    assertThat(staff.get(page).body()).contains("10.77.0.3", "Reserved", "dns", "of 12");
    assertThat(staff.get(page).body())
        .contains("When it will be full", "Only 0 of the last 30 days are known")
        .doesNotContain("c-pool");
    assertThat(staff.get(page + "/addresses.csv").body()).contains("10.77.0.3", "reserved");
  }

  @Test
  void aServiceIsGivenTheNextAddressOfAPoolAndItIsTakenAwayAgain() {
    ServiceFixture fixture = new ServiceFixture(server.db(), server.one().id());
    UUID service = fixture.service(fixture.subscriber());
    String pool = admin
        .post("/ip-pools", "{\"name\":\"static\",\"cidr\":\"10.79.0.0/29\"}")
        .json()
        .path("id")
        .asText();
    String page = "/admin/network/services/" + service + "/addresses";
    Answer neither = staff.submit(staff.get(page), page, Map.of("address", "", "pool", ""));
    Answer given = staff.submit(staff.get(page), page, Map.of("address", "", "pool", pool));
    String shown = staff.get(page).body();
    String id = admin
        .get("/ip-assignments?subscription_id=" + service)
        .json()
        .at("/items/0/id")
        .asText();
    Answer taken = staff.submit(staff.get(page), page + "/" + id + "/remove", Map.of());

    assertThat(neither.body()).contains("an address, or the pool to take the next one from");
    assertThat(given.status()).isEqualTo(303);
    assertThat(shown).contains("10.79.0.1", "Assigned", "static");
    assertThat(taken.status()).isEqualTo(303);
    assertThat(staff.get(page).body()).contains("has been given no address");
  }
}
