package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;

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
}
