package io.dotmac.sub.server;

import io.dotmac.sub.core.webhook.target.TargetRules;
import io.dotmac.sub.server.adapter.webhook.WebhookOptions;
import io.dotmac.sub.server.start.StartFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where webhooks may be sent besides public addresses.
 *
 * @param allowedTargets addresses, networks and host names; http and any port are allowed there
 */
public record WebhooksSection(@Nullable List<String> allowedTargets) {
  WebhookOptions options() {
    if (allowedTargets == null) {
      return WebhookOptions.standard(TargetRules.PUBLIC);
    }
    try {
      return WebhookOptions.standard(TargetRules.of(allowedTargets));
    } catch (IllegalArgumentException e) {
      throw new StartFailure("webhooks.allowedTargets: " + e.getMessage(), e);
    }
  }
}
