package io.dotmac.sub.server;

import io.dotmac.sub.billing.gateway.GatewayFactory;
import io.dotmac.sub.billing.gateway.Gateways;
import io.dotmac.sub.billing.gateway.fake.FakeGateway;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.server.adapter.paypal.PaypalGatewayFactory;
import io.dotmac.sub.server.adapter.stripe.StripeGatewayFactory;
import java.time.Clock;
import java.util.Optional;

/** The gateways this server has: Stripe, PayPal, and where it is a trial one that is not real. */
final class PaymentGateways {
  /** Where the page of the trial gateway is. */
  static final String TRIAL_PAGE = "/portal/pay/trial/";

  private final Gateways all;
  private final Optional<FakeGateway> trial;

  private PaymentGateways(Gateways all, Optional<FakeGateway> trial) {
    this.all = all;
    this.trial = trial;
  }

  static PaymentGateways of(Clock clock, boolean withTrial) {
    StripeGatewayFactory stripe = new StripeGatewayFactory(clock);
    PaypalGatewayFactory paypal = new PaypalGatewayFactory(clock);
    if (!withTrial) {
      return new PaymentGateways(Gateways.of(stripe, paypal), Optional.empty());
    }
    FakeGateway fake = new FakeGateway(TRIAL_PAGE, RandomToken.hex(16), clock);
    return new PaymentGateways(
        Gateways.of(stripe, paypal, GatewayFactory.of("fake", fake)), Optional.of(fake));
  }

  Gateways all() {
    return all;
  }

  /** The one that moves no money, where it is allowed. */
  Optional<FakeGateway> trial() {
    return trial;
  }
}
