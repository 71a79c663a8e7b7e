package io.dotmac.sub.server.api.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogHttpTest {
  private static ServerFixture server;
  private static int names;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isLessThan(300);
    return answer.json();
  }

  private static JsonNode offer() {
    names++;
    return ok(server.one().admin().post("/api/v1/offers", """
                {"name": "Fiber 50", "code": "F50-%d", "speed_download_mbps": 50,
                 "speed_upload_mbps": 25, "throttle_down_kbps": 1024, "throttle_up_kbps": 512,
                 "prices": [{"price_type": "recurring", "amount": "15000.00"},
                            {"price_type": "one_time", "amount": "25000",
                             "description": "Setup"}]}""".formatted(names)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          organizations    | {"name":"Mills"}                | {"name":""}                 | /name
          resellers        | {"name":"Lekki"}  | {"name":"x","contact_email":"y"} | /contact_email
          region-zones     | {"name":"Island"}               | {"name":""}                 | /name
          usage-allowances | {"name":"1 TB"}     | {"name":"x","included_gb":-1} | /included_gb
          sla-profiles     | {"name":"Gold"} | {"name":"x","uptime_percent":"101"} | /uptime_percent
          tax-rates        | {"name":"VAT","rate":"7.5"}     | {"name":"x"}                | /rate
          policy-sets      | {"name":"A"} | {"name":"x","refund_policy":"all"} | /refund_policy
          subscription-engines | {"name":"Home","code":"home"} | {"name":"x"}            | /code
          add-ons          | {"name":"R","addon_type":"router_rental"} | {"name":""}      | /name
          """)
  void masterDataIsCreatedChangedDeactivatedAndGuarded(
      String path, String good, String bad, String pointer) {
    ApiClient admin = server.one().admin();
    JsonNode made = ok(admin.post("/api/v1/" + path, good));
    String one = "/" + path + "/" + made.path("id").asText();
    String etag = admin.get(one).header("etag").orElseThrow();

    Answer wrong = admin.post("/" + path, bad);
    JsonNode changed = ok(admin.with("If-Match", etag).patch(one, "{\"name\":\"Other\"}"));
    Answer stale = admin.with("If-Match", etag).patch(one, "{\"name\":\"Third\"}");
    Answer activeByHand = admin.with("If-Match", "*").patch(one, "{\"is_active\":false}");
    Answer gone = admin.delete(one);

    assertThat(wrong.status()).as(wrong.body()).isEqualTo(422);
    assertThat(wrong.json().path("errors").get(0).path("pointer").asText()).isEqualTo(pointer);
    assertThat(changed.path("name").asText()).isEqualTo("Other");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(activeByHand.status()).isEqualTo(422);
    assertThat(gone.status()).isEqualTo(204);
    assertThat(ok(admin.get(one)).path("is_active").asBoolean()).isFalse();
    assertThat(ok(admin.get("/" + path + "?is_active=false&q=other")).path("items"))
        .isNotEmpty();
    assertThat(server.two().admin().get(one).status()).isEqualTo(404);
    assertThat(server.one().anonymous().get(one).status()).isEqualTo(401);
  }

  @Test
  void anOfferHasItsSpeedsInBothUnitsAndTodaysPrices() {
    JsonNode offer = offer();

    assertThat(offer.path("down_kbps").asInt()).isEqualTo(50_000);
    assertThat(offer.path("speed_download_mbps").asInt()).isEqualTo(50);
    assertThat(offer.path("status").asText()).isEqualTo("active");
    assertThat(offer.path("prices")).hasSize(2);
    assertThat(offer.path("prices").get(0).path("amount").asText()).isEqualTo("15000.00");
    assertThat(offer.path("prices").get(0).path("currency").asText()).isEqualTo("NGN");
  }

  @Test
  void aNewPriceIsANewVersionAndTheOldOneStaysReadable() {
    String id = offer().path("id").asText();
    ApiClient admin = server.one().admin();
    LocalDate later = LocalDate.now(ZoneId.of("Africa/Lagos")).plusDays(3);

    ok(admin.post("/offer-prices", """
            {"offer_id": "%s", "price_type": "recurring", "amount": "17500",
             "effective_start": "%s"}""".formatted(id, later)));
    JsonNode versions = ok(admin.get("/offer-versions?order_by=version_number&offer_id=" + id));
    JsonNode prices = ok(admin.get("/offer-prices?price_type=recurring&offer_id=" + id));

    assertThat(versions.path("items")).hasSize(2);
    assertThat(versions.path("items").get(0).path("effective_end").asText())
        .isEqualTo(later.toString());
    assertThat(prices.path("items")).hasSize(2);
    assertThat(
            ok(admin.get("/offers/" + id)).path("prices").get(0).path("amount").asText())
        .isEqualTo("15000.00");
  }

  @Test
  void aWrongPriceOfAnOfferIsNamed() {
    Answer answer = server
        .one()
        .admin()
        .post(
            "/offers",
            "{\"name\": \"X\", \"prices\": [{\"price_type\": \"recurring\","
                + " \"amount\": \"1.005\"}]}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("/amount");
  }

  @Test
  void aLadderStepIsAddedMovedAndRemoved() {
    ApiClient admin = server.one().admin();
    String set =
        ok(admin.post("/policy-sets", "{\"name\":\"Ladder\"}")).path("id").asText();

    JsonNode standard = ok(admin.get("/policy-dunning-steps?policy_set_id=" + set));
    JsonNode added = ok(admin.post(
        "/policy-dunning-steps",
        "{\"policy_set_id\":\"%s\",\"day_offset\":3,\"action\":\"notify\"}".formatted(set)));
    Answer twice = admin.post(
        "/policy-dunning-steps",
        "{\"policy_set_id\":\"%s\",\"day_offset\":3,\"action\":\"notify\"}".formatted(set));
    String one = "/policy-dunning-steps/" + added.path("id").asText();
    JsonNode moved = ok(admin.with("If-Match", "*").patch(one, "{\"day_offset\":4}"));

    assertThat(standard.path("items")).hasSize(4);
    assertThat(twice.status()).isEqualTo(422);
    assertThat(moved.path("day_offset").asInt()).isEqualTo(4);
    assertThat(admin.delete(one).status()).isEqualTo(204);
  }

  @Test
  void anEngineSettingIsSetByKey() {
    ApiClient admin = server.one().admin();
    String engine = ok(admin.post("/subscription-engines", "{\"name\":\"E\",\"code\":\"e1\"}"))
        .path("id")
        .asText();
    String body = "{\"engine_id\":\"%s\",\"key\":\"anchor_day\","
        + "\"value_type\":\"integer\",\"value_text\":\"%s\"}";

    ok(admin.post("/subscription-engine-settings", body.formatted(engine, "1")));
    JsonNode second = ok(admin.post("/subscription-engine-settings", body.formatted(engine, "5")));
    Answer wrong = admin.post("/subscription-engine-settings", body.formatted(engine, "five"));

    assertThat(second.path("value_text").asText()).isEqualTo("5");
    assertThat(wrong.status()).isEqualTo(422);
  }

  @Test
  void aCustomerSeesWhatIsOnShowAndChangesNothing() {
    String hidden = offer().path("id").asText();
    String shown = offer().path("id").asText();
    ApiClient admin = server.one().admin();
    admin.with("If-Match", "*").patch("/offers/" + hidden, "{\"show_on_customer_portal\": false}");
    String subscriber = ok(admin.post(
            "/subscribers",
            "{\"first_name\":\"A\",\"last_name\":\"B\",\"email\":\"ab@example.net\"}"))
        .path("id")
        .asText();
    ApiClient customer = server.one().customer(UUID.fromString(subscriber));

    assertThat(customer.get("/offers/" + shown).status()).isEqualTo(200);
    assertThat(customer.get("/offers/" + hidden).status()).isEqualTo(404);
    assertThat(customer.post("/offers", "{\"name\":\"Mine\"}").status()).isEqualTo(403);
    assertThat(customer.get("/tax-rates").status()).isEqualTo(403);
  }
}
