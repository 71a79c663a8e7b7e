package io.dotmac.sub.server.api.catalog.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Groups of taxes and taxes by place, over HTTP. */
class TaxHttpTest {
  private static ServerFixture server;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
  }

  @Test
  void aGroupStandsForItsPartsInOrder() {
    ApiClient admin = server.one().admin();
    String vat = rate(admin, "VAT", "7.5");
    String levy = rate(admin, "Levy", "1");
    String group = rate(admin, "Both", "0");
    String path = "/tax-rates/" + group + "/parts";

    JsonNode made = ok(admin.send("PUT", path, """
        [{"tax_rate_id": "%s"}, {"tax_rate_id": "%s", "compound": true}]""".formatted(levy, vat)));
    Answer twice = admin.send("PUT", path, """
        [{"tax_rate_id": "%s"}, {"tax_rate_id": "%s"}]""".formatted(vat, vat));

    assertThat(made).isEqualTo(ok(admin.get(path)));
    assertThat(made.get(1).path("compound").asBoolean()).isTrue();
    assertThat(twice.status()).isEqualTo(422);
    assertThat(twice.json().at("/errors/0/pointer").asText()).isEqualTo("/1/tax_rate_id");
    assertThat(server.two().admin().get(path).status()).isEqualTo(404);
    assertThat(ok(admin.send("PUT", path, "[]"))).isEmpty();
  }

  @Test
  void aPlaceHasItsTaxUntilItIsTakenBack() {
    ApiClient admin = server.one().admin();
    String vat = rate(admin, "VAT", "7.5");
    String lagos = """
        {"country_code": "ng", "region": "Lagos", "tax_rate_id": "%s"}""".formatted(vat);

    JsonNode made = ok(admin.post("/tax-regions", lagos));
    Answer again = admin.post("/tax-regions", lagos);
    Answer nowhere = admin.post("/tax-regions", lagos.replace("ng", "Nigeria"));

    assertThat(made.path("country_code").asText()).isEqualTo("NG");
    assertThat(again.json().at("/errors/0/pointer").asText()).isEqualTo("/region");
    assertThat(nowhere.json().at("/errors/0/pointer").asText()).isEqualTo("/country_code");
    String one = "/tax-regions/" + made.path("id").asText();
    assertThat(server.two().admin().get(one).status()).isEqualTo(404);
    assertThat(admin.delete(one).status()).isEqualTo(204);
    assertThat(ok(admin.get("/tax-regions?is_active=true&country_code=NG")).path("items"))
        .isEmpty();
    ok(admin.post("/tax-regions", lagos));
  }

  private static String rate(ApiClient admin, String name, String percent) {
    String body = "{\"name\": \"%s\", \"rate\": \"%s\"}".formatted(name, percent);
    return ok(admin.post("/tax-rates", body)).path("id").asText();
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isLessThan(300);
    return answer.json();
  }
}
