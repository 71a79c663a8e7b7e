package io.dotmac.sub.server.adapter.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.notify.queue.MessageChannel;
import io.dotmac.sub.core.notify.queue.OutgoingMessage;
import io.dotmac.sub.core.notify.queue.SendOutcome;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.tx.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends SMS by Twilio. */
final class TwilioChannel implements MessageChannel {
  private static final int LONGEST = 1_600;

  private final TwilioOptions options;
  private final ProviderHttp http;
  private final URI messages;
  private final String authorization;

  TwilioChannel(TwilioOptions options, Duration total) {
    this.options = options;
    this.http = new ProviderHttp(total);
    this.messages =
        options.base().resolve("/2010-04-01/Accounts/" + options.accountSid() + "/Messages.json");
    String login = options.accountSid() + ":" + options.authToken();
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public NotificationChannel channel() {
    return NotificationChannel.SMS;
  }

  @Override
  public String provider(OutgoingMessage message) {
    return TwilioReports.PROVIDER;
  }

  @Override
  public SendOutcome send(OutgoingMessage message) {
    if (message.text().body().length() > LONGEST) {
      return SendOutcome.never("", "an SMS has at most " + LONGEST + " characters");
    }
    HttpRequest request = HttpRequest.newBuilder(messages)
        .header("Authorization", authorization)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("I-Twilio-Idempotency-Token", message.id().toString())
        .POST(HttpRequest.BodyPublishers.ofString(form(message)))
        .build();
    try {
      return outcome(http.send(request));
    } catch (IOException e) {
      return SendOutcome.later("", "Twilio did not answer: " + e.getMessage());
    }
  }

  private String form(OutgoingMessage message) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("To", message.recipient());
    boolean service = options.from().startsWith("MG");
    fields.put(service ? "MessagingServiceSid" : "From", options.from());
    fields.put("Body", message.text().body());
    if (message.sender().url().startsWith("https://")) {
      fields.put("StatusCallback", message.sender().url() + TwilioReports.PATH);
    }
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** What it refuses about the message is for good; about us, or for now, it is not. */
  private static SendOutcome outcome(ProviderHttp.Answer answer) {
    JsonNode body = json(answer.body());
    String sid = body.path("sid").asText();
    if (answer.ok() && !sid.isEmpty()) {
      return new SendOutcome.Accepted(sid, body.path("status").asText("accepted"));
    }
    String code = body.path("code").asText(Integer.toString(answer.status()));
    String reason = "Twilio answered " + answer.status() + ": "
        + body.path("message").asText("no reason was given");
    boolean permanent = answer.status() == 400 || answer.status() == 422;
    return permanent ? SendOutcome.never(code, reason) : SendOutcome.later(code, reason);
  }

  private static JsonNode json(String body) {
    try {
      return WireJson.tree(body);
    } catch (IllegalArgumentException notJson) {
      return WireJson.tree("{}");
    }
  }

  @Override
  public void close() {}
}
