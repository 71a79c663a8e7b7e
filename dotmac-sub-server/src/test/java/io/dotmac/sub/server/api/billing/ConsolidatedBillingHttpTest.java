package io.dotmac.sub.server.api.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One invoice for an organization, and discounts over invoices, over HTTP. */
class ConsolidatedBillingHttpTest {
  private static ServerFixture server;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
  }

  @Test
  void anOrganizationIsBilledTogetherAndApart() {
    ApiClient admin = server.one().admin();
    String id =
        ok(admin.post("/organizations", "{\"name\": \"Mills\"}")).path("id").asText();
    String path = "/organizations/" + id + "/consolidated-billing";

    JsonNode together = ok(admin.send("PUT", path, "{}"));
    JsonNode again =
        ok(admin.send("PUT", path, """
        {"account_id": "%s"}""".formatted(together.path("account_id").asText())));
    Answer other = admin.send("PUT", path, "{}");

    assertThat(ok(admin.get(path)).path("account_id")).isEqualTo(together.path("account_id"));
    assertThat(again.path("moved_services").asInt(-1)).isZero();
    assertThat(other.status()).isEqualTo(409);
    assertThat(server.two().admin().get(path).status()).isEqualTo(404);
    assertThat(ok(admin.delete(path)).path("account_id").isNull()).isTrue();
  }

  @Test
  void anInvoiceWrittenByHandHasADiscountAndItsProblemsNameTheField() {
    ApiClient admin = server.one().admin();
    String id =
        ok(admin.post("/organizations", "{\"name\": \"Yard\"}")).path("id").asText();
    String account = ok(admin.send("PUT", "/organizations/" + id + "/consolidated-billing", "{}"))
        .path("account_id")
        .asText();
    String body = """
        {"account_id": "%s", "lines": [{"description": "A", "unit_price": "60.00"},
          {"description": "B", "unit_price": "40.00"}], "discount": {%s}}""";

    JsonNode invoice = ok(admin.post("/invoices", body.formatted(account, "\"percent\": \"10\"")));
    Answer both =
        admin.post("/invoices", body.formatted(account, "\"percent\": \"10\", \"amount\": \"1\""));
    Answer wrong = admin.post("/invoices", body.formatted(account, "\"amount\": \"1,5\""));
    Answer huge = admin.post("/invoices", body.formatted(account, "\"amount\": \"100.01\""));

    assertThat(invoice.path("total").asText()).isEqualTo("90.00");
    assertThat(pointer(both)).isEqualTo("/discount");
    assertThat(pointer(wrong)).isEqualTo("/discount/amount");
    assertThat(pointer(huge)).isEqualTo("/discount/amount");
  }

  private static String pointer(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    return answer.json().at("/errors/0/pointer").asText();
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isLessThan(300);
    return answer.json();
  }
}
