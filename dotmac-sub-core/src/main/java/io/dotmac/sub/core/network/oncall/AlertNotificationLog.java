package io.dotmac.sub.core.network.oncall;

import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was told of an alert, or could not be.
 *
 * @param name who
 * @param recipient where; absent when there was no way to reach them
 * @param notificationId the message; one message tells of all alerts of a step at once
 * @param status of the message; at most half a minute old
 * @param error why nobody was told, if it went wrong
 */
@Item(table = "alert_notification_log", order = "told_at")
public record AlertNotificationLog(
    @RefersTo("alert") UUID alertId,
    @RefersTo("alert_notification_policy") UUID policyId,
    @RefersTo("alert_notification_policy_step") UUID stepId,
    Kind kind,
    AlertChannel channel,
    String name,
    @Nullable String recipient,
    @Nullable UUID notificationId,
    Status status,
    @Nullable String error,
    Instant toldAt) {
  /** Of what they are told. */
  public enum Kind {
    RAISED,
    RESOLVED
  }

  /** How far a message is. */
  public enum Status {
    QUEUED,
    SENDING,
    DELIVERED,
    FAILED,
    CANCELED
  }
}
