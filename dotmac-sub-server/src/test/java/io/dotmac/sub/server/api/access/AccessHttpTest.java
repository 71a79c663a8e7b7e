package io.dotmac.sub.server.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.access.session.AccountingSessions;
import io.dotmac.sub.core.access.session.SessionReport;
import io.dotmac.sub.core.enforcement.SuspendSubscriber;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccessHttpTest {
  private static ServerFixture server;
  private static ServiceFixture fixture;
  private static ApiClient admin;

  private final UUID amaka = fixture.subscriber();
  private final UUID home = fixture.service(amaka);

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    fixture = new ServiceFixture(server.db(), server.one().id());
    admin = server.one().admin();
  }

  @Test
  void aSecretGoesInAndNeverComesOut() {
    Answer made = admin.post(
        "/api/v1/access-credentials",
        "{\"subscriber_id\":\"%s\",\"subscription_id\":\"%s\",\"username\":\"%s\","
                .formatted(amaka, home, home)
            + "\"secret\":\"open sesame\",\"delegated_ipv6_prefix\":\"2001:db8:100::/56\"}");
    String path = "/access-credentials/" + made.json().path("id").asText();
    Answer changed = admin
        .with("If-Match", made.header("etag").orElse(""))
        .patch(path, "{\"secret\":\"open barley\",\"mac_address\":\"4C-5E-0C-12-34-56\"}");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.body()).doesNotContain("sesame");
    assertThat(made.json().path("has_secret").asBoolean()).isTrue();
    assertThat(made.json().path("delegated_ipv6_prefix").asText()).isEqualTo("2001:db8:100::/56");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.json().path("mac_address").asText()).isEqualTo("4c:5e:0c:12:34:56");
    assertThat(admin.get(path).body()).doesNotContain("barley").doesNotContain("v1:");
    assertThat(admin
            .get("/access-credentials?username=" + home)
            .json()
            .path("count")
            .asInt())
        .isOne();
  }

  @Test
  void theSecretOfARadiusClientIsStoredEncryptedAndRotatedWithOverlap() {
    String nas = admin
        .post("/nas-devices", "{\"name\":\"edge\",\"vendor\":\"mikrotik\"}")
        .json()
        .path("id")
        .asText();
    Answer made = admin.post(
        "/radius-clients",
        "{\"client_ip\":\"198.51.100.7\",\"shared_secret\":\"first secret\","
            + "\"nas_device_id\":\"%s\"}".formatted(nas));
    String path = "/radius-clients/" + made.json().path("id").asText();
    Answer rotated = admin
        .with("If-Match", made.header("etag").orElse(""))
        .patch(path, "{\"shared_secret\":\"second secret\"}");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().path("require_message_authenticator").asText()).isEqualTo("yes");
    assertThat(rotated.status()).as(rotated.body()).isEqualTo(200);
    assertThat(rotated.body()).doesNotContain("secret\"").contains("previous_secret_until");
    int readable = fixture.sql(
        "update radius_client set description = 'x' where shared_secret_sealed like '%secret%'"
            + " or previous_secret_sealed not like 'v1:%'");
    assertThat(readable).isZero();
  }

  @Test
  void aClientNetworkWithHostBitsIsRefusedNamingTheNetworkThatWasMeant() {
    Answer client = admin.post(
        "/radius-clients", "{\"client_ip\":\"203.0.113.7/24\",\"shared_secret\":\"a secret\"}");
    Answer credential = admin.post(
        "/access-credentials",
        "{\"subscriber_id\":\"%s\",\"username\":\"x%s\",\"secret\":\"open sesame\","
                .formatted(amaka, home)
            + "\"ipv6_prefix\":\"2001:db8:1::7/64\"}");

    assertThat(client.status()).as(client.body()).isEqualTo(422);
    assertThat(client.body()).contains("\"/client_ip\"", "203.0.113.0/24");
    assertThat(credential.status()).as(credential.body()).isEqualTo(422);
    assertThat(credential.body()).contains("\"/ipv6_prefix\"", "2001:db8:1::/64");
  }

  @Test
  void profilesAttributesAndTheProfileOfAnOfferAreKept() {
    admin.post("/radius-servers", "{\"name\":\"main\",\"host\":\"radius.example\"}");
    Answer profile = admin.post(
        "/radius-profiles",
        "{\"name\":\"gold\",\"down_kbps\":200000,\"up_kbps\":100000,\"vendor\":\"mikrotik\"}");
    String id = profile.json().path("id").asText();
    Answer attribute = admin.post(
        "/radius-attributes",
        "{\"profile_id\":\"%s\",\"attribute\":\"Idle-Timeout\",\"value\":\"600\"}".formatted(id));
    Answer ofOffer = admin.post(
        "/offer-radius-profiles",
        "{\"offer_id\":\"%s\",\"profile_id\":\"%s\"}".formatted(fixture.offer(), id));
    JsonNode access = admin.get("/subscriptions/" + home + "/access").json();
    Answer half = admin.post("/radius-profiles", "{\"name\":\"half\",\"down_kbps\":1}");

    assertThat(profile.status()).as(profile.body()).isEqualTo(201);
    assertThat(attribute.status()).as(attribute.body()).isEqualTo(201);
    assertThat(ofOffer.status()).as(ofOffer.body()).isEqualTo(201);
    assertThat(access.path("down_kbps").asInt()).isEqualTo(200_000);
    assertThat(half.status()).isEqualTo(422);
    admin.delete("/offer-radius-profiles/" + ofOffer.json().path("id").asText());
    admin.delete("/radius-attributes/" + attribute.json().path("id").asText());
    assertThat(admin.delete("/radius-profiles/" + id).status()).isEqualTo(204);
    assertThat(admin.get("/radius-profiles/" + id).json().path("is_active").asBoolean())
        .isFalse();
    assertThat(admin.get("/radius-servers?q=main").json().path("count").asInt()).isOne();
  }

  @Test
  void aLockIsPlacedSeenAndReleased() {
    Answer placed = admin.post(
        "/service-locks",
        "{\"subscription_id\":\"%s\",\"reason\":\"admin\",\"effect\":\"throttle\"}"
            .formatted(home));
    JsonNode slow = admin.get("/subscriptions/" + home + "/access").json();
    Answer released =
        admin.post("/service-locks/" + placed.json().path("id").asText() + "/release", "{}");
    JsonNode free = admin.get("/subscriptions/" + home + "/access").json();

    assertThat(placed.status()).as(placed.body()).isEqualTo(201);
    assertThat(slow.path("state").asText()).isEqualTo("throttled");
    assertThat(slow.path("down_kbps").asInt()).isEqualTo(2_000);
    assertThat(released.status()).as(released.body()).isEqualTo(200);
    assertThat(released.json().path("is_open").asBoolean()).isFalse();
    assertThat(free.path("state").asText()).isEqualTo("active");
    assertThat(admin
            .get("/service-locks?is_open=false&subscription_id=" + home)
            .json()
            .path("count")
            .asInt())
        .isOne();
    assertThat(admin
            .get("/enforcement-intents?subscription_id=" + home)
            .json()
            .path("items")
            .size())
        .isOne();
  }

  @Test
  void sessionsUsageAndQuotaAreReadAndNeverWritten() {
    server
        .db()
        .run(
            server.one().id(),
            tx -> new AccountingSessions()
                .store(
                    tx,
                    List.of(new SessionReport(
                        SessionReport.Kind.INTERIM,
                        "192.0.2.1",
                        home.toString(),
                        "amaka",
                        Instant.now(),
                        60,
                        1_000,
                        2_000,
                        true,
                        new SessionReport.Party(amaka, home, null, null, null),
                        SessionReport.Line.NONE,
                        null))));

    JsonNode session =
        admin.get("/radius-accounting-sessions?subscription_id=" + home).json().path("items");
    JsonNode usage = admin.get("/usage-records?subscription_id=" + home).json().path("items");

    assertThat(session.get(0).path("octets_in").asLong()).isEqualTo(1_000);
    assertThat(session.get(0).path("is_open").asBoolean()).isTrue();
    assertThat(usage.get(0).path("octets_out").asLong()).isEqualTo(2_000);
    assertThat(admin.get("/quota-buckets").status()).isEqualTo(200);
    assertThat(admin.get("/radius-auth-log").status()).isEqualTo(200);
    assertThat(
            admin.delete("/usage-records/" + usage.get(0).path("id").asText()).status())
        .isEqualTo(405);
  }

  @Test
  void aCustomerSeesTheLocksAndTheUsageOfItsOwnServicesOnly() {
    UUID other = fixture.service(fixture.subscriber());
    ServiceLocks locks = new ServiceLocks();
    server
        .db()
        .run(
            server.one().id(),
            tx -> locks.lockAll(
                tx, List.of(home, other), LockReason.OVERDUE, LockEffect.SUSPEND, "dunning", null));
    ApiClient customer = server.one().customer(amaka);

    assertThat(customer.get("/radius-clients").status()).isEqualTo(403);
    assertThat(server.two().admin().get("/service-locks").json().path("items")).isEmpty();
    Answer own = customer.get("/service-locks");
    if (own.status() == 200) {
      assertThat(own.json().path("items")).hasSize(1);
      assertThat(own.body()).contains(home.toString()).doesNotContain(other.toString());
    } else {
      assertThat(own.status()).isEqualTo(403);
    }
  }

  @Test
  void reactivatingASubscriberLiftsOnlyTheLocksOfTheSuspension() {
    UUID shop = fixture.service(amaka);
    ServiceLocks locks = new ServiceLocks();
    SuspendSubscriber flow =
        new SuspendSubscriber(new io.dotmac.sub.core.subscriber.Subscribers(), locks);
    var tenant = server.one().id();
    server.db().run(tenant, tx -> {
      locks.lock(tx, home, LockReason.OVERDUE, LockEffect.SUSPEND, "dunning", null);
      locks.lock(tx, shop, LockReason.ADMIN, LockEffect.REJECT, "staff", "stolen");
      flow.suspend(tx, new SubscriberId(amaka), "moved away");
    });
    assertThat(state(home)).isEqualTo("suspended");

    server.db().run(tenant, tx -> flow.reactivate(tx, new SubscriberId(amaka)));

    assertThat(open(home)).containsExactly("overdue");
    assertThat(open(shop)).containsExactly("admin");
  }

  private static String state(UUID service) {
    return admin
        .get("/subscriptions/" + service + "/access")
        .json()
        .path("state")
        .asText();
  }

  private static List<String> open(UUID service) {
    return admin
        .get("/service-locks?is_open=true&subscription_id=" + service)
        .json()
        .path("items")
        .findValuesAsText("reason");
  }
}
