package io.dotmac.sub.server.api.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NotificationHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    admin = server.one().admin();
  }

  private static Answer template(String code, String event, String body) {
    return admin.post(
        "/notification-templates",
        ("{'code':'%s','name':'Mine','event_type':%s,'channel':'email','language':'en',"
                + "'subject':'Hello {{first_name}}','body':'%s'}")
            .formatted(code, event == null ? "null" : "'" + event + "'", body)
            .replace('\'', '"'));
  }

  private static Answer send(UUID subscriber, String rest) {
    return admin.post(
        "/notifications",
        ("{'subscriber_id':'" + subscriber + "'," + rest + "}").replace('\'', '"'));
  }

  @Test
  void aTemplateIsMadeChangedSeenAndTakenAway() {
    Answer made = template("invoice.created", "invoice.created", "{{number}}: {{total}}");
    String path = "/notification-templates/" + made.json().path("id").asText();
    UUID subscriber = server.one().subscriber();
    Answer invented = admin.post(path + "/preview", "{}");
    Answer real = admin.post(path + "/preview", "{\"subscriber_id\":\"" + subscriber + "\"}");
    Answer stale = admin.with("If-Match", "\"7\"").patch(path, "{\"name\":\"Other\"}");
    Answer changed = admin
        .with("If-Match", "\"0\"")
        .patch(path, "{\"body\":\"{{provider}}\",\"is_active\":false}");
    Answer missing = admin.with("If-Match", "*").patch(path, "{\"body\":\"{{nothing}}\"}");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().path("category").asText()).isEqualTo("billing");
    assertThat(invented.json().path("subject").asText()).isEqualTo("Hello Ada");
    assertThat(invented.json().path("body").asText()).isEqualTo("000123: ₦100.00");
    assertThat(real.json().path("subject").asText()).isEqualTo("Hello Ada");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.json().path("is_active").asBoolean()).isFalse();
    assertThat(missing.status()).isEqualTo(422);
    assertThat(missing.body()).contains("\"/body\"", "{{nothing}}", "due_on, ", "total");
    assertThat(template("invoice.created", "invoice.created", "x").status()).isEqualTo(409);
    assertThat(admin.delete(path).status()).isEqualTo(204);
    assertThat(admin.get(path).status()).isEqualTo(404);
  }

  @Test
  void theBuiltInOnesAreThereWithTheNamesTheyCanUse() {
    JsonNode all = admin.get("/notification-templates/built-in").json();
    JsonNode invoice = null;
    for (JsonNode each : all) {
      if (each.path("code").asText().equals("invoice.created")
          && each.path("language").asText().equals("fr")
          && each.path("channel").asText().equals("email")) {
        invoice = each;
      }
    }

    assertThat(invoice).isNotNull();
    assertThat(invoice.path("body").asText()).contains("Bonjour");
    assertThat(invoice.path("variables").toString()).contains("\"due_on\"", "\"portal\"");
  }

  @Test
  void whereNoChannelIsSetUpNothingIsTakenAndTheReasonIsSaid() {
    UUID subscriber = server.one().subscriber();
    Answer mail = send(subscriber, "'channel':'email','subject':'Hi','body':'Hello {{name}}'");
    String id = template("tip", null, "Hello").json().path("id").asText();
    Answer test = admin.post(
        "/notification-templates/" + id + "/test-send", "{\"recipient\":\"me@example.com\"}");

    assertThat(mail.status()).isEqualTo(409);
    assertThat(mail.body()).contains("channel_unset", "notifications.email in server.yml");
    assertThat(test.status()).isEqualTo(409);
  }

  @Test
  void whatCannotBeSentIsRefusedWithItsField() {
    UUID subscriber = server.one().subscriber();

    assertThat(send(subscriber, "'channel':'email','body':'x'").body()).contains("\"/subject\"");
    assertThat(send(subscriber, "'channel':'sms','subject':'x','body':'x'").body())
        .contains("\"/subject\"");
    assertThat(
            send(subscriber, "'channel':'email','subject':'x','body':'{{>x}}'").body())
        .contains("\"/body\"");
    assertThat(send(subscriber, "'channel':'pigeon','body':'x'").status()).isEqualTo(422);
    assertThat(
            send(subscriber, "'channel':'sms','body':'x','category':'account'").body())
        .contains("\"/category\"");
    assertThat(admin.post("/notifications", "{}").status()).isEqualTo(422);
    assertThat(
            admin.post("/notifications", "{\"channel\":\"sms\",\"body\":\"x\"}").status())
        .isEqualTo(422);
  }

  @Test
  void aCustomerChoosesForThemselvesOnly() {
    UUID ada = server.one().subscriber();
    UUID ben = server.one().subscriber();
    ApiClient customer = server.one().customer(ada);
    String path = "/api/v1/auth/me/notification-choices";
    Answer changed = customer.send(
        "PUT",
        path,
        "{\"choices\":[{\"category\":\"usage\",\"channel\":\"sms\",\"is_wanted\":false},"
            + "{\"category\":\"marketing\",\"channel\":\"email\",\"is_wanted\":true}]}");
    Answer account = customer.send(
        "PUT",
        path,
        "{\"choices\":[{\"category\":\"account\",\"channel\":\"email\",\"is_wanted\":false}]}");

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.json().path("choices")).hasSize(12);
    assertThat(admin.get("/subscribers/" + ada + "/notification-choices").body())
        .contains("{\"category\":\"usage\",\"channel\":\"sms\",\"is_wanted\":false}")
        .contains("{\"category\":\"marketing\",\"channel\":\"email\",\"is_wanted\":true}");
    assertThat(account.status()).isEqualTo(422);
    assertThat(account.body()).contains("\"/choices/0/category\"");
    assertThat(customer.get("/subscribers/" + ben + "/notification-choices").status())
        .isEqualTo(404);
    assertThat(admin.get(path).status()).isEqualTo(403);
    assertThat(server
            .two()
            .admin()
            .get("/subscribers/" + ada + "/notification-choices")
            .status())
        .isEqualTo(404);
  }

  @Test
  void anAppIsRegisteredAndTakenAway() {
    UUID ada = server.one().subscriber();
    ApiClient customer = server.one().customer(ada);
    String path = "/api/v1/auth/me/push-tokens";
    Answer made = customer.post(path, "{\"platform\":\"fcm\",\"token\":\"abc\"}");
    Answer again =
        customer.post(path, "{\"platform\":\"fcm\",\"token\":\"abc\",\"device\":\"Phone\"}");
    String id = made.json().path("id").asText();

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(again.json().path("id").asText()).isEqualTo(id);
    assertThat(customer.get(path).body()).contains("Phone").doesNotContain("abc");
    assertThat(customer.post(path, "{\"platform\":\"fcm\",\"token\":\"a b\"}").status())
        .isEqualTo(422);
    assertThat(server
            .one()
            .customer(server.one().subscriber())
            .delete(path + "/" + id)
            .status())
        .isEqualTo(404);
    assertThat(customer.delete(path + "/" + id).status()).isEqualTo(204);
  }

  @Test
  void whatIsNotSignedIsNobodysReport() {
    assertThat(server.one().anonymous().post("/webhooks/messages/twilio", "{}").status())
        .isIn(400, 415);
    assertThat(
            server.one().anonymous().post("/messages/unsubscribe?token=x", "{}").status())
        .isEqualTo(404);
  }
}
