package io.dotmac.sub.server.adapter.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.gateway.ChargeLookup;
import io.dotmac.sub.billing.gateway.ChargeOutcome;
import io.dotmac.sub.billing.gateway.ChargeRequest;
import io.dotmac.sub.billing.gateway.PaymentGateway;
import io.dotmac.sub.billing.gateway.ProviderAccess;
import io.dotmac.sub.billing.gateway.ProviderNews;
import io.dotmac.sub.billing.gateway.RefundOutcome;
import io.dotmac.sub.billing.gateway.RefundRequest;
import io.dotmac.sub.billing.gateway.SavedMethod;
import io.dotmac.sub.billing.gateway.SetupOutcome;
import io.dotmac.sub.billing.gateway.SetupRequest;
import io.dotmac.sub.billing.gateway.WebhookDelivery;
import io.dotmac.sub.billing.gateway.WebhookVerdict;
import io.dotmac.sub.core.money.Money;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaypalGatewayWireTest {
  private static final Money TEN = Money.of("10.50", "USD");
  private static final URI BACK = URI.create("https://isp.example/back/1");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final PaypalDouble paypal = new PaypalDouble();
  private final PaymentGateway gateway = gateway("secret", "5000");

  @AfterEach
  void close() {
    paypal.close();
  }

  private PaymentGateway gateway(String secret, String timeoutMillis) {
    return new PaypalGatewayFactory(Clock.fixed(NOW, ZoneOffset.UTC))
        .connect(new ProviderAccess(
            Map.of(
                "client_id",
                "id",
                "client_secret",
                secret,
                "timeout_millis",
                timeoutMillis,
                "base_url",
                paypal.url()),
            PaypalDouble.WEBHOOK));
  }

  private static ChargeRequest request(String key, Money amount) {
    return new ChargeRequest(key, amount, null, "PAY-1", BACK);
  }

  private static ChargeLookup lookup(@Nullable String id) {
    return new ChargeLookup("k1", id, TEN, NOW);
  }

  @Test
  void thePayerAgreesOnPaypalsPageAndTheOrderIsCapturedOnceHoweverOftenItIsAskedFor() {
    ChargeOutcome waiting = gateway.charge(request("k1", TEN));
    ChargeOutcome still = gateway.inquire(lookup("O-1"));
    paypal.approve("O-1");
    ChargeOutcome paid = gateway.inquire(lookup("O-1"));
    ChargeOutcome again = gateway.inquire(lookup("O-1"));

    assertThat(waiting)
        .isEqualTo(new ChargeOutcome.AwaitingPayer("O-1", URI.create("https://paypal.example/O-1")))
        .isEqualTo(still);
    assertThat(paid).isEqualTo(new ChargeOutcome.Settled("C-O-1", TEN)).isEqualTo(again);
    assertThat(paypal.captured()).isEqualTo(1);
  }

  @Test
  void aFaultOfPaypalIsRetriedWithTheSameRequestId() {
    paypal.breakAnswers(500, 503);
    gateway.charge(request("k1", TEN));
    paypal.approve("O-1");
    paypal.breakAnswers(200, 500, 500);

    assertThat(paypal.requests()).filteredOn("POST /v2/checkout/orders"::equals).hasSize(3);
    gateway.inquire(lookup("O-1"));
    assertThat(gateway.inquire(lookup("O-1"))).isEqualTo(new ChargeOutcome.Settled("C-O-1", TEN));
    assertThat(paypal.captured()).isEqualTo(1);
  }

  @Test
  void aTimeoutAfterTheCaptureIsInDoubtAndSettledByAskingAgain() {
    gateway.charge(request("k1", TEN));
    paypal.approve("O-1");
    PaymentGateway hasty = gateway("secret", "3000");
    assertThat(hasty.inquire(lookup("O-unknown")))
        .isEqualTo(new ChargeOutcome.Declined("O-unknown", "expired", true));
    paypal.delay(Duration.ofSeconds(9));

    ChargeOutcome doubt = hasty.inquire(lookup("O-1"));
    paypal.delay(Duration.ZERO);

    assertThat(doubt).isInstanceOf(ChargeOutcome.Unknown.class);
    assertThat(gateway.inquire(lookup("O-1"))).isEqualTo(new ChargeOutcome.Settled("C-O-1", TEN));
    assertThat(paypal.captured()).isEqualTo(1);
  }

  @Test
  void aTokenThatIsNoLongerGoodIsReplacedAndAWrongSecretIsNoDecline() {
    gateway.charge(request("k1", TEN));
    paypal.forgetTokens();

    assertThat(gateway.charge(request("k2", TEN))).isInstanceOf(ChargeOutcome.AwaitingPayer.class);
    assertThat(gateway("wrong", "5000").charge(request("k3", TEN)))
        .isInstanceOf(ChargeOutcome.Unknown.class);
  }

  @Test
  void amountsAreDecimalStringsAndSomeCurrenciesHaveNone() {
    assertThat(gateway.charge(request("k1", Money.of("500", "JPY"))))
        .isInstanceOf(ChargeOutcome.AwaitingPayer.class);
    assertThat(gateway.charge(request("k2", Money.of("500.00", "HUF"))))
        .isInstanceOf(ChargeOutcome.AwaitingPayer.class);
    assertThat(gateway.charge(request("k3", Money.of("500.50", "HUF"))))
        .isEqualTo(new ChargeOutcome.Declined(null, "amount_not_supported", false));
    assertThat(gateway.charge(request("k4", Money.of("5", "NGN"))))
        .isEqualTo(new ChargeOutcome.Declined(null, "currency_not_supported", false));
  }

  @Test
  void anOrderThatWasNeverAnsweredOrIsForgottenMovesNoMoney() {
    gateway.charge(request("k1", TEN));
    paypal.forget("O-1");

    assertThat(gateway.inquire(lookup("O-1")))
        .isEqualTo(new ChargeOutcome.Declined("O-1", "expired", true));
    assertThat(gateway.inquire(lookup(null)))
        .isEqualTo(new ChargeOutcome.Declined(null, "not_received", true));
  }

  private static ChargeRequest saved(String key, Money amount) {
    return new ChargeRequest(key, amount, SavedMethod.of("pt-1", "cust-5C-1"), "Acme PAY-1", null);
  }

  private static ChargeLookup lost(String key, Instant since) {
    SavedMethod wallet = SavedMethod.of("pt-1", "cust-5C-1");
    return new ChargeLookup(key, null, TEN, since, wallet, "Acme PAY-1");
  }

  private void keepWallet() {
    gateway.setup(new SetupRequest("s1", null, "Ada Obi", BACK));
    paypal.agree("5C-1");
    gateway.finishSetup("5C-1");
  }

  @Test
  void aWalletIsKeptAfterThePayerAgreedOnceHoweverOftenItIsAskedFor() {
    SetupOutcome waiting = gateway.setup(new SetupRequest("s1", null, "Ada Obi", BACK));
    SetupOutcome again = gateway.setup(new SetupRequest("s1", null, "Ada Obi", BACK));
    SetupOutcome early = gateway.finishSetup("5C-1");
    paypal.agree("5C-1");
    SetupOutcome kept = gateway.finishSetup("5C-1");
    SetupOutcome twice = gateway.finishSetup("5C-1");

    assertThat(waiting)
        .isEqualTo(new SetupOutcome.AtPage("5C-1", URI.create("https://paypal.example/5C-1")))
        .isEqualTo(again)
        .isEqualTo(early);
    assertThat(kept)
        .isEqualTo(new SetupOutcome.Saved(
            "s1", new SavedMethod("pt-1", "cust-5C-1", "paypal", null, null, null)))
        .isEqualTo(twice);
    assertThat(paypal.kept()).isEqualTo(1);
    assertThat(gateway.finishSetup("5C-9")).isInstanceOf(SetupOutcome.Failed.class);
    assertThat(gateway.finishSetup("../orders/O-1")).isInstanceOf(SetupOutcome.Failed.class);
  }

  @Test
  void aKeptWalletIsChargedWithoutItsPayerAndTheSameKeyOnce() {
    keepWallet();

    ChargeOutcome first = gateway.charge(saved("k1", TEN));
    ChargeOutcome second = gateway.charge(saved("k1", TEN));

    assertThat(first).isEqualTo(new ChargeOutcome.Settled("C-O-1", TEN)).isEqualTo(second);
    assertThat(paypal.captured()).isEqualTo(1);
    assertThat(gateway.charge(saved("k2", Money.of("77", "USD"))))
        .isEqualTo(new ChargeOutcome.Declined(null, "instrument_declined", true));
  }

  @Test
  void aChargeOfAWalletWhoseAnswersAreLostIsAskedForAgainAndTakesMoneyOnce() {
    keepWallet();
    paypal.breakAnswers(500, 500, 500);

    ChargeOutcome doubt = gateway.charge(saved("k1", TEN));
    ChargeOutcome found = gateway.inquire(lost("k1", NOW.minus(Duration.ofHours(1))));
    ChargeOutcome late = gateway.inquire(lost("k1", NOW.minus(Duration.ofHours(7))));

    assertThat(doubt).isInstanceOf(ChargeOutcome.Unknown.class);
    assertThat(found).isEqualTo(new ChargeOutcome.Settled("C-O-1", TEN));
    assertThat(late).isInstanceOf(ChargeOutcome.Unknown.class);
    assertThat(paypal.captured()).isEqualTo(1);
  }

  @Test
  void aKeyThatCameWithAnotherAmountIsInDoubtAndNeverADecline() {
    keepWallet();
    gateway.charge(saved("k1", TEN));

    ChargeOutcome other = gateway.charge(saved("k1", Money.of("11", "USD")));

    assertThat(other).isInstanceOf(ChargeOutcome.Unknown.class);
    assertThat(paypal.captured()).isEqualTo(1);
  }

  @Test
  void aWalletThatIsForgottenIsChargedNoMore() {
    keepWallet();

    gateway.forget("pt-1");
    gateway.forget("pt-1");

    assertThat(paypal.kept()).isZero();
    assertThat(gateway.charge(saved("k1", TEN)))
        .isEqualTo(new ChargeOutcome.Declined(null, "token_id_not_found", false));
  }

  @Test
  void aRefundIsMadeOnceForAKeyAndARefusalSaysWhy() {
    gateway.charge(request("k1", TEN));
    paypal.approve("O-1");
    gateway.inquire(lookup("O-1"));
    RefundRequest part = new RefundRequest("r1", "C-O-1", Money.of("4", "USD"), null);
    paypal.breakAnswers(500, 500, 500);

    RefundOutcome lost = gateway.refund(part);
    RefundOutcome found = gateway.refund(part);

    assertThat(lost).isInstanceOf(RefundOutcome.Unknown.class);
    assertThat(found).isEqualTo(new RefundOutcome.Refunded("R-1", Money.of("4", "USD")));
    assertThat(paypal.refunded()).isEqualTo(1);
    assertThat(gateway.refund(new RefundRequest("r2", "C-O-1", Money.of("6.51", "USD"), null)))
        .isEqualTo(new RefundOutcome.Refused("refund_amount_exceeded"));
    assertThat(gateway.refund(new RefundRequest("r3", "C-O-1", Money.of("1", "EUR"), null)))
        .isEqualTo(new RefundOutcome.Refused("refund_capture_currency_mismatch"));
  }

  @Test
  void aMessageIsVerifiedByPaypalToTheByteAndOldOnesAreRefused() {
    String body = "{ \"id\":\"WH-EVT-1\",\"event_type\":\"PAYMENT.CAPTURE.COMPLETED\"}";

    assertThat(gateway.verify(sent(body, "good", NOW)))
        .isEqualTo(new WebhookVerdict.Genuine("WH-EVT-1", "PAYMENT.CAPTURE.COMPLETED"));
    assertThat(gateway.verify(sent(body, "bad", NOW))).isInstanceOf(WebhookVerdict.Forged.class);
    assertThat(gateway.verify(sent(body, "good", NOW.minus(Duration.ofDays(4)))))
        .isInstanceOf(WebhookVerdict.Forged.class);
    assertThat(gateway.verify(sent("no json", "good", NOW)))
        .isInstanceOf(WebhookVerdict.Forged.class);
    paypal.breakAnswers(500, 500, 500);
    assertThat(gateway.verify(sent(body, "good", NOW)))
        .isInstanceOf(WebhookVerdict.Unverifiable.class);
  }

  @Test
  void capturesRefundsDisputesAndWalletsAreReadFromTheirMessages() {
    assertThat(gateway.read("{\"event_type\":\"VAULT.PAYMENT-TOKEN.DELETED\",\"resource\":{"
            + "\"id\":\"8kk8451t\"}}"))
        .isEqualTo(new ProviderNews.OfMethod("8kk8451t"));
    assertThat(gateway.read("{\"event_type\":\"PAYMENT.CAPTURE.COMPLETED\",\"resource\":{"
            + "\"id\":\"C-1\",\"custom_id\":\"k1\",\"supplementary_data\":{\"related_ids\":"
            + "{\"order_id\":\"O-1\"}}}}"))
        .isEqualTo(new ProviderNews.OfCharge("k1", "O-1"));
    assertThat(gateway.read("{\"event_type\":\"PAYMENT.CAPTURE.REFUNDED\",\"resource\":{"
            + "\"id\":\"R-1\",\"amount\":{\"currency_code\":\"USD\",\"value\":\"4.00\"},"
            + "\"links\":[{\"rel\":\"up\",\"href\":\"https://x/v2/payments/captures/C-1\"}]}}"))
        .isEqualTo(new ProviderNews.OfRefund(null, "C-1", "R-1", Money.of("4", "USD")));
    assertThat(gateway.read("{\"event_type\":\"CUSTOMER.DISPUTE.RESOLVED\",\"resource\":{"
            + "\"dispute_id\":\"PP-1\",\"status\":\"RESOLVED\",\"reason\":\"UNAUTHORISED\","
            + "\"dispute_outcome\":{\"outcome_code\":\"RESOLVED_BUYER_FAVOUR\"},"
            + "\"dispute_amount\":{\"currency_code\":\"USD\",\"value\":\"10.50\"},"
            + "\"disputed_transactions\":[{\"seller_transaction_id\":\"C-1\"}]}}"))
        .isEqualTo(new ProviderNews.OfDispute(
            "C-1", "PP-1", TEN, "UNAUTHORISED", ProviderNews.Standing.LOST));
  }

  private static WebhookDelivery sent(String body, String signature, Instant at) {
    return new WebhookDelivery(
        Map.of(
            "paypal-transmission-sig", signature,
            "paypal-transmission-time", at.toString(),
            "paypal-transmission-id", "t1",
            "paypal-auth-algo", "SHA256withRSA",
            "paypal-cert-url", "https://api.paypal.example/cert"),
        body);
  }
}
