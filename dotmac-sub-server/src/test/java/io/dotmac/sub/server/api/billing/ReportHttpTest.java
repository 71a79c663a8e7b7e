package io.dotmac.sub.server.api.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReportHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;
  private static UUID ada;

  @BeforeAll
  static void anInvoiceThatIsPaidInPart() {
    server = ServerFixture.start();
    admin = server.one().admin();
    ada = server.one().subscriber();
    Answer invoice = admin.post(
        "/invoices",
        "{\"account_id\":\"" + ada + "\",\"issue\":true,\"lines\":[{\"description\":\"Cable\","
            + "\"quantity\":\"2\",\"unit_price\":\"50.00\"}]}");
    assertThat(invoice.status()).as(invoice.body()).isEqualTo(201);
    Answer paid = admin
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .post(
            "/payments",
            "{\"account_id\":\"" + ada + "\",\"amount\":\"40\",\"method_type\":\"cash\"}");
    assertThat(paid.status()).as(paid.body()).isEqualTo(201);
  }

  @Test
  void theJournalIsAFileInEachFormat() {
    Answer hledger = admin.get("/api/v1/exports/journal");
    Answer beancount = admin.get("/api/v1/exports/journal?format=beancount&from=2020-01-01");
    Answer csv = admin.get("/api/v1/exports/journal?format=csv&to=2099-12-31");

    assertThat(hledger.status()).as(hledger.body()).isEqualTo(200);
    assertThat(hledger.header("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
    assertThat(hledger.body()).contains("commodity 1000.00 NGN", "assets:receivable  100.00 NGN");
    assertThat(beancount.body()).contains("open Assets:Receivable", "Income:Revenue  -100.00 NGN");
    assertThat(csv.body().lines().count()).isEqualTo(1 + 6);
    assertThat(admin.get("/exports/journal?format=word").status()).isEqualTo(422);
    assertThat(admin.get("/exports/journal?from=2026-02-01&to=2026-01-01").status())
        .isEqualTo(422);
  }

  @Test
  void theTrialBalanceAgreesWithTheAgeingAndTheStatement() {
    JsonNode balance = admin.get("/reports/trial-balance").json();
    JsonNode ageing = admin.get("/reports/ageing").json();
    JsonNode statement = admin.get("/billing-accounts/" + ada + "/statement").json();

    assertThat(balance.at("/totals/0/debit")).isEqualTo(balance.at("/totals/0/credit"));
    assertThat(balance.at("/rows").toString())
        .contains("\"ledger_account\":\"receivable\"", "\"balance\":\"60.00\"");
    assertThat(ageing.at("/rows/0/balance").asText()).isEqualTo("60.00");
    assertThat(statement.path("closing_balance").asText()).isEqualTo("60.00");
    assertThat(statement.at("/rows/0/balance").asText()).isEqualTo("100.00");
  }

  @Test
  void theTaxReportAndTheDeferredRevenueAnswerForThisMonth() {
    JsonNode tax = admin.get("/reports/tax").json();
    JsonNode deferred = admin.get("/reports/deferred-revenue").json();

    assertThat(tax.at("/rows").isArray()).isTrue();
    assertThat(deferred.at("/rows/0/billed").asText()).isEqualTo("100.00");
    assertThat(deferred.at("/rows/0/earned").asText()).isEqualTo("100.00");
    assertThat(admin.get("/reports/tax?from=2026-02-01&to=2026-01-01").status()).isEqualTo(422);
  }

  @Test
  void customersReadTheirOwnStatementAndNoReport() {
    ApiClient customer = server.one().customer(ada);

    assertThat(customer.get("/billing-accounts/" + ada + "/statement").status()).isEqualTo(200);
    assertThat(customer.get("/reports/trial-balance").status()).isEqualTo(403);
    assertThat(customer.get("/exports/journal").status()).isEqualTo(403);
    UUID other = server.two().subscriber();
    assertThat(customer.get("/billing-accounts/" + other + "/statement").status())
        .isEqualTo(404);
  }
}
