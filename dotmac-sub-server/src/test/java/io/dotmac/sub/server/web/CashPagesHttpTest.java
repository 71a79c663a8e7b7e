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

class CashPagesHttpTest {
  private static final String CASH = "/admin/billing/cash";
  private static final String BANK = "/admin/billing/bank-statements";

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

  private static UUID owing(String amount) {
    UUID subscriber = server.one().subscriber();
    Answer draft = admin.post(
        "/invoices",
        "{\"account_id\":\"" + subscriber + "\",\"lines\":[{\"description\":\"Cable work\","
            + "\"unit_price\":\"" + amount + "\"}]}");
    admin.post("/invoices/" + draft.json().path("id").asText() + "/issue", "{}");
    return subscriber;
  }

  private static String till() {
    return admin
        .post(
            "/collection-accounts",
            "{\"name\":\"Bank " + UUID.randomUUID() + "\",\"account_type\":\"bank\"}")
        .json()
        .path("id")
        .asText();
  }

  private static String number(UUID account) {
    return admin
        .get("/billing-accounts/" + account)
        .json()
        .path("account_number")
        .asText();
  }

  private static String balance(UUID account) {
    return admin.get("/billing-accounts/" + account).json().path("balance").asText();
  }

  private static String to(Answer answer) {
    String location = answer.header("location").orElse("");
    return location.replaceFirst("^https?://[^/]+", "").replaceFirst("[?].*", "");
  }

  private static JsonNode first(String list) {
    return admin.get(list).json().at("/items/0");
  }

  @Test
  void aTillAndAChannelAreOpenedJoinedAndUsedByThePaymentForm() {
    String name = "Counter " + UUID.randomUUID();
    Answer page = staff.get(CASH);

    staff.submit(page, CASH + "/accounts", Map.of("name", name, "type", "cash"));
    String till = till(name);
    Answer made = staff.submit(
        page, CASH + "/channels", Map.of("channel_name", name, "method", "cash", "place", ""));
    String channel = channel(name);
    staff.submit(page, CASH + "/channels/" + channel + "/accounts", Map.of("place", till));
    UUID ada = owing("60");
    Answer form = staff.get("/admin/billing/payments/new?subscriber=" + ada);
    String subscriber =
        admin.get("/subscribers/" + ada).json().path("subscriber_number").asText();
    Answer paid = staff.submit(
        form,
        "/admin/billing/payments",
        Map.of(
            "key",
            UUID.randomUUID().toString(),
            "subscriber",
            subscriber,
            "amount",
            "60",
            "method",
            channel));

    assertThat(made.status()).as(made.body()).isEqualTo(303);
    assertThat(form.body()).contains("<option value=\"" + channel + "\"");
    assertThat(paid.status()).as(paid.body()).isEqualTo(303);
    assertThat(
            first("/payments?account_id=" + ada).path("collection_account_id").asText())
        .isEqualTo(till);
    assertThat(staff.get(to(paid)).body()).contains(name);
    assertThat(staff.get(CASH).body()).contains(name, "60.00");
  }

  private static String till(String name) {
    return named("/collection-accounts?limit=200", name);
  }

  private static String channel(String name) {
    return named("/payment-channels?limit=200", name);
  }

  private static String named(String list, String name) {
    for (JsonNode item : admin.get(list).json().path("items")) {
      if (item.path("name").asText().equals(name)) {
        return item.path("id").asText();
      }
    }
    throw new AssertionError("there is no " + name + " in " + list);
  }

  @Test
  void aClosedTillAndASecondOfTheSameNameAreSaidOnThePage() {
    String name = "Twice " + UUID.randomUUID();
    Answer page = staff.get(CASH);
    Map<String, String> typed = Map.of("name", name, "type", "cash", "last4", "44");

    Answer wrong = staff.submit(page, CASH + "/accounts", typed);
    staff.submit(page, CASH + "/accounts", Map.of("name", name, "type", "cash"));
    Answer again = staff.submit(page, CASH + "/accounts", Map.of("name", name, "type", "cash"));
    String at = CASH + "/accounts/" + till(name);
    staff.submit(page, at + "/default", Map.of());
    Answer closed = staff.submit(page, at + "/close", Map.of());
    Answer late = staff.submit(page, at + "/default", Map.of());

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("four digits");
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.body()).contains("already");
    assertThat(closed.status()).isEqualTo(303);
    assertThat(late.status()).isEqualTo(422);
    assertThat(staff.get(CASH).body()).contains("Closed");
  }

  @Test
  void aFileIsUploadedItsProposalsConfirmedAndTheRestAssignedParkedOrIgnored() {
    UUID ada = owing("61");
    UUID eve = owing("62.50");
    String till = till();
    String csv = "date,amount,reference,payer\r\n2026-03-01,61.00," + number(ada)
        + ",ADA\r\n2026-03-02,62.50,rent,\"Somebody, élsewhere\"\r\n2026-03-03,7,gift,X\r\n"
        + "2026-03-04,8,salary,Y\r\n";

    Answer page = staff.get(BANK);
    Answer sent = staff.upload(page, BANK, Map.of("place", till), csv);
    Answer again = staff.upload(page, BANK, Map.of("place", till), csv);
    Answer rows = staff.get(to(sent));
    Answer confirmed = staff.submit(rows, to(sent) + "/confirm", Map.of());

    assertThat(sent.status()).as(sent.body()).isEqualTo(303);
    assertThat(rows.body()).contains("by the number in the reference", "élsewhere", "march.csv");
    assertThat(staff.get(to(again)).body()).contains("0 of 4");
    assertThat(confirmed.status()).isEqualTo(303);
    assertThat(balance(ada)).isEqualTo("0.00");
    String statement = to(sent).substring(to(sent).lastIndexOf('/') + 1);
    for (JsonNode row :
        admin.get("/bank-statement-rows?statement_id=" + statement).json().path("items")) {
      String at = to(sent) + "/rows/" + row.path("id").asText();
      switch (row.path("reference").asText()) {
        case "rent" -> {
          if (row.path("status").asText().equals("unmatched")) {
            Answer nobody = staff.submit(rows, at + "/confirm", Map.of("account", "nobody"));
            assertThat(nobody.status()).isEqualTo(422);
            staff.submit(rows, at + "/confirm", Map.of("account", number(eve)));
          }
        }
        case "gift" -> staff.submit(rows, at + "/park", Map.of());
        case "salary" -> staff.submit(rows, at + "/ignore", Map.of());
        default -> assertThat(row.path("status").asText()).isEqualTo("confirmed");
      }
    }
    assertThat(balance(eve)).isEqualTo("0.00");
    Answer done = staff.get(to(sent));
    assertThat(done.body())
        .contains("Waits for its owner", "Not for us")
        .doesNotContain("Confirm all");
    assertThat(staff.get(to(sent) + "?status=ignored&q=salary").body()).contains("salary");
    assertThat(staff.get("/admin/billing/payments/queue").body()).contains("gift");
  }

  @Test
  void aPaymentIsRefundedOnceInPartThenReversedOnItsPageAndNeverBeyondWhatIsLeft() {
    UUID ada = owing("60");
    Answer paid = admin
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .post(
            "/payments",
            "{\"account_id\":\"" + ada + "\",\"amount\":\"60\",\"method_type\":\"check\"}");
    String id = paid.json().path("id").asText();
    String base = "/admin/billing/refunds/" + id;

    Answer page = staff.get("/admin/billing/payments/" + id);
    Answer form = staff.get(base);
    Map<String, String> part = Map.of("amount", "20", "reason", "too much", "key", "k");
    Answer silent = staff.submit(form, base, Map.of("amount", "20", "reason", "", "key", "k"));
    Answer beyond = staff.submit(form, base, Map.of("amount", "61", "reason", "x", "key", "j"));
    Answer sent = staff.submit(form, base, part);
    staff.submit(form, base, part);

    assertThat(page.body()).contains("href=\"" + base + "\"", "/receipt\"");
    assertThat(form.body()).contains("60.00");
    assertThat(silent.status()).isEqualTo(422);
    assertThat(beyond.status()).isEqualTo(422);
    assertThat(beyond.body()).contains("at most");
    assertThat(sent.status()).as(sent.body()).isEqualTo(303);
    assertThat(balance(ada)).isEqualTo("20.00");
    Answer reversed = staff.submit(form, base + "/reverse", Map.of("reason", "bounced"));
    assertThat(reversed.status()).as(reversed.body()).isEqualTo(303);
    assertThat(balance(ada)).isEqualTo("60.00");
    assertThat(staff.get("/admin/billing/payments/" + id).body()).doesNotContain(base);
  }

  @Test
  void aFileThatCannotBeReadIsRefusedWithItsRowAndNothingIsTakenIn() {
    String till = till();
    Answer page = staff.get(BANK);

    Answer comma =
        staff.upload(page, BANK, Map.of("place", till), "date,amount\n2026-03-01,\"61,50\"\n");
    Answer columns = staff.upload(page, BANK, Map.of("place", till), "a;b\n1;2\n");
    Answer none = staff.submit(page, BANK, Map.of("place", till));
    Answer forged = new PortalClient(server.one().anonymous())
        .upload(page, BANK, Map.of("place", till), "date,amount\n");

    assertThat(comma.status()).isEqualTo(422);
    assertThat(comma.body()).contains("row 1", "61,50");
    assertThat(columns.status()).isEqualTo(422);
    assertThat(columns.body()).contains("expected a column named one of");
    assertThat(none.status()).isEqualTo(415);
    assertThat(forged.status()).isEqualTo(403);
    assertThat(first("/bank-statements").path("collection_account_id").asText()).isNotEqualTo(till);
  }
}
