package io.dotmac.sub.server.adapter.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.billing.gateway.SavedMethod;
import io.dotmac.sub.billing.gateway.SetupOutcome;
import io.dotmac.sub.billing.gateway.SetupRequest;
import io.dotmac.sub.core.tx.WireJson;
import java.net.URI;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wallets that payers let PayPal keep for us. A setup token waits for the payer's consent on
 * PayPal's page; with it, it becomes a payment token, which is the saved method. Our key goes along
 * as the name we know the payer by, and comes back with the payment token.
 */
final class PaypalVault {
  private static final Logger LOG = LoggerFactory.getLogger(PaypalVault.class);
  private static final String SETUPS = "/v3/vault/setup-tokens";
  private static final String TOKENS = "/v3/vault/payment-tokens";

  private final PaypalClient client;

  PaypalVault(PaypalClient client) {
    this.client = client;
  }

  /** PayPal adds {@code approval_token_id} to the address that the payer comes back to. */
  SetupOutcome setup(SetupRequest request) {
    Map<String, Object> page = Map.of(
        "return_url", request.returnTo() + "paypal",
        "cancel_url", request.returnTo() + "paypal",
        "shipping_preference", "NO_SHIPPING");
    Map<String, Object> wallet = Map.of("usage_type", "MERCHANT", "experience_context", page);
    PaypalClient.Answer answer = client.post(
        SETUPS,
        request.key(),
        WireJson.write(Map.of(
            "customer",
            Map.of("merchant_customer_id", request.key()),
            "payment_source",
            Map.of("paypal", wallet))));
    return answer.ok() ? waiting(answer.body()) : failed(answer);
  }

  SetupOutcome finish(String setupId) {
    if (!setupId.matches("[0-9A-Za-z-]{1,64}")) {
      return new SetupOutcome.Failed("not_found");
    }
    PaypalClient.Answer found = client.get(SETUPS + "/" + setupId);
    if (!found.ok()) {
      return failed(found);
    }
    String status = found.body().path("status").asText();
    if (!status.equals("APPROVED") && !status.equals("VAULTED")) {
      return waiting(found.body());
    }
    PaypalClient.Answer kept = client.post(
        TOKENS,
        setupId + "-keep",
        WireJson.write(Map.of(
            "payment_source", Map.of("token", Map.of("id", setupId, "type", "SETUP_TOKEN")))));
    return kept.ok() ? saved(kept.body()) : failed(kept);
  }

  void forget(String token) {
    PaypalClient.Answer answer = client.delete(TOKENS + "/" + token);
    if (!answer.ok() && answer.status() != 404) {
      LOG.warn("PayPal did not forget a payment token: status {}", answer.status());
    }
  }

  private static SetupOutcome saved(JsonNode token) {
    JsonNode customer = token.path("customer");
    return new SetupOutcome.Saved(
        customer.path("merchant_customer_id").asText(),
        new SavedMethod(
            token.path("id").asText(), customer.path("id").asText(), "paypal", null, null, null));
  }

  private static SetupOutcome waiting(JsonNode setup) {
    for (JsonNode link : setup.path("links")) {
      if (link.path("rel").asText().equals("approve")) {
        return new SetupOutcome.AtPage(
            setup.path("id").asText(), URI.create(link.path("href").asText()));
      }
    }
    return new SetupOutcome.Failed("not_completed");
  }

  private static SetupOutcome failed(PaypalClient.Answer answer) {
    return new SetupOutcome.Failed(
        answer.refused() ? answer.issue() : "PayPal answered " + answer.status());
  }
}
