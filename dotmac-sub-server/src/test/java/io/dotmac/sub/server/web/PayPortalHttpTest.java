package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PayPortalHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;

  @BeforeAll
  static void aProviderThatMovesNoMoney() {
    server = ServerFixture.start();
    admin = server.one().admin();
    Answer made = admin.post(
        "/payment-providers",
        "{\"name\":\"Trial\",\"provider_type\":\"custom\",\"gateway\":\"fake\","
            + "\"is_default\":true}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }

  private static UUID owing(String amount) {
    UUID subscriber = server.one().subscriber();
    Answer draft = admin.post(
        "/invoices",
        "{\"account_id\":\"" + subscriber + "\",\"lines\":[{\"description\":\"Cable work\","
            + "\"unit_price\":\"" + amount + "\"}]}");
    assertThat(draft.status()).as(draft.body()).isEqualTo(201);
    admin.post("/invoices/" + draft.json().path("id").asText() + "/issue", "{}");
    return subscriber;
  }

  private static String balance(UUID account) {
    return admin.get("/billing-accounts/" + account).json().path("balance").asText();
  }

  private static PortalClient portal(String user) {
    PortalClient portal = new PortalClient(server.one().anonymous());
    assertThat(portal.logIn(user, ServerFixture.PASSWORD).status()).isEqualTo(303);
    return portal;
  }

  private static String to(Answer answer) {
    String location = answer.header("location").orElse("");
    return location.replaceFirst("^https?://[^/]+", "");
  }

  private static String found(Answer page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page.body());
    assertThat(matcher.find()).as(pattern + " in " + page.body()).isTrue();
    return matcher.group(1);
  }

  @Test
  void aCustomerPaysOnThePageOfTheProviderAndComesBackPaid() {
    UUID ada = owing("60");
    PortalClient portal = portal(server.one().addCustomer(ada));

    Answer form = portal.get("/portal/pay");
    String key = found(form, "name=\"key\" value=\"([^\"]+)\"");
    Answer sent = portal.submit(form, "/portal/pay", Map.of("key", key, "method", ""));
    Answer again = portal.submit(form, "/portal/pay", Map.of("key", key, "method", ""));
    Answer waiting = portal.get(to(sent));
    String trial = found(waiting, "href=\"(/portal/pay/trial/[^\"]+)\"");
    Answer page = portal.get(trial);
    Answer approved = portal.submit(page, trial, Map.of("answer", "approve"));
    Answer back = portal.get(to(approved));
    Answer payments = portal.get(to(back));

    assertThat(to(sent)).isEqualTo(to(again));
    assertThat(page.body()).contains("60");
    assertThat(payments.status()).as(payments.body()).isEqualTo(200);
    assertThat(payments.body()).contains("Paid. Thank you.");
    assertThat(balance(ada)).isEqualTo("0.00");
  }

  @Test
  void aCustomerSavesACardPaysWithItAndTurnsAutomaticPaymentOn() {
    UUID ada = owing("60");
    PortalClient portal = portal(server.one().addCustomer(ada));
    Answer methods = portal.get("/portal/methods");

    Answer adding = portal.submit(methods, "/portal/methods", Map.of());
    String trial = found(adding, "href=\"(/portal/pay/trial/fakeset_[^\"]+)\"");
    Answer approved = portal.submit(portal.get(trial), trial, Map.of("answer", "approve"));
    Answer kept = portal.get(to(portal.get(to(approved))));
    portal.submit(kept, "/portal/methods/autopay", Map.of("on", "true"));
    Answer form = portal.get("/portal/pay");
    String method = found(form, "name=\"method\" value=\"([0-9a-f-]{36})\" checked");
    String key = found(form, "name=\"key\" value=\"([^\"]+)\"");
    Answer paid = portal.submit(form, "/portal/pay", Map.of("key", key, "method", method));

    assertThat(kept.body()).contains("Visa").contains("The card is saved.");
    assertThat(to(paid)).isEqualTo("/portal/payments?done=paid");
    assertThat(balance(ada)).isEqualTo("0.00");
    assertThat(admin
            .get("/autopay?account_id=" + ada)
            .json()
            .at("/items/0/is_active")
            .asBoolean())
        .isTrue();
  }

  @Test
  void nobodySeesThePaymentOfAnother() {
    UUID ada = owing("60");
    PortalClient portal = portal(server.one().addCustomer(ada));
    Answer form = portal.get("/portal/pay");
    Answer sent = portal.submit(form, "/portal/pay", Map.of("key", "k", "method", ""));
    PortalClient eve = portal(server.one().addCustomer(server.one().subscriber()));

    assertThat(eve.get(to(sent)).status()).isEqualTo(404);
  }

  @Test
  void aPaymentIsRecordedByKeyboardAlone() {
    String number = admin
        .get("/subscribers/" + server.one().subscriber())
        .json()
        .path("subscriber_number")
        .asText();
    PortalClient staff = portal(server.one().addStaff("admin"));

    Answer form = staff.get("/admin/billing/payments/new");
    String body = form.body().substring(form.body().indexOf("action=\"/admin/billing/payments\""));
    List<String> order = new ArrayList<>();
    Matcher controls =
        Pattern.compile("<(?:input|select)[^>]* name=\"([a-z]+)\"").matcher(body);
    while (controls.find()) {
      order.add(controls.group(1));
    }

    // Typing begins in the first field, the order is that of the page, and Enter sends the form.
    assertThat(order).containsSubsequence("subscriber", "amount", "reference", "method");
    assertThat(found(form, "name=\"([a-z]+)\" value=\"[^\"]*\" autofocus")).isEqualTo("subscriber");
    assertThat(form.body()).doesNotContainPattern("tabindex=\"[1-9]");
    assertThat(body.substring(0, body.indexOf("</form>")).split("<button", -1)).hasSize(2);
    Answer done = staff.submit(
        form,
        "/admin/billing/payments",
        Map.of(
            "key",
            UUID.randomUUID().toString(),
            "subscriber",
            number,
            "amount",
            "25",
            "method",
            "cash"));
    assertThat(done.status()).as(done.body()).isEqualTo(303);
    assertThat(staff.get(to(done)).status()).isEqualTo(200);
  }

  @Test
  void theQueueShowsWhatDoesNotFitAndAnAmountIsAssignedThere() {
    UUID ada = owing("60");
    String number =
        admin.get("/billing-accounts/" + ada).json().path("account_number").asText();
    Answer cash = admin
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .post(
            "/unapplied-cash",
            "{\"amount\":\"60\",\"method_type\":\"transfer\",\"payer\":\"Somebody\"}");
    assertThat(cash.status()).as(cash.body()).isEqualTo(201);
    String assign =
        "/admin/billing/payments/queue/cash/" + cash.json().path("id").asText();
    PortalClient staff = portal(server.one().addStaff("admin"));

    Answer queue = staff.get("/admin/billing/payments/queue");
    Answer wrong = staff.submit(queue, assign + "/assign", Map.of("account", "nobody"));
    Answer done = staff.submit(queue, assign + "/assign", Map.of("account", number));

    assertThat(queue.body()).contains("Somebody");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(done.status()).as(done.body()).isEqualTo(303);
    assertThat(balance(ada)).isEqualTo("0.00");
    assertThat(staff.get("/admin/billing/payment-events").status()).isEqualTo(200);
  }
}
