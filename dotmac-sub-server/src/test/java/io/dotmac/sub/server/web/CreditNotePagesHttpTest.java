package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CreditNotePagesHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;
  private static PortalClient staff;

  @BeforeAll
  static void logIn() {
    server = ServerFixture.start();
    admin = server.one().admin();
    staff = new PortalClient(server.one().anonymous());
    staff.logIn(server.one().addStaff("admin"), ServerFixture.PASSWORD);
  }

  private static String invoice(UUID account, String amount) {
    String id = admin
        .post(
            "/invoices",
            "{\"account_id\":\"" + account + "\",\"lines\":[{\"description\":\"Cable work\","
                + "\"unit_price\":\"" + amount + "\"}]}")
        .json()
        .path("id")
        .asText();
    Answer issued = admin.post("/invoices/" + id + "/issue", "{}");
    assertThat(issued.status()).as(issued.body()).isEqualTo(200);
    return id;
  }

  private static String heldNote(UUID account, String amount) {
    Answer made = admin
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .post(
            "/credit-notes",
            "{\"account_id\":\"" + account + "\",\"reason\":\"outage\",\"is_held\":true,"
                + "\"lines\":[{\"description\":\"Outage\",\"unit_price\":\"" + amount + "\"}]}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  private static String balance(String invoice) {
    return admin.get("/invoices/" + invoice).json().path("balance_due").asText();
  }

  @Test
  void aCreditNoteIsAppliedToAChosenInvoiceAndTakenOffOverRest() {
    UUID ada = server.one().subscriber();
    String oldest = invoice(ada, "60");
    String chosen = invoice(ada, "60");
    String note = heldNote(ada, "100");
    String forChosen = "{\"invoice_id\":\"" + chosen + "\"";

    Answer applied = admin.post("/credit-notes/" + note + "/apply", forChosen + "}");
    Answer tooMuch =
        admin.post("/credit-notes/" + note + "/unapply", forChosen + ",\"amount\":\"60.01\"}");
    Answer part =
        admin.post("/credit-notes/" + note + "/unapply", forChosen + ",\"amount\":\"20\"}");

    assertThat(applied.status()).as(applied.body()).isEqualTo(200);
    assertThat(applied.json().path("unapplied").asText()).isEqualTo("40.00");
    assertThat(tooMuch.status()).isEqualTo(422);
    assertThat(tooMuch.json().at("/errors/0/pointer").asText()).isEqualTo("/amount");
    assertThat(part.json().path("unapplied").asText()).as(part.body()).isEqualTo("60.00");
    assertThat(part.json().path("is_held").asBoolean()).isTrue();
    assertThat(balance(oldest)).isEqualTo("60.00");
    assertThat(balance(chosen)).isEqualTo("20.00");
    JsonNode applications =
        admin.get("/credit-note-applications?credit_note_id=" + note).json().path("items");
    assertThat(applications.path(0).path("amount").asText()).isEqualTo("40.00");

    Answer all = admin.post("/credit-notes/" + note + "/apply", "{}");
    assertThat(all.json().path("unapplied").asText()).as(all.body()).isEqualTo("0.00");
    assertThat(balance(oldest)).isEqualTo("0.00");
  }

  @Test
  void staffWriteANoteOnceChooseItsInvoiceTakeItOffAndTakeTheNoteBack() {
    UUID ada = server.one().subscriber();
    invoice(ada, "60");
    String chosen = invoice(ada, "60");
    String number =
        admin.get("/billing-accounts/" + ada).json().path("account_number").asText();
    String key = UUID.randomUUID().toString();
    Map<String, String> typed = Map.of(
        "key", key, "account", number, "description", "Outage", "amount", "50", "held", "true");

    Answer form = staff.get("/admin/billing/credit-notes/new?invoice=" + chosen);
    Answer made = staff.submit(form, "/admin/billing/credit-notes", typed);
    Answer again = staff.submit(form, "/admin/billing/credit-notes", typed);
    String page = "/admin/billing/credit-notes/" + key;
    Answer fresh = staff.get(page);
    Answer refused =
        staff.submit(fresh, page + "/apply", Map.of("invoice", chosen, "amount", "50.01"));
    Answer applied =
        staff.submit(fresh, page + "/apply", Map.of("invoice", chosen, "amount", "50"));

    assertThat(form.body()).contains("value=\"" + number + "\"");
    assertThat(made.status()).as(made.body()).isEqualTo(303);
    assertThat(again.status()).isEqualTo(303);
    assertThat(admin.get("/credit-notes?account_id=" + ada).json().path("count").asInt())
        .isEqualTo(1);
    assertThat(fresh.body()).contains("On hold", "Outage");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("at most");
    assertThat(applied.status()).as(applied.body()).isEqualTo(303);
    assertThat(balance(chosen)).isEqualTo("10.00");

    staff.submit(fresh, page + "/unapply", Map.of("invoice", chosen));
    assertThat(balance(chosen)).isEqualTo("60.00");
    staff.submit(fresh, page + "/void", Map.of("reason", "written twice"));
    assertThat(staff.get(page).body()).contains("written twice").doesNotContain("/apply\"");
    assertThat(staff.get(page + "/pdf").header("content-type").orElse(""))
        .isEqualTo("application/pdf");
  }

  @Test
  void whatIsWrongWithANewNoteIsSaidAndWhatWasTypedIsKept() {
    Answer form = staff.get("/admin/billing/credit-notes/new");
    String key = UUID.randomUUID().toString();

    Answer answer = staff.submit(
        form,
        "/admin/billing/credit-notes",
        Map.of("key", key, "account", "nobody", "description", "Outage", "amount", "5"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("there is no account", "value=\"Outage\"", key);
  }
}
