package io.dotmac.sub.server.adapter.stripe;

import com.stripe.StripeClient;
import io.dotmac.sub.billing.gateway.GatewayFactory;
import io.dotmac.sub.billing.gateway.PaymentGateway;
import io.dotmac.sub.billing.gateway.ProviderAccess;
import java.time.Clock;

/**
 * Makes gateways to Stripe. Credentials: {@code secret_key}, and {@code base_url} where it is not
 * Stripe's own; the webhook secret is the signing secret of the endpoint.
 */
public final class StripeGatewayFactory implements GatewayFactory {
  private final Clock clock;

  /** {@code clock} tells the age of messages and of charges in doubt. */
  public StripeGatewayFactory(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "stripe";
  }

  @Override
  public PaymentGateway connect(ProviderAccess access) {
    StripeClient.StripeClientBuilder client = StripeClient.builder()
        .setApiKey(access.require("secret_key"))
        .setConnectTimeout(10_000)
        .setReadTimeout(Integer.parseInt(access.get("timeout_millis", "20000")))
        .setMaxNetworkRetries(2);
    String base = access.get("base_url", "");
    if (!base.isEmpty()) {
      client.setApiBase(base);
    }
    return new StripeGateway(client.build(), access, clock);
  }
}
