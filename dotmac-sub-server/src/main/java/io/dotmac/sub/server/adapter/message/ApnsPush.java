package io.dotmac.sub.server.adapter.message;

import com.eatthepath.pushy.apns.ApnsClient;
import com.eatthepath.pushy.apns.ApnsClientBuilder;
import com.eatthepath.pushy.apns.DeliveryPriority;
import com.eatthepath.pushy.apns.PushNotificationResponse;
import com.eatthepath.pushy.apns.PushType;
import com.eatthepath.pushy.apns.util.SimpleApnsPayloadBuilder;
import com.eatthepath.pushy.apns.util.SimpleApnsPushNotification;
import io.dotmac.sub.core.notify.queue.OutgoingMessage;
import io.dotmac.sub.core.notify.queue.SendOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends push messages to apps by Apple's Push Notification service. */
final class ApnsPush implements AppPush {
  private static final Set<String> GONE_FOR_GOOD =
      Set.of("BadDeviceToken", "Unregistered", "DeviceTokenNotForTopic", "ExpiredToken");
  private static final Set<String> OUR_FAULT = Set.of(
      "InvalidProviderToken",
      "ExpiredProviderToken",
      "MissingProviderToken",
      "TooManyProviderTokenUpdates",
      "TooManyRequests",
      "InternalServerError",
      "ServiceUnavailable",
      "Shutdown",
      "IdleTimeout");

  private final ApnsOptions options;
  private final Duration total;
  private final ApnsClient client;

  ApnsPush(ApnsOptions options, Duration total) throws IOException {
    this.options = options;
    this.total = total;
    ApnsClientBuilder builder = new ApnsClientBuilder()
        .setApnsServer(options.host(), options.port())
        .setConnectionTimeout(Duration.ofSeconds(5))
        .setSigningKey(options.key());
    if (options.authority() != null) {
      builder.setTrustedServerCertificateChain(options.authority().toFile());
    }
    this.client = builder.build();
  }

  @Override
  public SendOutcome send(OutgoingMessage message, String app) {
    SimpleApnsPayloadBuilder payload = new SimpleApnsPayloadBuilder();
    String title = message.text().subject();
    if (title != null) {
      payload.setAlertTitle(title);
    }
    payload
        .setAlertBody(message.text().body())
        .addCustomProperty("notification_id", message.id().toString());
    CompletableFuture<PushNotificationResponse<SimpleApnsPushNotification>> answer =
        client.sendNotification(new SimpleApnsPushNotification(
            app,
            options.topic(),
            payload.build(),
            null,
            DeliveryPriority.IMMEDIATE,
            PushType.ALERT,
            // One that comes twice replaces itself.
            message.id().toString(),
            message.id()));
    try {
      return outcome(answer.get(total.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return SendOutcome.later("", "Apple did not answer within " + total.toMillis() + " ms");
    } catch (ExecutionException e) {
      return SendOutcome.later("", "Apple did not answer: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return SendOutcome.later("", "interrupted");
    }
  }

  private static SendOutcome outcome(
      PushNotificationResponse<SimpleApnsPushNotification> response) {
    if (response.isAccepted()) {
      return new SendOutcome.Accepted(String.valueOf(response.getApnsId()), "");
    }
    String reason = response.getRejectionReason().orElse("unknown");
    String told = "Apple refused it: " + reason;
    if (GONE_FOR_GOOD.contains(reason)) {
      return SendOutcome.never(GONE, told);
    }
    return OUR_FAULT.contains(reason)
        ? SendOutcome.later(reason, told)
        : SendOutcome.never(reason, told);
  }

  @Override
  public void close() {
    client.close();
  }
}
