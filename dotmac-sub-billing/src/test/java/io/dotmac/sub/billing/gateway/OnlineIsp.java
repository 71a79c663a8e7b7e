package io.dotmac.sub.billing.gateway;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.OnlinePayments;
import io.dotmac.sub.billing.gateway.collect.AttemptSweeper;
import io.dotmac.sub.billing.gateway.collect.CollectRequest;
import io.dotmac.sub.billing.gateway.collect.PaymentOutcome;
import io.dotmac.sub.billing.gateway.event.ReceiveWebhook;
import io.dotmac.sub.billing.gateway.fake.FakeGateway;
import io.dotmac.sub.billing.gateway.fake.FakeScript;
import io.dotmac.sub.billing.gateway.provider.PaymentMethods;
import io.dotmac.sub.billing.gateway.provider.ProviderTerms;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.billing.payment.ProviderType;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** A provider of internet that collects through a fake provider of payments. */
public final class OnlineIsp {
  private final Isp isp = Isp.open();
  private final FakeGateway fake;
  private final OnlinePayments online;
  private final PaymentProviderId provider;

  private OnlineIsp(Function<FakeGateway, PaymentGateway> around) {
    this.fake =
        new FakeGateway("https://pay.example/", "whsec", isp.engine().database().clock());
    this.online = new OnlinePayments(
        isp.engine(),
        Gateways.of(GatewayFactory.of("fake", around.apply(fake))),
        new SecretBox(Keyring.generate()));
    this.provider = isp.tx(tx -> online
        .providers()
        .create(
            tx,
            ProviderType.CUSTOM,
            "fake",
            new ProviderTerms("Fake", true, null),
            Map.of("secret_key", "sk_test"),
            "whsec")
        .id());
  }

  public static OnlineIsp open() {
    return new OnlineIsp(gateway -> gateway);
  }

  /** With a gateway of the test around the fake one. */
  public static OnlineIsp around(Function<FakeGateway, PaymentGateway> around) {
    return new OnlineIsp(around);
  }

  public Isp isp() {
    return isp;
  }

  public FakeGateway fake() {
    return fake;
  }

  public OnlinePayments online() {
    return online;
  }

  public PaymentProviderId provider() {
    return provider;
  }

  /** A saved card that always does that. */
  public PaymentMethodId card(SubscriberId subscriber, FakeScript script) {
    String token = script.token() + "_" + UUID.randomUUID();
    SavedMethod saved = new SavedMethod(token, "cus_1", "visa", "4242", 12, 2099);
    return isp.tx(tx -> PaymentMethods.keep(
            tx, Isp.account(subscriber), provider, PaymentMethodType.CARD, saved, null)
        .id());
  }

  public PaymentOutcome collect(CollectRequest request) {
    return online.collect().collect(isp.caller(), request);
  }

  /** All that is open, with that card. */
  public PaymentOutcome collect(SubscriberId subscriber, PaymentMethodId card) {
    return collect(
        CollectRequest.with(Isp.account(subscriber), card, UUID.randomUUID().toString()));
  }

  /** Without a saved method: the payer goes to a page. */
  public PaymentOutcome toPage(SubscriberId subscriber) {
    return collect(new CollectRequest(
        Isp.account(subscriber),
        null,
        null,
        null,
        null,
        URI.create("https://isp.example/back/"),
        null));
  }

  public Payment payment(PaymentId id) {
    return isp.tx(tx -> tx.require(Payment.class, id));
  }

  public ReceiveWebhook.Receipt deliver(WebhookDelivery delivery) {
    return online.webhooks().receive(isp.tenant(), "fake", delivery);
  }

  public AttemptSweeper.Sweep sweep() {
    return online.sweeper().sweep(isp.caller(), Duration.ofSeconds(-1));
  }

  public List<MoneyVerifier.Violation> violations() {
    return isp.tx(MoneyVerifier::verify);
  }
}
