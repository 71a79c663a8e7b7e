package io.dotmac.sub.billing.gateway.fake;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.billing.gateway.ProviderNews;
import io.dotmac.sub.billing.gateway.WebhookDelivery;
import io.dotmac.sub.billing.gateway.WebhookVerdict;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.WireJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Writes, signs and reads the messages of the fake provider. */
final class FakeSigner {
  private static final String HEADER = "fake-signature";
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final byte[] secret;
  private final Clock clock;

  FakeSigner(String secret, Clock clock) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
  }

  WebhookDelivery charge(String charge, String key) {
    return sign("charge.updated", Map.of("charge", charge, "key", key));
  }

  WebhookDelivery refund(String refund, @Nullable String key, String charge, Money amount) {
    Map<String, String> data = new TreeMap<>(money(amount));
    data.put("refund", refund);
    data.put("charge", charge);
    if (key != null) {
      data.put("key", key);
    }
    return sign("refund.created", data);
  }

  WebhookDelivery dispute(
      String charge, String dispute, Money amount, ProviderNews.Standing standing) {
    Map<String, String> data = new TreeMap<>(money(amount));
    data.put("charge", charge);
    data.put("dispute", dispute);
    data.put("standing", standing.name());
    return sign("dispute.updated", data);
  }

  WebhookDelivery takenBack(String token) {
    return sign("method.removed", Map.of("token", token));
  }

  WebhookVerdict verify(WebhookDelivery delivery) {
    String[] parts = delivery.header(HEADER).split(",", 2);
    if (parts.length != 2 || !parts[0].matches("[0-9]{1,15}")) {
      return new WebhookVerdict.Forged("the signature is missing");
    }
    byte[] expected = mac(parts[0] + "." + delivery.body()).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(expected, parts[1].getBytes(StandardCharsets.US_ASCII))) {
      return new WebhookVerdict.Forged("the signature does not fit");
    }
    Instant at = Instant.ofEpochSecond(Long.parseLong(parts[0]));
    if (Duration.between(at, clock.instant()).abs().compareTo(LONGEST) > 0) {
      return new WebhookVerdict.Forged("the message is too old");
    }
    JsonNode event = WireJson.read(delivery.body(), JsonNode.class);
    return new WebhookVerdict.Genuine(
        event.path("id").asText(), event.path("type").asText());
  }

  static ProviderNews read(String payload) {
    JsonNode event = WireJson.read(payload, JsonNode.class);
    JsonNode data = event.path("data");
    String key = data.hasNonNull("key") ? data.path("key").asText() : null;
    String charge = data.path("charge").asText();
    switch (event.path("type").asText()) {
      case "charge.updated":
        return new ProviderNews.OfCharge(key, charge);
      case "refund.created":
        return new ProviderNews.OfRefund(key, charge, data.path("refund").asText(), money(data));
      case "dispute.updated":
        return new ProviderNews.OfDispute(
            charge,
            data.path("dispute").asText(),
            money(data),
            "fraudulent",
            ProviderNews.Standing.valueOf(data.path("standing").asText()));
      case "method.removed":
        return new ProviderNews.OfMethod(data.path("token").asText());
      default:
        return new ProviderNews.OfNothing();
    }
  }

  private WebhookDelivery sign(String type, Map<String, String> data) {
    String body = WireJson.write(
        Map.of("id", "fakeevt_" + UUID.randomUUID(), "type", type, "data", new TreeMap<>(data)));
    String at = String.valueOf(clock.instant().getEpochSecond());
    return new WebhookDelivery(Map.of(HEADER, at + "," + mac(at + "." + body)), body);
  }

  private static Map<String, String> money(Money amount) {
    return Map.of("amount", amount.amount(), "currency", amount.currencyCode());
  }

  private static Money money(JsonNode data) {
    return Money.of(data.path("amount").asText(), data.path("currency").asText());
  }

  private String mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("HMAC-SHA-256 is not available", impossible);
    }
  }
}
