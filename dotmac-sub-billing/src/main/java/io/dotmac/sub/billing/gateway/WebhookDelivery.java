package io.dotmac.sub.billing.gateway;

import java.util.Map;

/**
 * A message as it came.
 *
 * @param headers by name in lower case
 * @param body what its signature covers, to the byte
 */
public record WebhookDelivery(Map<String, String> headers, String body) {
  /** Copies the headers. */
  public WebhookDelivery {
    headers = Map.copyOf(headers);
  }

  /** A header; empty when it was not sent. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
