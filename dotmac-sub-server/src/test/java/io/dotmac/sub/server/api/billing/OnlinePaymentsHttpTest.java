package io.dotmac.sub.server.api.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OnlinePaymentsHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;
  private static StripeMessages stripe;

  /** Messages as Stripe signs them, to a provider whose key reaches nobody. */
  private record StripeMessages(String provider, String secret) {
    Answer send(ApiClient client, String body, long at) throws Exception {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String signature =
          HexFormat.of().formatHex(mac.doFinal((at + "." + body).getBytes(StandardCharsets.UTF_8)));
      return client
          .with("Stripe-Signature", "t=" + at + ",v1=" + signature)
          .post("/api/v1/webhooks/payments/" + provider, body);
    }
  }

  @BeforeAll
  static void providers() {
    server = ServerFixture.start();
    admin = server.one().admin();
    Answer fake = admin.post(
        "/payment-providers",
        "{\"name\":\"Trial\",\"provider_type\":\"custom\",\"gateway\":\"fake\","
            + "\"is_default\":true}");
    assertThat(fake.status()).as(fake.body()).isEqualTo(201);
    Answer made = admin.post(
        "/payment-providers",
        "{\"name\":\"Stripe\",\"provider_type\":\"stripe\",\"webhook_secret\":\"whsec_1\","
            + "\"credentials\":{\"secret_key\":\"sk_1\",\"base_url\":\"http://127.0.0.1:9\"}}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.body()).doesNotContain("sk_1").doesNotContain("whsec_1");
    stripe = new StripeMessages(made.json().path("id").asText(), "whsec_1");
  }

  private static ApiClient keyed(ApiClient client) {
    return client.with("Idempotency-Key", UUID.randomUUID().toString());
  }

  private static void owes(UUID subscriber, String amount) {
    Answer draft = admin.post(
        "/invoices",
        "{\"account_id\":\"" + subscriber + "\",\"lines\":[{\"description\":\"Cable work\","
            + "\"unit_price\":\"" + amount + "\"}]}");
    assertThat(draft.status()).as(draft.body()).isEqualTo(201);
    admin.post("/invoices/" + draft.json().path("id").asText() + "/issue", "{}");
  }

  private static String balance(UUID account) {
    return admin.get("/billing-accounts/" + account).json().path("balance").asText();
  }

  private static String card(UUID subscriber, String token) {
    String provider = admin
        .get("/payment-providers?provider_type=custom")
        .json()
        .at("/items/0/id")
        .asText();
    Answer kept = admin.post(
        "/payment-methods",
        "{\"account_id\":\"" + subscriber + "\",\"provider_id\":\"" + provider
            + "\",\"method_type\":\"card\",\"token\":\"" + token + "_" + UUID.randomUUID()
            + "\",\"brand\":\"visa\",\"last4\":\"4242\"}");
    assertThat(kept.status()).as(kept.body()).isEqualTo(201);
    assertThat(kept.body()).doesNotContain(token);
    return kept.json().path("id").asText();
  }

  @Test
  void aCustomerPaysWithASavedCardAndOnlyTheOwnBill() {
    UUID ada = server.one().subscriber();
    UUID eve = server.one().subscriber();
    owes(ada, "60");
    String card = card(ada, "tok_ok");
    String body = "{\"account_id\":\"" + ada + "\",\"payment_method_id\":\"" + card + "\"}";

    Answer paid = keyed(server.one().customer(ada)).post("/payments/collect", body);
    Answer foreign = keyed(server.one().customer(eve)).post("/payments/collect", body);

    assertThat(paid.status()).as(paid.body()).isEqualTo(200);
    assertThat(paid.json().path("outcome").asText()).isEqualTo("settled");
    assertThat(balance(ada)).isEqualTo("0.00");
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(server
            .one()
            .customer(eve)
            .get("/payment-methods")
            .json()
            .path("count")
            .asInt())
        .isZero();
  }

  @Test
  void aRefundOfACollectedPaymentGoesThroughItsProviderAndNeverBeyondIt() {
    UUID ada = server.one().subscriber();
    owes(ada, "60");
    String card = card(ada, "tok_ok");
    String id = keyed(admin)
        .post(
            "/payments/collect",
            "{\"account_id\":\"" + ada + "\",\"payment_method_id\":\"" + card + "\"}")
        .json()
        .path("payment_id")
        .asText();

    Answer part = keyed(admin).post("/payments/" + id + "/refund", "{\"amount\":\"20\"}");
    Answer beyond = keyed(admin).post("/payments/" + id + "/refund", "{\"amount\":\"40.01\"}");

    assertThat(part.json().path("refunded").asText()).as(part.body()).isEqualTo("20.00");
    assertThat(beyond.status()).isEqualTo(422);
    assertThat(balance(ada)).isEqualTo("20.00");
  }

  @Test
  void aDeclinedCardSaysWhyAndAPaymentCanBeReversed() {
    UUID ada = server.one().subscriber();
    owes(ada, "60");
    String card = card(ada, "tok_insufficient_funds");

    Answer declined = keyed(admin)
        .post(
            "/payments/collect",
            "{\"account_id\":\"" + ada + "\",\"payment_method_id\":\"" + card + "\"}");
    Answer cash = keyed(admin)
        .post(
            "/payments",
            "{\"account_id\":\"" + ada + "\",\"amount\":\"60\",\"method_type\":\"check\"}");
    Answer reversed = keyed(admin)
        .post(
            "/payments/" + cash.json().path("id").asText() + "/reverse",
            "{\"reason\":\"check bounced\"}");

    assertThat(declined.json().path("code").asText()).isEqualTo("insufficient_funds");
    assertThat(reversed.json().path("status").asText()).as(reversed.body()).isEqualTo("reversed");
    assertThat(balance(ada)).isEqualTo("60.00");
  }

  @Test
  void aMessageOfAProviderNeedsNoLoginAndIsStoredBeforeAnythingElse() throws Exception {
    String body = "{\"id\":\"evt_1\",\"type\":\"customer.created\",\"data\":{\"object\":{}}}";
    long now = Instant.now().getEpochSecond();
    ApiClient anybody = server.one().anonymous();

    Answer first = stripe.send(anybody, body, now);
    Answer second = stripe.send(anybody, body, now);

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(first.json().path("fresh").asBoolean()).isTrue();
    assertThat(second.json().path("fresh").asBoolean()).isFalse();
    String id = first.json().path("id").asText();
    assertThat(admin.get("/payment-events/" + id).json().path("payload").asText())
        .isEqualTo(body);
    assertThat(admin.post("/payment-events/" + id + "/replay", "{}").status()).isEqualTo(200);
    assertThat(stripe.send(anybody.at(server.two().host()), body, now).status()).isEqualTo(404);
  }

  @Test
  void aMessageThatCannotBeActedOnIsKeptAsFailedAndAForgedOrOldOneIsRefused() throws Exception {
    UUID ada = server.one().subscriber();
    owes(ada, "60");
    String pending = keyed(admin)
        .post(
            "/payments/collect",
            "{\"account_id\":\"" + ada + "\",\"provider_id\":\"" + stripe.provider()
                + "\",\"return_url\":\"https://isp.example/back/\"}")
        .json()
        .path("payment_id")
        .asText();
    long now = Instant.now().getEpochSecond();
    String body = "{\"id\":\"evt_2\",\"type\":\"payment_intent.succeeded\",\"data\":{\"object\":"
        + "{\"id\":\"pi_9\",\"metadata\":{\"payment\":\"" + pending + "\"}}}}";

    Answer kept = stripe.send(server.one().anonymous(), body, now);
    Answer old = stripe.send(server.one().anonymous(), body.replace("evt_2", "evt_3"), now - 400);
    Answer forged = server
        .one()
        .anonymous()
        .with("Stripe-Signature", "t=" + now + ",v1=00")
        .post("/api/v1/webhooks/payments/" + stripe.provider(), body);

    assertThat(kept.status()).as(kept.body()).isEqualTo(200);
    JsonNode failed = admin.get("/payment-events?status=failed").json();
    assertThat(failed.at("/items/0/external_id").asText()).isEqualTo("evt_2");
    assertThat(admin.get("/payments/" + pending).json().path("status").asText())
        .isEqualTo("pending");
    assertThat(old.status()).isEqualTo(400);
    assertThat(forged.status()).isEqualTo(400);
  }

  @Test
  void aBankStatementIsReadOnceProposedConfirmedAndTheRestParkedAndAssigned() {
    UUID ada = server.one().subscriber();
    owes(ada, "61");
    Answer till = admin.post(
        "/collection-accounts",
        "{\"name\":\"Bank " + UUID.randomUUID() + "\",\"account_type\":\"bank\"}");
    String number =
        admin.get("/billing-accounts/" + ada).json().path("account_number").asText();
    String csv = "date,amount,reference\\n2026-03-01,61," + number + "\\n2026-03-02,7,nobody\\n";
    String body = "{\"collection_account_id\":\"" + till.json().path("id").asText()
        + "\",\"file_name\":\"march.csv\",\"csv\":\"" + csv + "\"}";

    Answer read = admin.post("/bank-statements", body);
    Answer again = admin.post("/bank-statements", body);
    String statement = read.json().path("id").asText();
    Answer confirmed = admin.post("/bank-statements/" + statement + "/confirm", "{}");
    String row = admin
        .get("/bank-statement-rows?status=unmatched&statement_id=" + statement)
        .json()
        .at("/items/0/id")
        .asText();
    String cash = admin
        .post("/bank-statement-rows/" + row + "/park", "{}")
        .json()
        .path("unapplied_cash_id")
        .asText();
    Answer assigned =
        admin.post("/unapplied-cash/" + cash + "/assign", "{\"account_id\":\"" + ada + "\"}");

    assertThat(read.json().path("rows_new").asInt()).as(read.body()).isEqualTo(2);
    assertThat(again.json().path("rows_new").asInt()).isZero();
    assertThat(confirmed.json().path("confirmed").asInt()).isEqualTo(1);
    assertThat(assigned.json().path("status").asText()).as(assigned.body()).isEqualTo("assigned");
    assertThat(balance(ada)).isEqualTo("-7.00");
  }

  @Test
  void autopayAndScheduledPaymentsAreAgreedToByTheCustomer() {
    UUID ada = server.one().subscriber();
    owes(ada, "60");
    String card = card(ada, "tok_ok");
    ApiClient customer = server.one().customer(ada);
    String terms = "\"account_id\":\"" + ada + "\",\"payment_method_id\":\"" + card + "\"";

    Answer on = customer.post("/autopay", "{" + terms + "}");
    Answer scheduled =
        customer.post("/scheduled-payments", "{" + terms + ",\"scheduled_on\":\"2099-01-01\"}");
    Answer canceled = customer.post(
        "/scheduled-payments/" + scheduled.json().path("id").asText() + "/cancel", "{}");
    Answer past =
        customer.post("/scheduled-payments", "{" + terms + ",\"scheduled_on\":\"2020-01-01\"}");

    assertThat(on.json().path("is_active").asBoolean()).as(on.body()).isTrue();
    assertThat(scheduled.status()).as(scheduled.body()).isEqualTo(201);
    assertThat(canceled.json().path("status").asText()).isEqualTo("canceled");
    assertThat(past.status()).isEqualTo(422);
  }
}
