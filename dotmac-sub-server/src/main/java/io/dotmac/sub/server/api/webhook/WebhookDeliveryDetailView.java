package io.dotmac.sub.server.api.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.core.webhook.WebhookAttempt;
import io.dotmac.sub.core.webhook.WebhookDeliveries;
import io.dotmac.sub.core.webhook.WebhookDelivery;
import java.util.List;

/**
 * One message with all that was tried.
 *
 * @param payload what is sent
 * @param attempts the first first
 */
public record WebhookDeliveryDetailView(
    @JsonUnwrapped WebhookDeliveryView delivery, JsonNode payload, List<WebhookAttempt> attempts) {
  static WebhookDeliveryDetailView of(Tx tx, WebhookDelivery row) {
    return new WebhookDeliveryDetailView(
        WebhookDeliveryView.of(row),
        WireJson.tree(row.body()),
        WebhookDeliveries.attempts(tx, row.id()));
  }
}
