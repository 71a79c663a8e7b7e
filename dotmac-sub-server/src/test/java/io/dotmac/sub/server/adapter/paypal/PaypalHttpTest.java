package io.dotmac.sub.server.adapter.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A customer's wallet at PayPal, from the portal to the ledger. */
class PaypalHttpTest {
  private static final PaypalDouble PAYPAL = new PaypalDouble();
  private static ServerFixture server;
  private static ApiClient admin;
  private static String provider;

  @BeforeAll
  static void atPaypal() {
    server = ServerFixture.start();
    admin = server.two().admin();
    Answer made = admin.post(
        "/payment-providers",
        "{\"name\":\"PayPal\",\"provider_type\":\"paypal\",\"webhook_secret\":\""
            + PaypalDouble.WEBHOOK + "\",\"is_default\":true,\"credentials\":{\"client_id\":\"id\","
            + "\"client_secret\":\"secret\",\"base_url\":\"" + PAYPAL.url() + "\"}}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    provider = made.json().path("id").asText();
  }

  @AfterAll
  static void close() {
    PAYPAL.close();
  }

  private static UUID owing(String amount) {
    UUID subscriber = server.two().subscriber();
    Answer draft = admin.post(
        "/invoices",
        "{\"account_id\":\"" + subscriber + "\",\"lines\":[{\"description\":\"Cable work\","
            + "\"unit_price\":\"" + amount + "\"}]}");
    assertThat(draft.status()).as(draft.body()).isEqualTo(201);
    admin.post("/invoices/" + draft.json().path("id").asText() + "/issue", "{}");
    return subscriber;
  }

  private static String balance(UUID account) {
    return admin.get("/billing-accounts/" + account).json().path("balance").asText();
  }

  private static PortalClient portal(UUID subscriber) {
    PortalClient portal = new PortalClient(server.two().anonymous());
    portal.logIn(server.two().addCustomer(subscriber), ServerFixture.PASSWORD);
    return portal;
  }

  private static String found(Answer page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page.body());
    assertThat(matcher.find()).as(pattern + " in " + page.body()).isTrue();
    return matcher.group(1);
  }

  private static Answer collect(UUID account, String method) {
    return admin
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .post(
            "/payments/collect",
            "{\"account_id\":\"" + account + "\",\"payment_method_id\":\"" + method + "\"}");
  }

  private static String keep(UUID subscriber) {
    PortalClient portal = portal(subscriber);
    Answer adding = portal.submit(portal.get("/portal/methods"), "/portal/methods", Map.of());
    String setup = found(adding, "https://paypal.example/(5C-[0-9]+)");
    PAYPAL.agree(setup);
    portal.get("/portal/methods/back/paypal?approval_token_id=" + setup);
    Answer methods = portal.get("/portal/methods");
    assertThat(methods.status()).as(methods.body()).isEqualTo(200);
    return admin
        .get("/payment-methods?is_active=true&account_id=" + subscriber)
        .json()
        .at("/items/0/id")
        .asText();
  }

  @Test
  void aWalletIsKeptChargedAndForgottenAlsoByPaypal() {
    UUID ada = owing("60");
    String method = keep(ada);

    Answer paid = collect(ada, method);
    int kept = PAYPAL.kept();
    Answer removed = admin.delete("/payment-methods/" + method);

    assertThat(paid.json().path("outcome").asText()).as(paid.body()).isEqualTo("settled");
    assertThat(balance(ada)).isEqualTo("0.00");
    assertThat(admin
            .get("/payments?account_id=" + ada)
            .json()
            .at("/items/0/method_type")
            .asText())
        .isEqualTo("other");
    assertThat(removed.status()).isEqualTo(204);
    assertThat(PAYPAL.kept()).isEqualTo(kept - 1);
  }

  @Test
  void nobodyKeepsTheWalletThatAnotherAgreedTo() {
    UUID ada = server.two().subscriber();
    PortalClient portal = portal(ada);
    Answer adding = portal.submit(portal.get("/portal/methods"), "/portal/methods", Map.of());
    String setup = found(adding, "https://paypal.example/(5C-[0-9]+)");
    PAYPAL.agree(setup);
    UUID eve = server.two().subscriber();

    Answer stolen = portal(eve).get("/portal/methods/back/paypal?approval_token_id=" + setup);

    assertThat(stolen.status()).isEqualTo(404);
    assertThat(
            admin.get("/payment-methods?account_id=" + eve).json().path("count").asInt())
        .isZero();
  }

  @Test
  void aChargeWhoseAnswersAreLostIsSettledByItsMessageWhichCountsOnceAndInAnyOrder() {
    UUID ada = owing("60");
    String method = keep(ada);
    int before = PAYPAL.captured();
    PAYPAL.breakAnswers(500, 500, 500);

    Answer doubt = collect(ada, method);
    String payment = doubt.json().path("payment_id").asText();
    String completed = message("WH-EVT-" + UUID.randomUUID(), "COMPLETED", payment);
    String pending = message("WH-EVT-" + UUID.randomUUID(), "PENDING", payment);
    Answer first = send(completed, "good");
    Answer again = send(completed, "good");
    Answer late = send(pending, "good");
    Answer forged = send(message("WH-EVT-9", "DENIED", payment), "bad");

    assertThat(doubt.json().path("outcome").asText()).as(doubt.body()).isEqualTo("in_doubt");
    assertThat(first.json().path("fresh").asBoolean()).as(first.body()).isTrue();
    assertThat(again.json().path("fresh").asBoolean()).isFalse();
    assertThat(late.status()).isEqualTo(200);
    assertThat(forged.status()).isEqualTo(400);
    assertThat(admin.get("/payments/" + payment).json().path("status").asText())
        .isEqualTo("succeeded");
    assertThat(balance(ada)).isEqualTo("0.00");
    assertThat(PAYPAL.captured()).isEqualTo(before + 1);
  }

  private static String message(String id, String what, String payment) {
    return "{ \"id\":\"" + id + "\",\"event_type\":\"PAYMENT.CAPTURE." + what
        + "\",\"resource\":{\"id\":\"C-O-" + PAYPAL.captured() + "\",\"custom_id\":\"" + payment
        + "\",\"supplementary_data\":{\"related_ids\":{\"order_id\":\"O-" + PAYPAL.captured()
        + "\"}}}}";
  }

  private static Answer send(String body, String signature) {
    return server
        .two()
        .anonymous()
        .with("PayPal-Transmission-Sig", signature)
        .with("PayPal-Transmission-Time", Instant.now().toString())
        .with("PayPal-Transmission-Id", "t1")
        .with("PayPal-Auth-Algo", "SHA256withRSA")
        .with("PayPal-Cert-Url", "https://api.paypal.example/cert")
        .post("/api/v1/webhooks/payments/" + provider, body);
  }
}
