package io.dotmac.sub.server.api.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Requests about money that cannot be carried out: each is refused with a problem that names the
 * rule and, where there is one, the field, and nothing is changed by it.
 */
class BadMoneyHttpTest {
  /** What a refused request must leave as it was. */
  private static final List<String> FACTS = List.of(
      "invoices",
      "credit-notes",
      "credit-note-applications",
      "payments",
      "deposits",
      "unapplied-cash",
      "scheduled-payments",
      "payment-arrangements",
      "billing-runs",
      "accounting-periods",
      "ledger-transactions",
      "ledger-entries");

  private static ServerFixture server;
  private static ApiClient admin;
  private static UUID account;
  private static Map<String, String> things;

  private List<String> before = List.of();

  @BeforeAll
  static void somebodyWhoOwesAndPaid() {
    server = ServerFixture.start();
    admin = server.one().admin();
    account = server.one().subscriber();
    String invoice = invoice("100");
    String note = made(
        "/credit-notes",
        "'account_id':'" + account + "','is_held':true,"
            + "'lines':[{'description':'Outage','unit_price':'30'}]");
    String payment =
        made("/payments", "'account_id':'" + account + "','amount':'40','method_type':'cash'");
    String deposit = made("/deposits", "'account_id':'" + account + "','amount':'20'");
    String cash = made("/unapplied-cash", "'amount':'15','method_type':'transfer'");
    String provider =
        made("/payment-providers", "'name':'Bad money','provider_type':'custom','gateway':'fake'");
    String method = made(
        "/payment-methods",
        "'account_id':'" + account + "','provider_id':'" + provider
            + "','method_type':'card','token':'tok_" + UUID.randomUUID() + "','last4':'4242'");
    things = Map.of(
        "{who}",
        "\"account_id\":\"" + account + "\"",
        "{card}",
        "\"payment_method_id\":\"" + method + "\"",
        "{line}",
        "\"lines\":[{\"description\":\"x\",\"unit_price\":\"AMOUNT\"}]",
        "{five}",
        "\"lines\":[{\"description\":\"x\",\"unit_price\":\"5\"}]",
        "{account}",
        account.toString(),
        "{invoice}",
        invoice,
        "{note}",
        note,
        "{payment}",
        payment,
        "{deposit}",
        deposit,
        "{cash}",
        cash);
  }

  @BeforeEach
  void rememberWhatThereIs() {
    before = facts();
  }

  @AfterEach
  void nothingIsChanged() {
    assertThat(facts()).isEqualTo(before);
  }

  private static List<String> facts() {
    List<String> facts = new ArrayList<>();
    for (String list : FACTS) {
      Answer answer = admin.get("/" + list + "?limit=1");
      assertThat(answer.status()).as(list + answer.body()).isEqualTo(200);
      facts.add(list + " " + answer.json().path("count"));
    }
    for (String id : List.of(
        "billing-accounts/{account}",
        "invoices/{invoice}",
        "credit-notes/{note}",
        "payments/{payment}",
        "deposits/{deposit}")) {
      facts.add(admin.get("/" + filled(id)).body());
    }
    return facts;
  }

  private static String invoice(String amount) {
    return made(
        "/invoices",
        "'account_id':'" + account + "','issue':true,"
            + "'lines':[{'description':'Cable work','unit_price':'" + amount + "'}]");
  }

  private static String made(String path, String fields) {
    Answer answer = post(path, "{" + fields + "}");
    assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  private static Answer post(String path, String body) {
    return admin
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .post(filled(path), filled(body.replace('\'', '"')));
  }

  private static String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> thing :
        (things == null ? Map.<String, String>of() : things).entrySet()) {
      filled = filled.replace(thing.getKey(), thing.getValue());
    }
    return filled;
  }

  /** Refused, by a problem that says which rule and which field. */
  private static void refused(Answer answer, String pointer) {
    JsonNode problem = answer.json();
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.header("content-type").orElse("")).startsWith("application/problem+json");
    // What is wrong with a line may be wrong with all of them together.
    assertThat(problem.at("/errors/0/pointer").asText()).as(answer.body()).startsWith(pointer);
    assertThat(problem.at("/errors/0/code").asText()).isNotEmpty();
    assertThat(problem.at("/errors/0/detail").asText().length()).isBetween(10, 200);
  }

  private static void conflict(Answer answer, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(409);
    assertThat(answer.json().path("code").asText()).as(answer.body()).isEqualTo(code);
    assertThat(answer.json().path("detail").asText()).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "/payments | {{who},'method_type':'cash','amount':'AMOUNT'} | /amount",
        "/payments/collect | {{who},{card},'amount':'AMOUNT'} | /amount",
        "/payments/{payment}/refund | {'amount':'AMOUNT'} | /amount",
        "/deposits | {{who},'amount':'AMOUNT'} | /amount",
        "/deposits/{deposit}/apply | {'amount':'AMOUNT'} | /amount",
        "/deposits/{deposit}/refund | {'amount':'AMOUNT'} | /amount",
        "/unapplied-cash | {'amount':'AMOUNT','method_type':'cash'} | /amount",
        "/credit-notes/{note}/apply | {'invoice_id':'{invoice}','amount':'AMOUNT'} | /amount",
        "/scheduled-payments | {{who},{card},'scheduled_on':'2099-01-01','amount':'AMOUNT'}"
            + " | /amount",
        "/invoices | {{who},'issue':true,{line}} | /lines",
        "/credit-notes | {{who},{line}} | /lines"
      })
  void amountsThatAreNegativeNothingHugeTooFineOrNoNumbersAreRefused(
      String path, String body, String pointer) {
    String huge = "9".repeat(40);
    for (String amount : List.of(
        "-1",
        "-0.01",
        "0",
        "0.00",
        "0.001",
        huge,
        "99999999999999.99",
        "1e3",
        "NaN",
        "Infinity",
        "1,5",
        "5 NGN",
        "",
        "--1",
        "0x10")) {
      boolean free = path.equals("/invoices") && amount.matches("0(\\.00)?");
      if (!free) {
        refused(post(path, filled(body).replace("AMOUNT", amount)), pointer);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "/payments | {{who},'method_type':'cash','amount':'5','currency':'CODE'}",
        "/payments/collect | {{who},{card},'amount':'5','currency':'CODE'}",
        "/invoices | {{who},'currency':'CODE',{five}}"
      })
  void anotherCurrencyThanTheAccountsAndOneThatDoesNotExistAreRefused(String path, String body) {
    for (String code : List.of("USD", "ZZZ", "ngn", "")) {
      Answer answer = post(path, body.replace("CODE", code));
      assertThat(answer.status()).as(code + answer.body()).isEqualTo(422);
      assertThat(answer.json().at("/errors/0/code").asText())
          .as(answer.body())
          .contains("currency");
    }
  }

  @Test
  void aFieldOfTheWrongKindAnUnknownOneAndAMissingOneAreNamed() {
    String nobodys = "'account_id':'" + UUID.randomUUID() + "'";
    String cash = "'method_type':'cash'";

    refused(post("/payments", "{{who},'method_type':'gold','amount':'5'}"), "/method_type");
    refused(post("/payments", "{{who}," + cash + ",'amount':'5','x':1}"), "/x");
    refused(post("/payments", "{{who}," + cash + "}"), "/amount");
    assertThat(post("/payments", "{{who}").status()).isEqualTo(400);
    assertThat(post("/payments", "{" + nobodys + "," + cash + ",'amount':'5'}").status())
        .isEqualTo(404);
  }

  @Test
  void moreThanWasPaidIsNeverRefundedNorMoneyThatNeverCame() {
    refused(post("/payments/{payment}/refund", "{'amount':'40.01'}"), "/amount");
    conflict(post("/deposits/{deposit}/refund", "{'amount':'20.01'}"), "deposit_held");
    conflict(post("/deposits/{deposit}/apply", "{'amount':'20.01'}"), "deposit_held");
  }

  @Test
  void moreOfACreditNoteThanIsLeftOrDueIsNeverAppliedNorTakenOff() {
    String of = "{'invoice_id':'{invoice}','amount':'";

    refused(post("/credit-notes/{note}/apply", of + "30.01'}"), "/amount");
    refused(post("/credit-notes/{note}/apply", "{'amount':'5'}"), "/invoice_id");
    conflict(post("/credit-notes/{note}/unapply", of + "1'}"), "credit_note_application");
  }

  @Test
  void anInvoiceOfSomebodyElseIsNeitherPaidNorCovered() {
    String list = "/invoices?limit=1&account_id=" + other();
    String foreign = "'invoice_id':'" + admin.get(list).json().at("/items/0/id").asText() + "'";
    before = facts();

    for (String request : List.of(
        "/payments {{who},'method_type':'cash','amount':'5',X}",
        "/credit-notes/{note}/apply {X}",
        "/credit-notes {{who},{five},X}",
        "/unapplied-cash/{cash}/assign {{who},X}")) {
      String[] parts = request.replace("X", foreign).split(" ", 2);
      refused(post(parts[0], parts[1]), "/invoice_id");
    }
  }

  private static UUID other() {
    UUID eve = server.one().subscriber();
    made(
        "/invoices",
        "'account_id':'" + eve + "','issue':true,"
            + "'lines':[{'description':'Cable work','unit_price':'9'}]");
    return eve;
  }

  @Test
  void whatIsDoneOnceIsNotDoneTwice() {
    UUID eve = server.one().subscriber();
    String whose = "'account_id':'" + eve + "'";
    String payment = made("/payments", whose + ",'amount':'40','method_type':'cash'");
    String note =
        made("/credit-notes", whose + ",'lines':[{'description':'Outage','unit_price':'30'}]");
    String invoice =
        made("/invoices", whose + ",'issue':true,'lines':[{'description':'x','unit_price':'70'}]");
    String cash = made("/unapplied-cash", "'amount':'15','method_type':'transfer'");
    post("/unapplied-cash/" + cash + "/assign", "{" + whose + "}");
    String draft = made("/invoices", whose + ",'lines':[{'description':'x','unit_price':'7'}]");
    post("/invoices/" + draft + "/void", "{'reason':'wrong'}");
    String bounced = made("/payments", whose + ",'amount':'8','method_type':'check'");
    post("/payments/" + bounced + "/reverse", "{'reason':'bounced'}");
    String held = made("/deposits", whose + ",'amount':'5'");
    post("/deposits/" + held + "/refund", "{}");
    post("/payments/" + payment + "/refund", "{'amount':'40'}");
    post("/credit-notes/" + note + "/void", "{'reason':'wrong'}");
    String used =
        made("/credit-notes", whose + ",'lines':[{'description':'Outage','unit_price':'1'}]");
    before = facts();

    conflict(post("/payments/" + payment + "/refund", "{'amount':'1'}"), "payment_status");
    conflict(post("/payments/" + bounced + "/reverse", "{'reason':'again'}"), "payment_status");
    conflict(post("/payments/" + bounced + "/refund", "{'amount':'1'}"), "payment_status");
    conflict(post("/payments/" + payment + "/mark-succeeded", "{}"), "payment_status");
    conflict(post("/credit-notes/" + note + "/void", "{'reason':'again'}"), "credit_note_status");
    conflict(
        post("/credit-notes/" + note + "/apply", "{'invoice_id':'" + invoice + "'}"),
        "credit_note_status");
    conflict(
        post("/credit-notes/" + used + "/apply", "{'invoice_id':'" + invoice + "'}"),
        "credit_note_used");
    assertThat(post("/unapplied-cash/" + cash + "/assign", "{" + whose + "}").status())
        .isEqualTo(409);
    assertThat(post("/unapplied-cash/" + cash + "/return", "{}").status()).isEqualTo(409);
    conflict(post("/invoices/" + draft + "/issue", "{}"), "invoice_status");
    conflict(post("/invoices/" + draft + "/void", "{'reason':'again'}"), "invoice_status");
    conflict(post("/invoices/" + invoice + "/issue", "{}"), "invoice_status");
    refused(post("/deposits/" + held + "/refund", "{}"), "/amount");
  }

  @Test
  void theSameKeyForSomethingElseIsRefused() {
    String body = "{\"account_id\":\"" + account + "\",\"method_type\":\"cash\",\"amount\":\"5\"}";
    ApiClient keyed = admin.with("Idempotency-Key", UUID.randomUUID().toString());
    keyed.post("/payments", body);
    before = facts();

    Answer other = keyed.post("/payments", body.replace("\"5\"", "\"6\""));
    Answer without = admin.post("/payments", body);

    assertThat(other.status()).as(other.body()).isEqualTo(422);
    assertThat(without.status()).isEqualTo(400);
  }

  @Test
  void nothingIsBookedIntoAClosedPeriodAndNoneIsClosedThatIsNotOver() {
    UUID old = server.one().subscriber();
    made("/opening-balances", "'account_id':'" + old + "','amount':'5','due_on':'2019-12-31'");
    Answer closed = admin.post("/accounting-periods", "{\"through\":\"2020-01-31\"}");
    assertThat(closed.status()).as(closed.body()).isEqualTo(201);
    before = facts();

    Answer booked =
        post("/opening-balances", "{'account_id':'{account}','amount':'5','due_on':'2020-01-31'}");
    Answer earlier = admin.post("/accounting-periods", "{\"through\":\"2020-01-15\"}");
    Answer future = admin.post("/accounting-periods", "{\"through\":\"2099-01-31\"}");

    conflict(booked, "period_closed");
    refused(earlier, "/through");
    refused(future, "/through");
  }

  @Test
  void runsAndPaymentsOfTheFutureAndOfThePastAreRefused() {
    String far = LocalDate.of(2099, 1, 1).toString();

    refused(post("/invoice-runs", "{'date':'" + far + "'}"), "/date");
    refused(
        post(
            "/scheduled-payments",
            "{'account_id':'{account}',{card}," + "'scheduled_on':'2020-01-01'}"),
        "/scheduled_on");
    refused(
        post(
            "/payment-arrangements",
            "{'account_id':'{account}','frequency':'monthly','installments':3,"
                + "'start_on':'2020-01-31'}"),
        "/start_on");
    refused(
        post(
            "/payment-arrangements",
            "{'account_id':'{account}','frequency':'monthly','installments':25}"),
        "/installments");
    refused(
        post("/unapplied-cash", "{'amount':'5','method_type':'cash','received_on':'" + far + "'}"),
        "/received_on");
    refused(
        post(
            "/invoices",
            "{'account_id':'{account}','issue':true,'due_on':'2001-01-01',"
                + "'lines':[{'description':'x','unit_price':'5'}]}"),
        "/due_on");
    assertThat(post("/invoice-runs", "{'date':'31/01/2026'}").status()).isEqualTo(422);
  }

  @Test
  void aRunBeforeTheLastOneIsRefusedUnlessItIsMeant() {
    made("/invoice-runs", "'date':'2020-06-30'");
    before = facts();

    Answer back = post("/invoice-runs", "{'date':'2020-05-31'}");

    assertThat(back.status()).as(back.body()).isBetween(409, 422);
    assertThat(back.body()).contains("2020-06-30");
  }
}
