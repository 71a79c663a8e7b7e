package io.dotmac.sub.server.adapter.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.billing.gateway.ProviderNews;
import io.dotmac.sub.core.tx.WireJson;
import org.jspecify.annotations.Nullable;

/** Reads PayPal's messages. */
final class PaypalNews {
  private PaypalNews() {}

  static ProviderNews read(String payload) {
    JsonNode event = WireJson.read(payload, JsonNode.class);
    JsonNode thing = event.path("resource");
    String id = thing.path("id").asText();
    switch (event.path("event_type").asText()) {
      case "CHECKOUT.ORDER.APPROVED":
      case "CHECKOUT.ORDER.COMPLETED":
      case "CHECKOUT.ORDER.VOIDED":
        return new ProviderNews.OfCharge(
            text(thing.path("purchase_units").path(0).path("custom_id")), id);
      case "PAYMENT.CAPTURE.COMPLETED":
      case "PAYMENT.CAPTURE.DENIED":
      case "PAYMENT.CAPTURE.DECLINED":
      case "PAYMENT.CAPTURE.PENDING":
        return new ProviderNews.OfCharge(
            text(thing.path("custom_id")),
            thing
                .path("supplementary_data")
                .path("related_ids")
                .path("order_id")
                .asText());
      case "PAYMENT.CAPTURE.REFUNDED":
        return new ProviderNews.OfRefund(
            null, capture(thing), id, PaypalAmounts.read(thing.path("amount")));
      case "PAYMENT.CAPTURE.REVERSED":
        return new ProviderNews.OfDispute(
            capture(thing),
            id,
            PaypalAmounts.read(thing.path("amount")),
            "reversed",
            ProviderNews.Standing.LOST);
      case "CUSTOMER.DISPUTE.CREATED":
      case "CUSTOMER.DISPUTE.UPDATED":
      case "CUSTOMER.DISPUTE.RESOLVED":
        return dispute(thing);
      case "VAULT.PAYMENT-TOKEN.DELETED":
        return new ProviderNews.OfMethod(id);
      default:
        return new ProviderNews.OfNothing();
    }
  }

  private static ProviderNews dispute(JsonNode dispute) {
    ProviderNews.Standing standing = ProviderNews.Standing.OPEN;
    if (dispute.path("status").asText().equals("RESOLVED")) {
      String outcome = dispute.path("dispute_outcome").path("outcome_code").asText();
      standing = outcome.equals("RESOLVED_BUYER_FAVOUR")
          ? ProviderNews.Standing.LOST
          : ProviderNews.Standing.WON;
    }
    return new ProviderNews.OfDispute(
        dispute
            .path("disputed_transactions")
            .path(0)
            .path("seller_transaction_id")
            .asText(),
        dispute.path("dispute_id").asText(),
        PaypalAmounts.read(dispute.path("dispute_amount")),
        text(dispute.path("reason")),
        standing);
  }

  /** What was refunded is named by a link upwards only. */
  private static String capture(JsonNode refund) {
    for (JsonNode link : refund.path("links")) {
      if (link.path("rel").asText().equals("up")) {
        String href = link.path("href").asText();
        return href.substring(href.lastIndexOf('/') + 1);
      }
    }
    return refund.path("id").asText();
  }

  private static @Nullable String text(JsonNode node) {
    return node.isTextual() && !node.asText().isEmpty() ? node.asText() : null;
  }
}
