package io.dotmac.sub.server.api.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Changes of plan, holds, coupons and use over HTTP. */
class ContractHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;
  private static String small;
  private static String big;
  private static String subscriber;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    admin = server.one().admin();
    small = offer("Small", "1000");
    big = offer("Big", "2000");
    subscriber = id(admin.post(
        "/subscribers",
        "{\"first_name\":\"Ada\",\"last_name\":\"Obi\",\"email\":\"contract@example.net\"}"));
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isLessThan(300);
    return answer.json();
  }

  private static String id(Answer answer) {
    return ok(answer).path("id").asText();
  }

  private static String offer(String name, String price) {
    return id(admin.post(
        "/offers",
        "{\"name\":\"%s\",\"prices\":[{\"price_type\":\"recurring\",\"amount\":\"%s\"}]}"
            .formatted(name, price)));
  }

  private static String service() {
    String id = id(admin.post(
        "/subscriptions",
        "{\"subscriber_id\": \"%s\", \"offer_id\": \"%s\"}".formatted(subscriber, small)));
    ok(admin.send("POST", "/subscriptions/" + id + "/activate", null));
    return id;
  }

  @Test
  void aChangeOfPlanIsAskedForApprovedAndApplied() {
    String service = service();
    JsonNode wish = ok(admin.post("/subscription-change-requests", """
        {"subscription_id": "%s", "requested_offer_id": "%s", "timing": "now"}
        """.formatted(service, big)));
    String path = "/subscription-change-requests/" + wish.path("id").asText();

    Answer stranger = server.two().admin().send("POST", path + "/approve", null);
    JsonNode applied = ok(admin.send("POST", path + "/approve", null));
    Answer again = admin.post(path + "/reject", "{\"reason\": \"late\"}");

    assertThat(wish.path("status").asText()).isEqualTo("pending");
    assertThat(stranger.status()).isEqualTo(404);
    assertThat(applied.path("status").asText()).isEqualTo("applied");
    assertThat(again.status()).isEqualTo(409);
    assertThat(ok(admin.get("/subscriptions/" + service)).path("offer_id").asText())
        .isEqualTo(big);
  }

  @Test
  void aHoldLocksTheServiceUntilItIsEnded() {
    String service = service();
    JsonNode hold = ok(admin.post(
        "/service-holds", "{\"subscription_id\": \"%s\", \"kind\": \"hold\"}".formatted(service)));
    JsonNode locks = ok(admin.get("/service-locks?is_open=true&subscription_id=" + service));
    JsonNode ended =
        ok(admin.send("POST", "/service-holds/" + hold.path("id").asText() + "/end", null));
    Answer wrong = admin.post(
        "/service-holds",
        "{\"subscription_id\": \"%s\", \"kind\": \"extension\"}".formatted(service));

    assertThat(hold.path("status").asText()).isEqualTo("active");
    assertThat(locks.path("items").get(0).path("reason").asText()).isEqualTo("customer_hold");
    assertThat(ended.path("status").asText()).isEqualTo("ended");
    assertThat(wrong.status()).isEqualTo(422);
  }

  @Test
  void aCouponIsMadeOnceAndRedeemedByItsCode() {
    String service = service();
    JsonNode coupon = ok(admin.post("/coupons", """
        {"code": "spring", "name": "Spring", "discount_percent": "25", "periods": 3}"""));
    Answer twice = admin.post("/coupons", """
        {"code": "SPRING", "name": "Spring", "discount_percent": "25"}""");
    Answer both = admin.post("/coupons", """
        {"code": "BOTH", "name": "Both", "discount_percent": "25", "amount": "1",
         "currency": "NGN"}""");
    String body = "{\"subscription_id\": \"%s\", \"code\": \"Spring\"}".formatted(service);
    JsonNode use = ok(admin.post("/coupon-redemptions", body));

    assertThat(coupon.path("code").asText()).isEqualTo("SPRING");
    assertThat(twice.status()).isEqualTo(422);
    assertThat(both.status()).isEqualTo(422);
    assertThat(admin.post("/coupon-redemptions", body).status()).isEqualTo(409);
    assertThat(ok(admin.get("/coupons/" + coupon.path("id").asText()))
            .path("redeemed")
            .asInt())
        .isEqualTo(1);
    assertThat(ok(admin.send(
                "POST", "/coupon-redemptions/" + use.path("id").asText() + "/remove", null))
            .path("removed_on")
            .isTextual())
        .isTrue();
  }

  @Test
  void useIsBroughtInAndDecidedAbout() {
    String service = service();
    JsonNode use = ok(admin.post("/usage-charges", """
        {"subscription_id": "%s", "period_start": "2026-01-01", "period_end": "2026-01-02",
         "total_gb": "12.5"}""".formatted(service)));
    String path = "/usage-charges/" + use.path("id").asText();

    assertThat(use.path("status").asText()).isEqualTo("staged");
    JsonNode told = ok(admin.get("/events?event_type=usage.recorded&subscription_id=" + service));
    assertThat(told.at("/items/0/payload/total_gb").decimalValue()).isEqualByComparingTo("12.5");
    assertThat(ok(admin.send("POST", path + "/review", null)).path("status").asText())
        .isEqualTo("needs_review");
    assertThat(ok(admin.send("POST", path + "/skip", null)).path("status").asText())
        .isEqualTo("skipped");
    assertThat(ok(admin.send("POST", path + "/stage", null)).path("status").asText())
        .isEqualTo("staged");
  }

  @Test
  void aTieredPriceKeepsItsTiersAndARaggedOneIsRefused() {
    JsonNode price = ok(admin.post("/offer-prices", """
        {"offer_id": "%s", "price_type": "recurring", "price_model": "graduated",
         "interval_count": 2, "tiers": [{"up_to": "10", "unit_price": "5"},
           {"unit_price": "3.25", "flat_fee": "1"}]}""".formatted(offer("Seats", "1"))));
    Answer ragged = admin.post("/offer-prices", """
        {"offer_id": "%s", "price_type": "recurring", "price_model": "volume",
         "tiers": [{"up_to": "10", "unit_price": "5"}]}""".formatted(small));

    assertThat(price.path("tiers").get(1).path("unit_price").asText()).isEqualTo("3.25");
    assertThat(price.path("interval_count").asInt()).isEqualTo(2);
    assertThat(ragged.status()).isEqualTo(422);
    assertThat(ragged.json().path("errors").get(0).path("pointer").asText())
        .isEqualTo("/tiers/0/up_to");
  }
}
