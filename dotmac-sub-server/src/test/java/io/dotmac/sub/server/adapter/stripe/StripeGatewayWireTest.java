package io.dotmac.sub.server.adapter.stripe;

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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripeGatewayWireTest {
  private static final Money TEN = Money.of("10.50", "USD");
  private static final URI BACK = URI.create("https://isp.example/back/1");

  private final StripeDouble stripe = new StripeDouble();
  private final PaymentGateway gateway = gateway(StripeDouble.KEY, Clock.systemUTC());

  @AfterEach
  void close() {
    stripe.close();
  }

  private PaymentGateway gateway(String key, Clock clock) {
    return new StripeGatewayFactory(clock)
        .connect(new ProviderAccess(
            Map.of("secret_key", key, "base_url", stripe.url()), StripeDouble.SIGNING));
  }

  private static ChargeRequest request(String key, String method, @Nullable URI back) {
    return new ChargeRequest(key, TEN, SavedMethod.of(method, "cus_1"), "PAY-1", back);
  }

  private static ChargeLookup lookup(String key, @Nullable String id, Instant since) {
    return new ChargeLookup(key, id, TEN, since);
  }

  @Test
  void aSavedCardIsChargedInMinorUnitsAndTheSameKeyOnce() {
    ChargeOutcome first = gateway.charge(request("k1", "pm_ok", null));
    ChargeOutcome second = gateway.charge(request("k1", "pm_ok", null));

    assertThat(first).isEqualTo(new ChargeOutcome.Settled("pi_1", TEN)).isEqualTo(second);
    assertThat(stripe.taken()).isEqualTo(1);
  }

  @Test
  void aFaultOfStripeIsRetriedWithTheSameKeyAndTakesMoneyOnce() {
    stripe.breakAnswers(500, 503);

    ChargeOutcome outcome = gateway.charge(request("k1", "pm_ok", null));

    assertThat(outcome).isEqualTo(new ChargeOutcome.Settled("pi_1", TEN));
    assertThat(stripe.requests()).hasSize(3);
    assertThat(stripe.taken()).isEqualTo(1);
  }

  @Test
  void aChargeWhoseAnswersAreAllLostIsInDoubtAndFoundByItsKeyAfterwards() {
    stripe.breakAnswers(500, 500, 500);

    ChargeOutcome outcome = gateway.charge(request("k1", "pm_ok", null));
    ChargeOutcome later = gateway.inquire(lookup("k1", null, Instant.now()));

    assertThat(outcome).isInstanceOf(ChargeOutcome.Unknown.class);
    assertThat(later).isEqualTo(new ChargeOutcome.Settled("pi_1", TEN));
  }

  @Test
  void aTimeoutAfterTheChargeIsInDoubtAndFoundByItsKeyAndTheMoneyIsTakenOnce() {
    PaymentGateway hasty = new StripeGatewayFactory(Clock.systemUTC())
        .connect(new ProviderAccess(
            Map.of(
                "secret_key", StripeDouble.KEY, "base_url", stripe.url(), "timeout_millis", "250"),
            StripeDouble.SIGNING));
    stripe.delay(Duration.ofMillis(600));

    ChargeOutcome doubt = hasty.charge(request("k1", "pm_ok", null));
    stripe.delay(Duration.ZERO);
    ChargeOutcome found = gateway.inquire(lookup("k1", null, Instant.now()));

    assertThat(doubt).isInstanceOf(ChargeOutcome.Unknown.class);
    assertThat(found).isEqualTo(new ChargeOutcome.Settled("pi_1", TEN));
    assertThat(stripe.taken()).isEqualTo(1);
  }

  @Test
  void theSameKeyWithAnotherAmountTakesNothing() {
    gateway.charge(request("k1", "pm_ok", null));

    ChargeOutcome other = gateway.charge(new ChargeRequest(
        "k1", Money.of("11", "USD"), SavedMethod.of("pm_ok", "cus_1"), "PAY-1", null));

    assertThat(other).isInstanceOf(ChargeOutcome.Unknown.class);
    assertThat(stripe.taken()).isEqualTo(1);
  }

  @Test
  void aChargeThatStripeDoesNotKnowIsGivenUpOnlyOnceASearchCanBeTrusted() {
    Instant now = Instant.now();

    assertThat(gateway.inquire(lookup("k9", null, now))).isInstanceOf(ChargeOutcome.Unknown.class);
    assertThat(gateway.inquire(lookup("k9", null, now.minus(Duration.ofHours(2)))))
        .isEqualTo(new ChargeOutcome.Declined(null, "not_received", true));
  }

  @Test
  void declinesSayWhetherAnotherAttemptCanHelpAndABankMayWantThePayer() {
    assertThat(gateway.charge(request("k1", "pm_declined", null)))
        .isEqualTo(new ChargeOutcome.Declined("pi_1", "insufficient_funds", true));
    assertThat(gateway.charge(request("k2", "pm_sca", null)))
        .isEqualTo(new ChargeOutcome.Declined("pi_2", "authentication_required", false));
    assertThat(gateway.charge(request("k3", "pm_sca", BACK)))
        .isEqualTo(new ChargeOutcome.AwaitingPayer("pi_3", URI.create("https://bank.example/3ds")));
  }

  @Test
  void aWrongKeyOfOursIsNoDecline() {
    ChargeOutcome outcome =
        gateway("sk_wrong", Clock.systemUTC()).charge(request("k1", "pm_ok", null));

    assertThat(outcome).isInstanceOf(ChargeOutcome.Unknown.class);
    assertThat(stripe.taken()).isZero();
  }

  @Test
  void withoutASavedCardThePayerGoesToStripesPage() {
    ChargeOutcome waiting = gateway.charge(new ChargeRequest("k1", TEN, null, "PAY-1", BACK));
    ChargeOutcome still = gateway.inquire(lookup("k1", "cs_1", Instant.now()));
    stripe.payAtPage("cs_1");
    ChargeOutcome paid = gateway.inquire(lookup("k1", "cs_1", Instant.now()));

    assertThat(waiting)
        .isEqualTo(
            new ChargeOutcome.AwaitingPayer("cs_1", URI.create("https://checkout.example/cs_1")))
        .isEqualTo(still);
    assertThat(paid).isEqualTo(new ChargeOutcome.Settled("pi_1", TEN));
  }

  @Test
  void aPageThatExpiredIsDeclinedAndTheAmountThatStripeTookIsTold() {
    gateway.charge(new ChargeRequest("k1", TEN, null, "PAY-1", BACK));
    stripe.expire("cs_1");
    gateway.charge(request("k2", "pm_ok", null));
    stripe.settleWith(1049);

    assertThat(gateway.inquire(lookup("k1", "cs_1", Instant.now())))
        .isEqualTo(new ChargeOutcome.Declined("cs_1", "expired", true));
    assertThat(gateway.inquire(lookup("k2", "pi_1", Instant.now())))
        .isEqualTo(new ChargeOutcome.Settled("pi_1", Money.of("10.49", "USD")));
  }

  @Test
  void aCardIsSavedByASetupIntentOnStripesPage() {
    SetupOutcome waiting = gateway.setup(new SetupRequest("s1", null, "Ada Obi", BACK));
    stripe.saveAtPage("cs_1");

    assertThat(waiting).isInstanceOf(SetupOutcome.AtPage.class);
    assertThat(gateway.finishSetup("cs_1"))
        .isEqualTo(new SetupOutcome.Saved(
            "s1", new SavedMethod("pm_saved", "cus_1", "visa", "4242", 12, 2030)));
  }

  @Test
  void aRefundIsMadeOnceForAKeyAlsoWhenItsAnswersWereLostAndNeverBeyondTheCharge() {
    gateway.charge(request("k1", "pm_ok", null));
    RefundRequest part = new RefundRequest("r1", "pi_1", Money.of("4", "USD"), null);
    stripe.breakAnswers(200, 500, 500, 500);

    RefundOutcome lost = gateway.refund(part);
    RefundOutcome found = gateway.refund(part);
    RefundOutcome tooMuch =
        gateway.refund(new RefundRequest("r2", "pi_1", Money.of("6.51", "USD"), null));

    assertThat(lost).isInstanceOf(RefundOutcome.class);
    assertThat(found).isEqualTo(new RefundOutcome.Refunded("re_1", Money.of("4", "USD")));
    assertThat(stripe.refunded()).isEqualTo(1);
    assertThat(tooMuch).isEqualTo(new RefundOutcome.Refused("charge_already_refunded"));
  }

  @Test
  void amountsFollowStripesOwnCountOfDecimals() {
    assertThat(StripeAmounts.units(Money.of("500", "JPY"))).contains(500L);
    assertThat(StripeAmounts.units(Money.of("500", "UGX"))).contains(50_000L);
    assertThat(StripeAmounts.units(Money.of("1.230", "KWD"))).contains(1230L);
    assertThat(StripeAmounts.units(Money.of("1.234", "KWD"))).isEmpty();
    assertThat(StripeAmounts.money(50_000, "ugx")).isEqualTo(Money.of("500", "UGX"));
    assertThat(StripeAmounts.money(1050, "usd")).isEqualTo(TEN);
  }

  @Test
  void aMessageCountsWhenItsSignatureFitsAndIsYoungerThanFiveMinutes() throws Exception {
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    PaymentGateway at = gateway(StripeDouble.KEY, Clock.fixed(now, ZoneOffset.UTC));
    String body = "{\"id\":\"evt_1\",\"type\":\"payment_intent.succeeded\",\"data\":{\"object\":"
        + "{\"id\":\"pi_1\",\"metadata\":{\"payment\":\"k1\"}}}}";
    long sent = now.getEpochSecond();

    assertThat(at.verify(signed(body, StripeDouble.SIGNING, sent)))
        .isEqualTo(new WebhookVerdict.Genuine("evt_1", "payment_intent.succeeded"));
    assertThat(at.verify(signed(body, "whsec_other", sent)))
        .isInstanceOf(WebhookVerdict.Forged.class);
    assertThat(at.verify(signed(body, StripeDouble.SIGNING, sent - 301)))
        .isInstanceOf(WebhookVerdict.Forged.class);
    assertThat(at.verify(new WebhookDelivery(Map.of(), body)))
        .isInstanceOf(WebhookVerdict.Forged.class);
    assertThat(at.read(body)).isEqualTo(new ProviderNews.OfCharge("k1", "pi_1"));
  }

  @Test
  void refundsDisputesAndCardsAreReadFromTheirMessages() {
    assertThat(gateway.read("{\"type\":\"refund.updated\",\"data\":{\"object\":{\"id\":\"re_1\","
            + "\"status\":\"succeeded\",\"amount\":400,\"currency\":\"usd\","
            + "\"payment_intent\":\"pi_1\",\"metadata\":{\"refund\":\"r1\"}}}}"))
        .isEqualTo(new ProviderNews.OfRefund("r1", "pi_1", "re_1", Money.of("4", "USD")));
    assertThat(gateway.read("{\"type\":\"charge.dispute.closed\",\"data\":{\"object\":"
            + "{\"id\":\"dp_1\",\"status\":\"lost\",\"amount\":1050,\"currency\":\"usd\","
            + "\"reason\":\"fraudulent\",\"payment_intent\":\"pi_1\"}}}"))
        .isEqualTo(new ProviderNews.OfDispute(
            "pi_1", "dp_1", TEN, "fraudulent", ProviderNews.Standing.LOST));
    assertThat(gateway.read(
            "{\"type\":\"payment_method.detached\",\"data\":{\"object\":{\"id\":\"pm_1\"}}}"))
        .isEqualTo(new ProviderNews.OfMethod("pm_1"));
    assertThat(gateway.read("{\"type\":\"customer.created\",\"data\":{\"object\":{}}}"))
        .isEqualTo(new ProviderNews.OfNothing());
  }

  private static WebhookDelivery signed(String body, String secret, long at) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signature =
        HexFormat.of().formatHex(mac.doFinal((at + "." + body).getBytes(StandardCharsets.UTF_8)));
    return new WebhookDelivery(Map.of("stripe-signature", "t=" + at + ",v1=" + signature), body);
  }
}
