package io.dotmac.sub.server.adapter.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.dotmac.sub.core.notify.NotificationDeliveryStatus;
import io.dotmac.sub.core.notify.queue.OutgoingMessage;
import io.dotmac.sub.core.notify.queue.SendOutcome;
import io.dotmac.sub.server.adapter.HttpDouble;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TwilioChannelWireTest {
  private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";

  private final Twilio twilio = new Twilio();
  private final TwilioChannel channel = new TwilioChannel(
      new TwilioOptions(ACCOUNT, "very-secret", "+15005550006", URI.create(twilio.url())),
      Duration.ofSeconds(2));

  /** Answers as Twilio does. */
  private static final class Twilio extends HttpDouble {
    private final List<Map<String, String>> sent = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();

    @Override
    protected Answer answer(
        String method, String path, String query, HttpExchange exchange, String body) {
      String login = exchange.getRequestHeaders().getFirst("Authorization");
      if (!("Basic QUMwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjp2ZXJ5LXNlY3JldA==")
          .equals(login)) {
        return new Answer(401, "{\"code\":20003,\"message\":\"Authenticate\"}");
      }
      Map<String, String> fields = form(body);
      sent.add(fields);
      tokens.add(exchange.getRequestHeaders().getFirst("I-Twilio-Idempotency-Token"));
      if (fields.get("To").equals("+15005550001")) {
        return new Answer(
            400, "{\"code\":21211,\"message\":\"The 'To' number is not valid\",\"status\":400}");
      }
      return new Answer(201, "{\"sid\":\"SM" + sent.size() + "\",\"status\":\"queued\"}");
    }
  }

  @AfterEach
  void close() {
    channel.close();
    twilio.close();
  }

  private SendOutcome.Rejected rejected(OutgoingMessage message) {
    SendOutcome outcome = channel.send(message);
    assertThat(outcome).isInstanceOf(SendOutcome.Rejected.class);
    return (SendOutcome.Rejected) outcome;
  }

  @Test
  void anSmsIsSentWithWhereToReportTo() {
    OutgoingMessage message = Outgoing.sms("+2348012345678", "₦5,375.00 & more: é");
    SendOutcome outcome = channel.send(message);

    assertThat(outcome).isEqualTo(new SendOutcome.Accepted("SM1", "queued"));
    assertThat(twilio.requests())
        .containsExactly("POST /2010-04-01/Accounts/" + ACCOUNT + "/Messages.json");
    assertThat(twilio.sent.get(0))
        .containsEntry("To", "+2348012345678")
        .containsEntry("From", "+15005550006")
        .containsEntry("Body", "₦5,375.00 & more: é")
        .containsEntry("StatusCallback", "https://lagoon.example/webhooks/messages/twilio");
    assertThat(twilio.tokens).containsExactly(message.id().toString());
  }

  @Test
  void whatItSaysDecidesWhetherItIsTriedAgain() {
    SendOutcome.Rejected wrong = rejected(Outgoing.sms("+15005550001", "x"));
    twilio.breakAnswers(500, 429);
    SendOutcome.Rejected broken = rejected(Outgoing.sms("+2348012345678", "x"));
    SendOutcome.Rejected busy = rejected(Outgoing.sms("+2348012345678", "x"));
    SendOutcome.Rejected tooLong = rejected(Outgoing.sms("+2348012345678", "x".repeat(1_601)));

    assertThat(wrong.permanent()).isTrue();
    assertThat(wrong.code()).isEqualTo("21211");
    assertThat(wrong.reason()).contains("not valid");
    assertThat(broken.permanent()).isFalse();
    assertThat(busy.permanent()).isFalse();
    assertThat(tooLong.permanent()).isTrue();
    assertThat(twilio.sent).hasSize(3);
  }

  @Test
  void aProviderThatHangsEndsInTimeAndOneThatIsDownAtOnce() {
    TwilioChannel hasty = new TwilioChannel(
        new TwilioOptions(ACCOUNT, "very-secret", "+15005550006", URI.create(twilio.url())),
        Duration.ofMillis(200));
    twilio.delay(Duration.ofSeconds(20));
    SendOutcome hanging = hasty.send(Outgoing.sms("+2348012345678", "x"));
    twilio.close();
    SendOutcome down = channel.send(Outgoing.sms("+2348012345678", "x"));

    assertThat(((SendOutcome.Rejected) hanging).reason()).contains("within 200 ms");
    assertThat(((SendOutcome.Rejected) down).permanent()).isFalse();
    assertThat(((SendOutcome.Rejected) down).reason()).doesNotContain("secret");
  }

  @Test
  void aReportIsBelievedOnlyWithItsSignature() {
    // The example of Twilio's documentation.
    TwilioReports reports = new TwilioReports("12345");
    String url = "https://example.com/myapp.php?foo=1&bar=2";
    Map<String, String> fields = Map.of(
        "CallSid", "CA1234567890ABCDE",
        "Caller", "+14158675310",
        "Digits", "1234",
        "From", "+14158675310",
        "To", "+18005551212");

    assertThat(reports.isGenuine(url, fields, "L/OH5YylLD5NRKLltdqwSvS0BnU=")).isTrue();
    assertThat(reports.isGenuine(url + "x", fields, "L/OH5YylLD5NRKLltdqwSvS0BnU="))
        .isFalse();
    assertThat(reports.isGenuine(url, Map.of("To", "x"), "L/OH5YylLD5NRKLltdqwSvS0BnU="))
        .isFalse();
    assertThat(new TwilioReports("1234").isGenuine(url, fields, "L/OH5YylLD5NRKLltdqwSvS0BnU="))
        .isFalse();
    assertThat(reports.isGenuine(url, fields, "")).isFalse();
  }

  @Test
  void aReportSaysWhatIsNew() {
    assertThat(TwilioReports.report(Map.of("MessageSid", "SM1", "MessageStatus", "sent")))
        .isEmpty();
    assertThat(TwilioReports.report(Map.of("MessageStatus", "delivered"))).isEmpty();
    assertThat(TwilioReports.report(
            Map.of("MessageSid", "SM1", "MessageStatus", "undelivered", "ErrorCode", "30005")))
        .hasValueSatisfying(report -> {
          assertThat(report.status()).isEqualTo(NotificationDeliveryStatus.BOUNCED);
          assertThat(report.code()).isEqualTo("30005");
        });
    assertThat(TwilioReports.report(Map.of("MessageSid", "SM1", "MessageStatus", "delivered")))
        .hasValueSatisfying(
            report -> assertThat(report.status()).isEqualTo(NotificationDeliveryStatus.DELIVERED));
  }
}
