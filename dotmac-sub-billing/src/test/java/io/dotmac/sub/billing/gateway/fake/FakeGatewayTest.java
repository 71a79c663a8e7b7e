package io.dotmac.sub.billing.gateway.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.gateway.ChargeLookup;
import io.dotmac.sub.billing.gateway.ChargeOutcome;
import io.dotmac.sub.billing.gateway.ChargeRequest;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FakeGatewayTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Money TEN = Money.of("10.00", "NGN");

  private final FakeGateway fake =
      new FakeGateway("https://pay.example/", "s", Clock.fixed(NOON, ZoneOffset.UTC));

  private ChargeRequest request(String key, FakeScript script) {
    return new ChargeRequest(key, TEN, SavedMethod.of(script.token(), null), "Internet", null);
  }

  private ChargeLookup lookup(String key) {
    return new ChargeLookup(key, null, TEN, NOON);
  }

  @Test
  void theSameKeyTakesMoneyOnce() {
    ChargeOutcome first = fake.charge(request("k1", FakeScript.SETTLE));
    ChargeOutcome second = fake.charge(request("k1", FakeScript.SETTLE));

    assertThat(first).isEqualTo(second).isEqualTo(new ChargeOutcome.Settled("fake_k1", TEN));
    assertThat(fake.taken()).isEqualTo(1);
  }

  @Test
  void aTimeoutAfterTheChargeTookTheMoneyAndATimeoutBeforeDidNot() {
    assertThat(fake.charge(request("after", FakeScript.TIMEOUT_AFTER)))
        .isInstanceOf(ChargeOutcome.Unknown.class);
    assertThat(fake.charge(request("before", FakeScript.TIMEOUT_BEFORE)))
        .isInstanceOf(ChargeOutcome.Unknown.class);

    assertThat(fake.inquire(lookup("after"))).isInstanceOf(ChargeOutcome.Settled.class);
    assertThat(fake.inquire(lookup("before")))
        .isEqualTo(new ChargeOutcome.Declined(null, "not_received", true));
  }

  @Test
  void declinesSayWhetherAnotherAttemptCanHelp() {
    assertThat(fake.charge(request("a", FakeScript.INSUFFICIENT_FUNDS)))
        .isEqualTo(new ChargeOutcome.Declined("fake_a", "insufficient_funds", true));
    assertThat(fake.charge(request("b", FakeScript.STOLEN_CARD)))
        .isEqualTo(new ChargeOutcome.Declined("fake_b", "stolen_card", false));
  }

  @Test
  void thePayerAgreesOrTurnsAwayOnThePage() {
    ChargeRequest atPage =
        new ChargeRequest("p", TEN, null, "Internet", URI.create("https://isp.example/"));

    ChargeOutcome waiting = fake.charge(atPage);
    fake.approve("fake_p");
    fake.refuse("fake_p");

    assertThat(waiting)
        .isEqualTo(
            new ChargeOutcome.AwaitingPayer("fake_p", URI.create("https://pay.example/fake_p")));
    assertThat(fake.inquire(lookup("p"))).isInstanceOf(ChargeOutcome.Settled.class);
  }

  @Test
  void refundsAreOnceForAKeyAndNeverMoreThanWasTaken() {
    fake.charge(request("k", FakeScript.SETTLE));
    RefundRequest six = new RefundRequest("r1", "fake_k", Money.of("6", "NGN"), null);

    assertThat(fake.refund(six)).isEqualTo(fake.refund(six));
    assertThat(fake.refund(new RefundRequest("r2", "fake_k", Money.of("5", "NGN"), null)))
        .isEqualTo(new RefundOutcome.Refused("more_than_charged"));
  }

  @Test
  void aMessageIsGenuineAsLongAsNothingInItChangedAndItIsFresh() {
    fake.charge(request("k", FakeScript.SETTLE));
    WebhookDelivery sent = fake.sent().get(0);
    FakeGateway later = new FakeGateway(
        "https://pay.example/", "s", Clock.fixed(NOON.plusSeconds(301), ZoneOffset.UTC));
    WebhookDelivery changed = new WebhookDelivery(sent.headers(), sent.body().replace('k', 'q'));

    assertThat(fake.verify(sent)).isInstanceOf(WebhookVerdict.Genuine.class);
    assertThat(fake.verify(changed)).isInstanceOf(WebhookVerdict.Forged.class);
    assertThat(fake.verify(new WebhookDelivery(Map.of(), sent.body())))
        .isInstanceOf(WebhookVerdict.Forged.class);
    assertThat(later.verify(sent)).isEqualTo(new WebhookVerdict.Forged("the message is too old"));
    assertThat(fake.read(sent.body())).isEqualTo(new ProviderNews.OfCharge("k", "fake_k"));
  }

  @Test
  void aCardIsSavedOnThePage() {
    SetupOutcome waiting =
        fake.setup(new SetupRequest("s1", null, "Ada Obi", URI.create("https://isp.example/")));
    fake.approve("fakeset_s1");

    assertThat(waiting).isInstanceOf(SetupOutcome.AtPage.class);
    assertThat(fake.finishSetup("fakeset_s1")).isInstanceOf(SetupOutcome.Saved.class);
    assertThat(fake.finishSetup("fakeset_other"))
        .isEqualTo(new SetupOutcome.Failed("not_received"));
  }
}
