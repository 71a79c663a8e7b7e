package io.dotmac.sub.server.adapter.message;

import io.dotmac.sub.core.notify.NotificationDeliveryStatus;
import io.dotmac.sub.core.notify.queue.DeliveryReports;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What Twilio reports of an SMS it took, once it is known to come from there. */
public final class TwilioReports {
  /** Where it reports to, below the address of the portals. */
  public static final String PATH = "/webhooks/messages/twilio";

  static final String PROVIDER = "twilio";

  private final String authToken;

  /** Believes reports signed with that token. */
  public TwilioReports(String authToken) {
    this.authToken = authToken;
  }

  /**
   * Whether a report is Twilio's: HMAC-SHA1 over the address it was told to call and all fields in
   * the order of their names.
   */
  public boolean isGenuine(String url, Map<String, String> fields, String signature) {
    StringBuilder signed = new StringBuilder(url);
    new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] expected = mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8));
      return MessageDigest.isEqual(
          Base64.getEncoder().encode(expected), signature.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA1", impossible);
    }
  }

  /** What it says, if it says anything new: that it is on its way is known. */
  public static Optional<DeliveryReports.Report> report(Map<String, String> fields) {
    String sid = fields.getOrDefault("MessageSid", "");
    String said = fields.getOrDefault("MessageStatus", "");
    NotificationDeliveryStatus status = switch (said) {
      case "delivered", "read" -> NotificationDeliveryStatus.DELIVERED;
      case "undelivered" -> NotificationDeliveryStatus.BOUNCED;
      case "failed" -> NotificationDeliveryStatus.FAILED;
      default -> NotificationDeliveryStatus.ACCEPTED;
    };
    return sid.isEmpty() || status == NotificationDeliveryStatus.ACCEPTED
        ? Optional.empty()
        : Optional.of(new DeliveryReports.Report(
            PROVIDER, sid, status, fields.getOrDefault("ErrorCode", ""), said));
  }
}
