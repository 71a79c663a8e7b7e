package io.dotmac.sub.server.api.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceLock;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SubscriptionHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;
  private static String offer;
  private static int people;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    admin = server.one().admin();
    offer = ok(admin.post(
            "/offers",
            "{\"name\":\"Fiber\",\"prices\":[{\"price_type\":\"recurring\","
                + "\"amount\":\"15000\"}]}"))
        .path("id")
        .asText();
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isLessThan(300);
    return answer.json();
  }

  private static String subscriber() {
    people++;
    return ok(admin.post(
            "/subscribers",
            "{\"first_name\":\"Ada\",\"last_name\":\"Obi\",\"email\":\"s%d@example.net\"}"
                .formatted(people)))
        .path("id")
        .asText();
  }

  private static JsonNode service(String subscriber) {
    return ok(admin.post("/api/v1/subscriptions", """
            {"subscriber_id": "%s", "offer_id": "%s", "unit_price": "12000.00",
             "discount_type": "percent", "discount_value": "10"}""".formatted(subscriber, offer)));
  }

  private static String active(String subscriber) {
    String path = "/subscriptions/" + service(subscriber).path("id").asText();
    ok(admin.post(path + "/activate", "{\"on\": \"2026-01-31\"}"));
    return path;
  }

  @Test
  void aServiceIsPendingUntilItIsActivated() {
    JsonNode made = service(subscriber());
    JsonNode activated = ok(admin.post(
        "/subscriptions/" + made.path("id").asText() + "/activate", "{\"on\": \"2026-01-31\"}"));

    assertThat(made.path("status").asText()).isEqualTo("pending");
    assertThat(made.path("unit_price").asText()).isEqualTo("12000.00");
    assertThat(made.path("discount_value").asText()).isEqualTo("10");
    assertThat(activated.path("status").asText()).isEqualTo("active");
    assertThat(activated.path("anchor_day").asInt()).isEqualTo(31);
    assertThat(activated.path("next_bill_on").asText()).isEqualTo("2026-01-31");
  }

  @Test
  void theVerbsMoveTheStatusAndLeaveAHistory() {
    String path = active(subscriber());

    ok(admin.post(path + "/suspend", "{\"reason\": \"holiday\"}"));
    Answer again = admin.send("POST", path + "/suspend", null);
    ok(admin.send("POST", path + "/resume", null));
    JsonNode canceled = ok(admin.post(path + "/cancel", "{\"reason\": \"moved\"}"));
    JsonNode history = ok(admin.get("/subscription-lifecycle-events?subscription_id="
        + path.substring("/subscriptions/".length())));

    assertThat(again.status()).isEqualTo(409);
    assertThat(canceled.path("status").asText()).isEqualTo("canceled");
    assertThat(history.path("items")).hasSize(5);
    assertThat(history.path("items").get(0).path("event_type").asText()).isEqualTo("cancel");
    assertThat(admin
            .delete("/subscription-lifecycle-events/"
                + history.path("items").get(0).path("id").asText())
            .status())
        .isEqualTo(405);
  }

  @Test
  void nobodyPatchesTheStatusTheOwnerOrTheBillingPointer() {
    String path = active(subscriber());

    for (String field : List.of("status", "subscriber_id", "account_id", "next_bill_on")) {
      Answer answer = admin.with("If-Match", "*").patch(path, "{\"%s\": \"x\"}".formatted(field));
      assertThat(answer.status()).as(field).isEqualTo(422);
    }
    JsonNode changed = ok(admin.with("If-Match", "*").patch(path, "{\"quantity\": 2}"));
    assertThat(changed.path("quantity").asInt()).isEqualTo(2);
    assertThat(changed.path("unit_price").asText()).isEqualTo("12000.00");
  }

  @Test
  void wrongReferencesAreNamed() {
    Answer answer = admin.post(
        "/subscriptions",
        "{\"subscriber_id\":\"%s\",\"offer_id\":\"%s\"}"
            .formatted(UUID.randomUUID(), UUID.randomUUID()));
    Answer none = admin.post("/subscriptions", "{}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("/subscriber_id").contains("/offer_id");
    assertThat(none.body()).contains("/subscriber_id");
  }

  @Test
  void anotherTenantsServiceDoesNotExistAndACustomerSeesItsOwnAlone() {
    String ada = subscriber();
    String mine = active(ada);
    String theirs = active(subscriber());
    ApiClient customer = server.one().customer(UUID.fromString(ada));

    assertThat(server.two().admin().get(mine).status()).isEqualTo(404);
    assertThat(customer.get(mine).status()).isEqualTo(200);
    assertThat(customer.get(theirs).status()).isEqualTo(404);
    assertThat(ok(customer.get("/subscriptions")).path("items")).hasSize(1);
    assertThat(customer.send("POST", mine + "/cancel", null).status()).isEqualTo(403);
  }

  @Test
  void suspendingASubscriberLocksEachServiceAndReactivatingLiftsOnlyThoseLocks() {
    String ada = subscriber();
    UUID first = UUID.fromString(active(ada).substring("/subscriptions/".length()));
    UUID second = UUID.fromString(active(ada).substring("/subscriptions/".length()));
    ServiceLocks locks = new ServiceLocks();
    server
        .db()
        .run(
            server.one().id(),
            tx -> locks.lock(
                tx,
                second,
                LockReason.OVERDUE,
                io.dotmac.sub.core.access.LockEffect.SUSPEND,
                "dunning",
                null));

    ok(admin.post("/subscribers/" + ada + "/suspend", "{}"));
    assertThat(open(first)).containsExactly(LockReason.ADMIN);
    assertThat(open(second)).containsExactlyInAnyOrder(LockReason.OVERDUE, LockReason.ADMIN);
    ok(admin.send("POST", "/subscribers/" + ada + "/reactivate", null));

    assertThat(open(first)).isEmpty();
    assertThat(open(second)).containsExactly(LockReason.OVERDUE);
  }

  private static List<LockReason> open(UUID service) {
    return server
        .db()
        .inTx(
            server.one().id(),
            tx -> new ServiceLocks()
                .open(tx, service).stream().map(ServiceLock::reason).toList());
  }

  @Test
  void aSubscriberWithAServiceCannotBeCanceled() {
    String ada = subscriber();
    String service = active(ada);

    Answer refused = admin.delete("/subscribers/" + ada);
    admin.delete(service);
    Answer done = admin.delete("/subscribers/" + ada);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(done.status()).isEqualTo(204);
  }

  @Test
  void anAddOnIsAddedAndEnded() {
    String service = active(subscriber()).substring("/subscriptions/".length());
    String router = ok(admin.post(
            "/add-ons", "{\"name\":\"Router\",\"addon_type\":\"router_rental\"}"))
        .path("id")
        .asText();
    ok(admin.post(
        "/add-on-prices",
        "{\"add_on_id\":\"%s\",\"price_type\":\"recurring\",\"amount\":\"1500\"}"
            .formatted(router)));
    String body = "{\"subscription_id\":\"%s\",\"add_on_id\":\"%s\"}".formatted(service, router);

    Answer notOffered = admin.post("/subscription-add-ons", body);
    ok(admin.post(
        "/offer-add-ons",
        "{\"offer_id\":\"%s\",\"add_on_id\":\"%s\",\"max_quantity\":2}".formatted(offer, router)));
    JsonNode added = ok(admin.post("/subscription-add-ons", body));
    JsonNode ended =
        ok(admin.send("POST", "/subscription-add-ons/" + added.path("id").asText() + "/end", null));

    assertThat(notOffered.status()).isEqualTo(422);
    assertThat(added.path("quantity").asInt()).isEqualTo(1);
    assertThat(ended.path("end_on").isNull()).isFalse();
  }

  @Test
  void aWishToChangeIsRecordedAndTakenBack() {
    String service = active(subscriber()).substring("/subscriptions/".length());
    String faster = ok(admin.post(
            "/offers",
            "{\"name\":\"Faster\",\"prices\":[{\"price_type\":\"recurring\","
                + "\"amount\":\"20000\"}]}"))
        .path("id")
        .asText();
    String body =
        "{\"subscription_id\":\"%s\",\"requested_offer_id\":\"%s\"}".formatted(service, faster);

    JsonNode wish = ok(admin.post("/subscription-change-requests", body));
    Answer second = admin.post("/subscription-change-requests", body);
    JsonNode back = ok(admin.send(
        "POST", "/subscription-change-requests/" + wish.path("id").asText() + "/cancel", null));

    assertThat(second.status()).isEqualTo(409);
    assertThat(back.path("status").asText()).isEqualTo("canceled");
  }
}
