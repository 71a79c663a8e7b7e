package io.dotmac.sub.server.api.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.subscription.NewSubscription;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BillingHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;
  private static SubscriberId ada;

  @BeforeAll
  static void aSubscriberWithOneBilledMonth() {
    server = ServerFixture.start();
    admin = server.one().admin();
    ada = subscriber("ada");
    OfferId plan = server
        .db()
        .inTx(
            server.one().id(),
            tx -> new Offers()
                .create(
                    tx,
                    OfferDraft.named("Fiber 50").terms(),
                    List.of(Price.recurring(Money.of("15000", "NGN"))),
                    LocalDate.of(2026, 1, 1))
                .id());
    server
        .db()
        .run(
            server.one().id(),
            tx -> new Subscriptions()
                .create(tx, NewSubscription.active(ada, plan, LocalDate.of(2026, 1, 1))));
    Answer run = keyed().post("/api/v1/invoice-runs", "{\"date\":\"2026-01-01\"}");
    assertThat(run.status()).as(run.body()).isEqualTo(201);
    assertThat(run.json().path("invoices_created").asInt()).isEqualTo(1);
  }

  private static ApiClient keyed() {
    return admin.with("Idempotency-Key", UUID.randomUUID().toString());
  }

  private static SubscriberId subscriber(String name) {
    SubscriberDetails details = SubscriberDetails.of(
        Person.of(name, "Obi", name + "@example.net"), PostalAddress.NONE, "NGN");
    return server
        .db()
        .inTx(
            server.one().id(),
            tx -> new Subscribers().create(tx, NewSubscriber.of(details)).id());
  }

  @Test
  void anInvoiceOfTheRunExplainsEachLine() {
    JsonNode list = admin
        .get("/api/v1/invoices?subscriber_id=" + ada + "&order_by=issued_on")
        .json();
    JsonNode invoice = admin.get("/invoices/" + list.at("/items/0/id").asText()).json();

    assertThat(invoice.path("total").asText()).isEqualTo("15000.00");
    assertThat(invoice.path("currency").asText()).isEqualTo("NGN");
    assertThat(invoice.path("invoice_number").asText()).startsWith("INV-");
    assertThat(invoice.at("/lines/0/period_end").asText()).isEqualTo("2026-02-01");
    assertThat(invoice.at("/lines/0/derivation/steps/0/rule").asText()).isEqualTo("times");
    assertThat(invoice.at("/lines/0/derivation/steps/0/result").asText()).isEqualTo("15000.00");
  }

  @Test
  void aPaymentSentTwiceWithOneIdempotencyKeyIsOnePayment() {
    SubscriberId eve = subscriber("eve");
    String body = "{\"account_id\":\"" + eve + "\",\"amount\":\"500.00\",\"method_type\":\"cash\"}";
    ApiClient once = keyed();

    Answer first = once.post("/api/v1/payments", body);
    Answer second = once.post("/api/v1/payments", body);
    Answer without = admin.post("/api/v1/payments", body);

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(without.status()).isBetween(400, 428);
    assertThat(admin.get("/payments?account_id=" + eve).json().path("count").asInt())
        .isEqualTo(1);
    assertThat(admin.get("/billing-accounts/" + eve).json().path("balance").asText())
        .isEqualTo("-500.00");
    assertThat(
            admin.get("/ledger-entries?account_id=" + eve).json().path("count").asInt())
        .isEqualTo(2);
    assertThat(violations()).isEmpty();
  }

  @Test
  void aManualInvoiceIsDraftedIssuedPaidAndItsPaymentRefundedInPart() {
    SubscriberId tom = subscriber("tom");
    Answer draft = admin.post(
        "/invoices",
        "{\"account_id\":\"" + tom + "\",\"lines\":[{\"description\":\"Cable work\","
            + "\"quantity\":\"2\",\"unit_price\":\"50.00\"}]}");
    assertThat(draft.status()).as(draft.body()).isEqualTo(201);
    assertThat(draft.json().path("status").asText()).isEqualTo("draft");
    String path = "/invoices/" + draft.json().path("id").asText();

    Answer issued = admin.post(path + "/issue", "{}");
    Answer paid = keyed()
        .post(
            "/payments",
            "{\"account_id\":\"" + tom + "\",\"amount\":\"100\",\"method_type\":\"transfer\"}");
    Answer refunded = keyed()
        .post(
            "/payments/" + paid.json().path("id").asText() + "/refund",
            "{\"amount\":\"40.00\",\"reason\":\"outage\"}");

    assertThat(issued.json().path("status").asText()).isEqualTo("issued");
    assertThat(refunded.status()).as(refunded.body()).isEqualTo(200);
    assertThat(refunded.json().path("status").asText()).isEqualTo("partially_refunded");
    JsonNode invoice = admin.get(path).json();
    assertThat(invoice.path("status").asText()).isEqualTo("partially_paid");
    assertThat(invoice.path("balance_due").asText()).isEqualTo("40.00");
    assertThat(admin.post(path + "/void", "{\"reason\":\"wrong\"}").status()).isEqualTo(200);
    assertThat(admin.post(path + "/void", "{}").status()).isEqualTo(409);
    assertThat(violations()).isEmpty();
  }

  @Test
  void negativeHugeAndMalformedAmountsAreAnswered422WithAPointer() {
    for (String amount : List.of("-5", "0", "1e3", "10.001", "99999999999999999999")) {
      Answer answer = keyed()
          .post(
              "/payments",
              "{\"account_id\":\"" + ada + "\",\"amount\":\"" + amount
                  + "\",\"method_type\":\"cash\"}");
      assertThat(answer.status()).as(amount).isEqualTo(422);
      assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/amount");
    }
  }

  @Test
  void customersSeeTheirOwnInvoicesAlone() {
    UUID invoice = UUID.fromString(
        admin.get("/invoices?subscriber_id=" + ada).json().at("/items/0/id").asText());
    SubscriberId zoe = subscriber("zoe");

    ApiClient owner = server.one().customer(ada.value());
    ApiClient other = server.one().customer(zoe.value());

    assertThat(owner.get("/invoices").json().path("count").asInt()).isEqualTo(1);
    assertThat(owner.get("/invoices/" + invoice).status()).isEqualTo(200);
    assertThat(other.get("/invoices").json().path("count").asInt()).isZero();
    assertThat(other.get("/invoices/" + invoice).status()).isEqualTo(404);
    assertThat(owner
            .with("Idempotency-Key", UUID.randomUUID().toString())
            .post(
                "/payments",
                "{\"account_id\":\"" + ada + "\",\"amount\":\"5\",\"method_type\":\"cash\"}")
            .status())
        .isEqualTo(403);
    assertThat(server.two().admin().get("/invoices/" + invoice).status()).isEqualTo(404);
  }

  @Test
  void aDryRunSaysWhatWouldHappenAndLeavesNoTrace() {
    JsonNode before = admin.get("/billing-runs").json();

    Answer dry = keyed().post("/invoice-runs", "{\"date\":\"2026-03-01\",\"dry_run\":true}");
    Answer dunning = keyed().post("/dunning-runs", "{\"date\":\"2026-03-01\",\"dry_run\":true}");

    assertThat(dry.json().path("invoices").asInt()).isEqualTo(1);
    assertThat(dry.json().at("/totals/0/charged").asText()).isEqualTo("30000.00");
    assertThat(dunning.status()).as(dunning.body()).isEqualTo(200);
    assertThat(admin.get("/billing-runs").json().path("count")).isEqualTo(before.path("count"));
  }

  @Test
  void everyListAnswersWithItsRowsAndTheAgeingAddsUp() {
    for (String path : List.of(
        "/invoices",
        "/credit-notes",
        "/payments",
        "/billing-accounts",
        "/collection-accounts",
        "/ledger-entries",
        "/ledger-transactions",
        "/billing-runs",
        "/dunning-cases",
        "/dunning-action-logs")) {
      Answer answer = admin.get("/api/v1" + path + "?limit=2");
      assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
      assertThat(answer.json().path("items").isArray()).isTrue();
    }
    String cursor =
        admin.get("/ledger-entries?limit=1").json().path("next_cursor").asText();
    assertThat(admin.get("/ledger-entries?limit=1&cursor=" + cursor).json().path("items"))
        .hasSize(1);
    JsonNode ageing = admin.get("/reports/ageing?on=2026-01-10").json();
    assertThat(ageing.at("/rows/0/bucket").asText()).isEqualTo("current");
    assertThat(admin.delete("/invoices/" + UUID.randomUUID()).status()).isEqualTo(405);
  }

  private static List<MoneyVerifier.Violation> violations() {
    return server.db().inTx(server.one().id(), MoneyVerifier::verify);
  }
}
