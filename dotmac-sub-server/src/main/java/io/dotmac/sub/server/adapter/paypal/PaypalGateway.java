package io.dotmac.sub.server.adapter.paypal;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.dotmac.sub.core.tx.WireJson;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One account at PayPal. Our key goes along as PayPal-Request-Id and as custom_id. Without a saved
 * wallet the payer agrees on PayPal's page; with one the order is captured as it is made.
 */
final class PaypalGateway implements PaymentGateway {
  /** PayPal sends a message again for three days. */
  private static final Duration OLDEST_MESSAGE = Duration.ofHours(73);

  /** PayPal answers a request id as it did before for six hours; an hour less is safe. */
  private static final Duration SAME_ANSWER = Duration.ofHours(5);

  private final PaypalClient client;
  private final PaypalVault vault;
  private final ProviderAccess access;
  private final Clock clock;

  PaypalGateway(PaypalClient client, ProviderAccess access, Clock clock) {
    this.client = client;
    this.vault = new PaypalVault(client);
    this.access = access;
    this.clock = clock;
  }

  @Override
  public ChargeOutcome charge(ChargeRequest request) {
    Optional<Map<String, String>> amount = PaypalAmounts.of(request.amount());
    URI back = request.returnTo();
    if (amount.isEmpty()) {
      return new ChargeOutcome.Declined(null, "amount_not_supported", false);
    }
    SavedMethod method = request.method();
    if (method != null) {
      return charge(request.key(), request.description(), method, amount.get());
    }
    if (back == null) {
      return new ChargeOutcome.Declined(null, "payer_absent", false);
    }
    PaypalClient.Answer answer = client.post(
        "/v2/checkout/orders",
        request.key(),
        order(request.key(), request.description(), amount.get(), page(back)));
    return answer.ok() ? outcome(answer.body()) : refusal(null, answer);
  }

  @Override
  public ChargeOutcome inquire(ChargeLookup charge) {
    String order = charge.externalId();
    if (order == null) {
      return unanswered(charge);
    }
    PaypalClient.Answer answer = client.get("/v2/checkout/orders/" + order);
    if (answer.status() == 404) {
      return new ChargeOutcome.Declined(order, "expired", true);
    }
    if (!answer.ok()) {
      return new ChargeOutcome.Unknown("PayPal answered " + answer.status());
    }
    return answer.body().path("status").asText().equals("APPROVED")
        ? capture(order, charge.key())
        : outcome(answer.body());
  }

  /** With a saved wallet nobody has to agree, so the order is captured as it is made. */
  private ChargeOutcome charge(
      String key, String description, SavedMethod method, Map<String, String> amount) {
    PaypalClient.Answer answer = client.post(
        "/v2/checkout/orders",
        key,
        order(key, description, amount, Map.of("vault_id", method.token())));
    if (!answer.ok()) {
      return refusal(null, answer);
    }
    String status = answer.body().path("status").asText();
    return status.equals("APPROVED") || status.equals("CREATED")
        ? capture(answer.body().path("id").asText(), key)
        : outcome(answer.body());
  }

  /** The first answer was lost, and with it PayPal's name for the order. */
  private ChargeOutcome unanswered(ChargeLookup charge) {
    SavedMethod method = charge.method();
    if (method == null) {
      // An order moves no money, and nobody was sent to agree to one whose answer was lost.
      return new ChargeOutcome.Declined(null, "not_received", true);
    }
    Duration age = Duration.between(charge.startedAt(), clock.instant());
    Optional<Map<String, String>> amount = PaypalAmounts.of(charge.amount());
    return age.compareTo(SAME_ANSWER) < 0 && amount.isPresent()
        ? charge(charge.key(), charge.description(), method, amount.get())
        : new ChargeOutcome.Unknown(
            "PayPal answers a request again for some hours only: look there for custom_id "
                + charge.key());
  }

  /** Uses the payer's consent; the request id makes it one capture however often it is sent. */
  private ChargeOutcome capture(String order, String key) {
    PaypalClient.Answer answer =
        client.post("/v2/checkout/orders/" + order + "/capture", key + "-capture", "{}");
    if (answer.ok()) {
      return outcome(answer.body());
    }
    if (answer.refused() && answer.issue().equals("order_already_captured")) {
      PaypalClient.Answer again = client.get("/v2/checkout/orders/" + order);
      return again.ok()
          ? outcome(again.body())
          : new ChargeOutcome.Unknown("PayPal answered " + again.status());
    }
    return refusal(order, answer);
  }

  @Override
  public RefundOutcome refund(RefundRequest request) {
    Optional<Map<String, String>> amount = PaypalAmounts.of(request.amount());
    if (amount.isEmpty()) {
      return new RefundOutcome.Refused("amount_not_supported");
    }
    PaypalClient.Answer answer = client.post(
        "/v2/payments/captures/" + request.charge() + "/refund",
        request.key(),
        WireJson.write(Map.of("amount", amount.get(), "custom_id", request.key())));
    if (answer.refused()) {
      return new RefundOutcome.Refused(answer.issue());
    }
    String status = answer.body().path("status").asText();
    if (!answer.ok()) {
      return new RefundOutcome.Unknown("PayPal answered " + answer.status());
    }
    return status.equals("FAILED") || status.equals("CANCELLED")
        ? new RefundOutcome.Refused(status.toLowerCase(Locale.ROOT))
        : new RefundOutcome.Refunded(
            answer.body().path("id").asText(),
            answer.body().has("amount")
                ? PaypalAmounts.read(answer.body().path("amount"))
                : request.amount());
  }

  @Override
  public SetupOutcome setup(SetupRequest request) {
    return vault.setup(request);
  }

  @Override
  public SetupOutcome finishSetup(String setupId) {
    return vault.finish(setupId);
  }

  @Override
  public void forget(String token) {
    vault.forget(token);
  }

  @Override
  public WebhookVerdict verify(WebhookDelivery delivery) {
    String webhook = access.webhookSecret();
    if (webhook == null) {
      return new WebhookVerdict.Unverifiable("no webhook id is stored for PayPal");
    }
    JsonNode event;
    try {
      event = WireJson.read(delivery.body(), JsonNode.class);
      Instant sent = Instant.parse(delivery.header("paypal-transmission-time"));
      if (Duration.between(sent, clock.instant()).abs().compareTo(OLDEST_MESSAGE) > 0) {
        return new WebhookVerdict.Forged("the message is too old");
      }
    } catch (RuntimeException e) {
      return new WebhookVerdict.Forged("this is not a message of PayPal");
    }
    PaypalClient.Answer answer = client.post(
        "/v1/notifications/verify-webhook-signature", null, question(webhook, delivery));
    if (!answer.ok()) {
      return answer.refused()
          ? new WebhookVerdict.Forged("PayPal refused to verify it")
          : new WebhookVerdict.Unverifiable("PayPal answered " + answer.status());
    }
    return answer.body().path("verification_status").asText().equals("SUCCESS")
        ? new WebhookVerdict.Genuine(
            event.path("id").asText(), event.path("event_type").asText())
        : new WebhookVerdict.Forged("PayPal did not sign it");
  }

  @Override
  public ProviderNews read(String payload) {
    return PaypalNews.read(payload);
  }

  private static Map<String, Object> page(URI back) {
    Map<String, Object> page = new TreeMap<>();
    page.put("return_url", back.toString());
    page.put("cancel_url", back.toString());
    page.put("user_action", "PAY_NOW");
    page.put("shipping_preference", "NO_SHIPPING");
    return Map.of("experience_context", page);
  }

  /** The same for the same charge, whenever it is sent: PayPal compares a repeated request. */
  private static String order(
      String key, String description, Map<String, String> amount, Map<String, ?> wallet) {
    Map<String, Object> unit = new TreeMap<>();
    unit.put("reference_id", key);
    unit.put("custom_id", key);
    unit.put("description", description);
    unit.put("amount", new TreeMap<>(amount));
    Map<String, Object> order = new TreeMap<>();
    order.put("intent", "CAPTURE");
    order.put("purchase_units", List.of(unit));
    order.put("payment_source", Map.of("paypal", wallet));
    return WireJson.write(order);
  }

  /** The message goes along to the byte, since its signature covers it. */
  private static String question(String webhook, WebhookDelivery delivery) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("auth_algo", delivery.header("paypal-auth-algo"));
    fields.put("cert_url", delivery.header("paypal-cert-url"));
    fields.put("transmission_id", delivery.header("paypal-transmission-id"));
    fields.put("transmission_sig", delivery.header("paypal-transmission-sig"));
    fields.put("transmission_time", delivery.header("paypal-transmission-time"));
    fields.put("webhook_id", webhook);
    String json = WireJson.write(fields);
    return json.substring(0, json.length() - 1) + ",\"webhook_event\":" + delivery.body() + "}";
  }

  private static ChargeOutcome outcome(JsonNode order) {
    String id = order.path("id").asText();
    JsonNode capture =
        order.path("purchase_units").path(0).path("payments").path("captures").path(0);
    switch (capture.path("status").asText()) {
      case "COMPLETED":
      case "PARTIALLY_REFUNDED":
      case "REFUNDED":
        return new ChargeOutcome.Settled(
            capture.path("id").asText(), PaypalAmounts.read(capture.path("amount")));
      case "DECLINED":
      case "FAILED":
        return new ChargeOutcome.Declined(id, "declined", true);
      default:
        return order.path("status").asText().equals("VOIDED")
            ? new ChargeOutcome.Declined(id, "expired", true)
            : new ChargeOutcome.AwaitingPayer(id, page(order));
    }
  }

  private static @Nullable URI page(JsonNode order) {
    for (JsonNode link : order.path("links")) {
      String rel = link.path("rel").asText();
      if (rel.equals("payer-action") || rel.equals("approve")) {
        return URI.create(link.path("href").asText());
      }
    }
    return null;
  }

  private static ChargeOutcome refusal(@Nullable String order, PaypalClient.Answer answer) {
    if (answer.issue().equals("duplicate_request_id")) {
      // It was sent before and had its effect; only what that was is not said.
      return new ChargeOutcome.Unknown("PayPal has seen this request before");
    }
    return answer.refused()
        ? new ChargeOutcome.Declined(
            order, answer.issue(), answer.issue().equals("instrument_declined"))
        : new ChargeOutcome.Unknown("PayPal answered " + answer.status());
  }
}
