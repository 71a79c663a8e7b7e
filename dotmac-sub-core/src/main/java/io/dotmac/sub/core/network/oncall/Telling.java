package io.dotmac.sub.core.network.oncall;

import io.dotmac.sub.core.network.alert.AlertMetric;
import io.dotmac.sub.core.network.alert.AlertSeverity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one person: about all alerts of which a step tells at once, the worst first.
 *
 * @param message its id, which the log has already
 * @param locale the language of whom it is for; absent: the tenant's
 * @param alerts none where it is only a test
 */
public record Telling(
    UUID message,
    AlertNotificationLog.Kind kind,
    String policy,
    AlertChannel channel,
    String name,
    String recipient,
    @Nullable String locale,
    List<About> alerts) {
  /** One alert, in words. */
  public record About(
      UUID alert,
      String rule,
      String about,
      AlertMetric metric,
      BigDecimal measured,
      AlertSeverity severity,
      Instant since) {}
}
