package io.dotmac.sub.server.adapter.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.billing.gateway.ProviderNews;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.WireJson;
import org.jspecify.annotations.Nullable;

/** Reads Stripe's messages, whatever version of its interface wrote them. */
final class StripeNews {
  private StripeNews() {}

  static ProviderNews read(String payload) {
    JsonNode event = WireJson.read(payload, JsonNode.class);
    String type = event.path("type").asText();
    JsonNode thing = event.path("data").path("object");
    String id = thing.path("id").asText();
    if (type.startsWith("payment_intent.")) {
      return new ProviderNews.OfCharge(text(thing.path("metadata").path("payment")), id);
    }
    if (type.startsWith("checkout.session.") && thing.path("mode").asText().equals("payment")) {
      return new ProviderNews.OfCharge(text(thing.path("client_reference_id")), id);
    }
    if (type.startsWith("refund.") || type.equals("charge.refund.updated")) {
      return refund(thing);
    }
    if (type.startsWith("charge.dispute.")) {
      return new ProviderNews.OfDispute(
          thing.path("payment_intent").asText(),
          id,
          amount(thing),
          text(thing.path("reason")),
          standing(thing.path("status").asText()));
    }
    if (type.equals("payment_method.detached")) {
      return new ProviderNews.OfMethod(id);
    }
    return new ProviderNews.OfNothing();
  }

  private static ProviderNews refund(JsonNode refund) {
    if (!refund.path("status").asText().equals("succeeded")) {
      return new ProviderNews.OfNothing();
    }
    return new ProviderNews.OfRefund(
        text(refund.path("metadata").path("refund")),
        refund.path("payment_intent").asText(),
        refund.path("id").asText(),
        amount(refund));
  }

  private static ProviderNews.Standing standing(String status) {
    switch (status) {
      case "lost":
        return ProviderNews.Standing.LOST;
      case "won":
      case "warning_closed":
      case "prevented":
        return ProviderNews.Standing.WON;
      default:
        return ProviderNews.Standing.OPEN;
    }
  }

  private static Money amount(JsonNode thing) {
    return StripeAmounts.money(
        thing.path("amount").asLong(), thing.path("currency").asText());
  }

  private static @Nullable String text(JsonNode node) {
    return node.isTextual() && !node.asText().isEmpty() ? node.asText() : null;
  }
}
