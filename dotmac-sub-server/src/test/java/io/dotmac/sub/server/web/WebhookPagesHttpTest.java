package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebhookPagesHttpTest {
  private static final String LIST = "/admin/integrations/webhooks";

  private static PortalClient staff;

  @BeforeAll
  static void start() {
    ServerFixture server = ServerFixture.start();
    staff = new PortalClient(server.one().anonymous());
    staff.logIn(server.one().addStaff("admin"), ServerFixture.PASSWORD);
  }

  private static String path(Answer answer) {
    return answer.header("location").orElse("").replaceAll("^https?://[^/]*|\\?.*", "");
  }

  private static Answer create(String name, String url) {
    return staff.submit(
        staff.get(LIST + "/new"),
        LIST,
        Map.of("name", name, "url", url, "events", "invoice.paid, subscriber.created"));
  }

  private static String made(String name) {
    String page = create(name, "https://hooks.example.com/").body();
    String link = page.replaceAll("(?s).*href=\"(" + LIST + "/[0-9a-f-]{36})\".*", "$1");
    assertThat(link).startsWith(LIST + "/").hasSizeLessThan(100);
    return link;
  }

  @Test
  void aNewEndpointShowsItsSecretOnceAndStandsInTheList() {
    Answer made = create("Harbour shop", "https://hooks.example.com/");

    assertThat(made.status()).as(made.body()).isEqualTo(200);
    assertThat(made.body()).containsPattern("whsec_[A-Za-z0-9+/&#;=]{40,}");
    assertThat(staff.get(LIST).body())
        .contains("Harbour shop", "invoice.paid, subscriber.created", "Nothing sent yet")
        .doesNotContain("whsec_");
  }

  @Test
  void anAddressInsideIsRefusedWithItsReason() {
    Answer refused = create("Inside", "https://169.254.169.254/");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("a link-local address", "https://169.254.169.254/");
  }

  @Test
  void aTestLeadsToItsMessageWhichIsSentAgain() {
    String endpoint = made("Tried");

    Answer tested = staff.submit(staff.get(endpoint), endpoint + "/test", Map.of());
    String message = path(tested);
    Answer again = staff.submit(staff.get(message), message + "/replay", Map.of());

    assertThat(tested.status()).as(tested.body()).isEqualTo(303);
    assertThat(again.status()).as(again.body()).isEqualTo(303);
    assertThat(staff.get(message).body())
        .contains("webhook.test", "This endpoint is reached.", "It was not sent yet.");
    assertThat(staff.get(endpoint + "?status=pending").body()).contains(message);
    assertThat(staff.get(endpoint + "?status=failed").body())
        .contains("No message is here.")
        .doesNotContain(message);
  }

  @Test
  void eventsSecretAndSwitchAreChangedOnItsPage() {
    String endpoint = made("Changed");

    Answer twice = staff.submit(
        staff.get(endpoint), endpoint + "/subscriptions", Map.of("event_type", "invoice.paid"));
    Answer more = staff.submit(
        staff.get(endpoint), endpoint + "/subscriptions", Map.of("event_type", "payment.failed"));
    String page = staff.get(endpoint).body();
    String remove = page.replaceAll(
        "(?s).*invoice\\.paid</div><form method=\"post\" action=\"([^\"]+)\".*", "$1");
    Answer less = staff.submit(staff.get(endpoint), remove, Map.of());
    Answer rotated = staff.submit(staff.get(endpoint), endpoint + "/rotate-secret", Map.of());
    staff.submit(staff.get(endpoint), endpoint + "/state", Map.of());
    String off = staff.get(endpoint).body();
    Answer refused =
        staff.submit(staff.get(endpoint), endpoint + "/replay", Map.of("since", "2026-01-01"));
    staff.submit(staff.get(endpoint), endpoint + "/state", Map.of("active", "yes"));

    assertThat(twice.status()).isEqualTo(422);
    assertThat(more.status()).isEqualTo(303);
    assertThat(less.status()).as(remove).isEqualTo(303);
    assertThat(rotated.body()).contains("whsec_", "for 24 hours");
    assertThat(off).contains("Switch on", "payment.failed", "Two are in use");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("not active");
    assertThat(staff.get(endpoint).body()).contains("Switch off");
    assertThat(staff
            .submit(staff.get(endpoint), endpoint + "/replay", Map.of("since", "2026-01-01"))
            .status())
        .isEqualTo(303);
    assertThat(staff
            .submit(staff.get(endpoint), endpoint + "/replay", Map.of("since", "soon"))
            .status())
        .isEqualTo(422);
  }
}
