package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.server.adapter.message.UnsubscribeLinks;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MessagePagesHttpTest {
  private static final String TEMPLATES = "/admin/messages/templates";
  private static final String CAMPAIGNS = "/admin/messages/campaigns";

  private static ServerFixture server;
  private static PortalClient staff;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    staff = new PortalClient(server.one().anonymous());
    staff.logIn(server.one().addStaff("admin"), ServerFixture.PASSWORD);
  }

  private static Map<String, String> words(String code, String body) {
    return new HashMap<>(Map.of(
        "code", code,
        "name", "Mine",
        "channel", "email",
        "language", "en",
        "event_type", "",
        "subject", "For {{first_name}}",
        "body", body,
        "active", "yes"));
  }

  @Test
  void aTemplateIsTriedKeptAndTakenAway() {
    String edit = TEMPLATES + "/edit?code=invoice.created&channel=email&language=en";
    String page = staff.get(edit).body();
    Map<String, String> form = words("invoice.created", "Pay {{total}}, {{name}}.");
    form.put("event_type", "invoice.created");
    form.put("fixed", "yes");
    Answer preview = staff.submit(staff.get(edit), TEMPLATES + "/preview", form);
    Answer saved = staff.submit(staff.get(edit), TEMPLATES, form);
    String own = staff.get(edit).body();
    String remove =
        own.replaceAll("(?s).*action=\"(" + TEMPLATES + "/[0-9a-f-]{36}/remove)\".*", "$1");
    Answer removed = staff.submit(staff.get(edit), remove, Map.of());

    assertThat(page).contains("your invoice {{number}} is ready", "your invoice 000123 is ready");
    assertThat(preview.status()).as(preview.body()).isEqualTo(200);
    assertThat(preview.body()).contains("Pay ₦100.00, Ada Obi.", "somebody invented");
    assertThat(saved.status()).as(saved.body()).isEqualTo(303);
    assertThat(own).contains("Pay {{total}}, {{name}}.");
    assertThat(removed.status()).as(remove).isEqualTo(303);
    assertThat(staff.get(edit).body()).contains("your invoice {{number}} is ready");
  }

  @Test
  void aNameThatNothingOffersBlocksSavingAndIsNamed() {
    Answer refused =
        staff.submit(staff.get(TEMPLATES + "/new"), TEMPLATES, words("notice.wrong", "{{amout}}"));
    Answer unknown = staff.submit(
        staff.get(TEMPLATES + "/new"),
        TEMPLATES + "/preview",
        with(words("notice.wrong", "x"), "subscriber", "SUB-999999"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("{{amout}}", "account_number", "href=\"#body\"");
    assertThat(unknown.body()).contains("there is no subscriber SUB-999999");
  }

  private static Map<String, String> with(Map<String, String> form, String name, String value) {
    form.put(name, value);
    return form;
  }

  @Test
  void aCampaignSaysWhatIsMissingBeforeItCanBeStarted() {
    staff.submit(staff.get(TEMPLATES + "/new"), TEMPLATES, words("notice.works", "Works."));
    Map<String, String> form =
        Map.of("name", "Works", "template", "notice.works email", "status", "active");
    Answer counted = staff.submit(staff.get(CAMPAIGNS + "/new"), CAMPAIGNS + "/count", form);
    Answer empty = staff.submit(staff.get(CAMPAIGNS + "/new"), CAMPAIGNS, Map.of("name", "x"));

    assertThat(counted.status()).isEqualTo(422);
    assertThat(counted.body()).contains("notifications.email in server.yml");
    assertThat(empty.status()).isEqualTo(422);
    assertThat(empty.body()).contains("a template was expected");
    assertThat(staff.get(CAMPAIGNS).body()).contains("Nothing was sent to many yet");
  }

  @Test
  void settingsAreKeptAndWrongOnesNameTheirField() {
    String path = "/admin/messages/settings";
    Answer wrong = staff.submit(
        staff.get(path), path, Map.of("channel", "email", "start", "late", "end", "08:00"));
    Answer address = staff.submit(
        staff.get(path),
        path,
        Map.of("channel", "email", "start", "22:00", "end", "07:30", "reply_to", "nobody"));
    Answer right = staff.submit(
        staff.get(path),
        path,
        Map.of("channel", "email", "start", "22:00", "end", "07:30", "from_name", "Lagoon"));

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("href=\"#start\"");
    assertThat(address.body()).contains("href=\"#reply_to\"");
    assertThat(right.status()).isEqualTo(303);
    assertThat(staff.get(path).body())
        .contains("22:00", "07:30", "Lagoon", "Add notifications.email to server.yml");
  }

  @Test
  void aCustomerChoosesOnTheirPage() {
    UUID ada = server.one().subscriber();
    PortalClient customer = new PortalClient(server.one().anonymous());
    customer.logIn(server.one().addCustomer(ada), ServerFixture.PASSWORD);
    Answer chosen = customer.submit(
        customer.get("/portal/messages"), "/portal/messages", Map.of("wanted", "billing email"));
    String page = customer.get("/portal/messages").body();

    assertThat(chosen.status()).as(chosen.body()).isEqualTo(303);
    assertThat(page)
        .contains("value=\"billing email\" checked", "value=\"billing sms\">", "Nothing yet.");
    assertThat(customer.get("/portal/account").body()).contains("/portal/messages");
    assertThat(staff.get("/admin/subscribers/" + ada + "/messages").body())
        .contains("Nothing was sent yet");
  }

  @Test
  void theLogSaysWhatIsMissing() {
    assertThat(staff.get("/admin/messages").body())
        .contains("Nothing was sent yet", "Add notifications.email to server.yml");
    assertThat(staff.get("/admin/messages?status=nonsense&channel=x").status()).isEqualTo(200);
  }

  private static String token(UUID subscriber, NotificationCategory category) {
    return new UnsubscribeLinks(server.installation().keys())
        .token(subscriber, category, NotificationChannel.EMAIL);
  }

  private static String encoded(String token) {
    return URLEncoder.encode(token, StandardCharsets.UTF_8);
  }

  private static String choices(UUID subscriber) {
    return server
        .one()
        .admin()
        .get("/subscribers/" + subscriber + "/notification-choices")
        .body();
  }

  @Test
  void whoFollowsTheLinkOfAMailIsAskedAndGetsNoMore() {
    UUID ada = server.one().subscriber();
    String token = token(ada, NotificationCategory.BILLING);
    PortalClient reader = new PortalClient(server.one().anonymous());
    Answer led = server.one().anonymous().get("/messages/unsubscribe?token=" + encoded(token));
    Answer asked = reader.get("/auth/unsubscribe?token=" + encoded(token));
    String before = choices(ada);
    Answer left = reader.submit(asked, "/auth/unsubscribe", Map.of("token", token));

    assertThat(led.status()).isEqualTo(303);
    assertThat(led.header("location").orElse("")).contains("/auth/unsubscribe?token=" + ada);
    assertThat(asked.body()).contains("Bills and payments", "E-mail");
    assertThat(before)
        .contains("{\"category\":\"billing\",\"channel\":\"email\",\"is_wanted\":true}");
    assertThat(left.status()).as(left.body()).isEqualTo(200);
    assertThat(choices(ada))
        .contains("{\"category\":\"billing\",\"channel\":\"email\",\"is_wanted\":false}");
  }

  @Test
  void oneClickOfAMailProgramIsEnough() {
    UUID ada = server.one().subscriber();
    String path = "/messages/unsubscribe?token=" + encoded(token(ada, NotificationCategory.USAGE));
    Answer elsewhere = server.two().anonymous().post(path, "{}");
    Answer left = server.one().anonymous().post(path, "{}");

    assertThat(elsewhere.status()).isEqualTo(404);
    assertThat(left.status()).as(left.body()).isEqualTo(204);
    assertThat(choices(ada))
        .contains("{\"category\":\"usage\",\"channel\":\"email\",\"is_wanted\":false}");
  }

  @Test
  void aLinkThatIsNotOursChangesNothing() {
    PortalClient reader = new PortalClient(server.one().anonymous());

    assertThat(reader.get("/auth/unsubscribe?token=x").status()).isEqualTo(404);
  }
}
