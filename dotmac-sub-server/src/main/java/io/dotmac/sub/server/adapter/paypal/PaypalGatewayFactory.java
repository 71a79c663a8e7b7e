package io.dotmac.sub.server.adapter.paypal;

import io.dotmac.sub.billing.gateway.GatewayFactory;
import io.dotmac.sub.billing.gateway.PaymentGateway;
import io.dotmac.sub.billing.gateway.ProviderAccess;
import java.time.Clock;

/**
 * Makes gateways to PayPal. Credentials: {@code client_id}, {@code client_secret}, and
 * {@code base_url} where it is not PayPal's own, such as its sandbox; the webhook secret is the id
 * of the webhook.
 */
public final class PaypalGatewayFactory implements GatewayFactory {
  private final Clock clock;

  /** {@code clock} tells the age of messages and of tokens. */
  public PaypalGatewayFactory(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "paypal";
  }

  @Override
  public PaymentGateway connect(ProviderAccess access) {
    return new PaypalGateway(new PaypalClient(access, clock), access, clock);
  }
}
