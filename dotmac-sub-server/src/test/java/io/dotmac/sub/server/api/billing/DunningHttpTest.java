package io.dotmac.sub.server.api.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.NewInvoice;
import io.dotmac.sub.billing.invoice.NewLine;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** REST of dunning policies, shields, simulations and payment arrangements. */
class DunningHttpTest {
  private static final String POLICY = """
      {"name": "House rules %s", "document": {"steps": [
        {"day": 3, "action": "notify", "when": {"min_amount": "10.00"}},
        {"day": 9, "action": "suspend", "late_fee": {"amount": "500"}}],
        "calendar": {"rest_days": ["sunday"], "opens": "08:00", "closes": "18:00"}}}
      """;

  private static ServerFixture server;
  private static ApiClient admin;
  private static SubscriberId ada;

  @BeforeAll
  static void aSubscriberWhoOwes() {
    server = ServerFixture.start();
    admin = server.one().admin();
    ada = subscriber("adadun");
  }

  @Test
  void aPolicyHasVersionsThatAreNeverChanged() {
    Answer made = admin.post("/api/v1/dunning-policies", POLICY.formatted("a"));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    String path = "/api/v1/dunning-policies/" + made.json().path("id").asText();

    Answer second =
        admin.post(path + "/versions", "{\"steps\": [{\"day\": 1, \"action\": \"notify\"}]}");

    assertThat(second.status()).as(second.body()).isEqualTo(201);
    JsonNode versions = admin.get(path + "/versions").json();
    assertThat(versions.size()).isEqualTo(2);
    assertThat(versions.at("/1/document/steps/0/when/min_amount").asText()).isEqualTo("10.00");
    assertThat(versions.at("/1/document/calendar/rest_days/0").asText()).isEqualTo("sunday");
    assertThat(admin.delete(path).json().path("is_active").asBoolean()).isFalse();
  }

  @Test
  void aPolicyThatMakesNoSenseIsRefusedWhereItStands() {
    Answer falling = admin.post(
        "/api/v1/dunning-policies",
        "{\"name\": \"x\", \"document\": {\"steps\": [{\"day\": 3, \"action\": \"notify\"},"
            + " {\"day\": 3, \"action\": \"notify\"}]}}");
    Answer unknown = admin.post(
        "/api/v1/dunning-policies",
        "{\"name\": \"x\", \"document\": {\"steps\": [{\"day\": 3, \"action\": \"shout\"}]}}");

    assertThat(falling.status()).isEqualTo(422);
    assertThat(falling.body()).contains("/steps").contains("rise");
    assertThat(unknown.status()).isEqualTo(422);
  }

  @Test
  void aPromiseAndADisputeArePlacedAndEnded() {
    Invoice invoice = owes(ada, "1000");
    LocalDate tomorrow = today().plusDays(1);
    Answer promise = admin.post(
        "/api/v1/dunning-shields/promises",
        "{\"account_id\": \"%s\", \"amount\": \"1000.00\", \"promised_on\": \"%s\"}"
            .formatted(ada.value(), tomorrow));
    assertThat(promise.status()).as(promise.body()).isEqualTo(201);
    Answer dispute = admin.post(
        "/api/v1/dunning-shields/disputes",
        "{\"invoice_id\": \"%s\", \"reason\": \"too slow\"}".formatted(invoice.id()));
    assertThat(dispute.status()).as(dispute.body()).isEqualTo(201);

    Answer ended =
        admin.post("/api/v1/dunning-shields/" + promise.json().path("id").asText() + "/end", "");

    assertThat(ended.json().path("status").asText()).isEqualTo("ended");
    assertThat(admin
            .get("/api/v1/dunning-shields?status=active&account_id=" + ada.value())
            .json()
            .path("count")
            .asInt())
        .isEqualTo(1);
    assertThat(admin.get("/api/v1/dunning-brakes").json().path("count").asInt()).isZero();
  }

  @Test
  void aSimulationSaysWhoWouldBeTouchedAndChangesNothing() {
    SubscriberId eve = subscriber("evedun");
    owes(eve, "700");
    Answer simulated = admin.post(
        "/api/v1/dunning/simulations",
        "{\"draft\": {\"steps\": [{\"day\": 1, \"action\": \"suspend\"}]},"
            + " \"from_date\": \"%s\", \"to_date\": \"%s\"}"
                .formatted(today(), today().plusDays(60)));

    assertThat(simulated.status()).as(simulated.body()).isEqualTo(200);
    assertThat(simulated.json().path("touched").asInt()).isPositive();
    assertThat(simulated.json().at("/steps/0/action").asText()).isEqualTo("suspend");
    assertThat(admin
            .get("/api/v1/dunning-cases?account_id=" + eve.value())
            .json()
            .path("count")
            .asInt())
        .isZero();
  }

  @Test
  void aCustomerAsksForInstallmentsAndStaffApproves() {
    SubscriberId obi = subscriber("obidun");
    owes(obi, "900");
    ApiClient customer = server
        .one()
        .customer(obi.value())
        .with("Idempotency-Key", UUID.randomUUID().toString());
    Answer asked = customer.post(
        "/api/v1/payment-arrangements",
        "{\"account_id\": \"%s\", \"frequency\": \"monthly\", \"installments\": 3}"
            .formatted(obi.value()));
    assertThat(asked.status()).as(asked.body()).isEqualTo(201);
    assertThat(asked.json().path("status").asText()).isEqualTo("pending");
    String path = "/api/v1/payment-arrangements/" + asked.json().path("id").asText();

    assertThat(customer.post(path + "/approve", "").status()).isEqualTo(403);
    Answer approved = admin.post(path + "/approve", "");
    assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    assertThat(approved.json().path("installments").size()).isEqualTo(3);
    assertThat(approved.json().at("/installments/0/amount").asText()).isEqualTo("300.00");
    Answer waived = admin.post(path + "/installments/3/waive", "");
    assertThat(waived.json().at("/installments/2/status").asText()).isEqualTo("waived");
    assertThat(server.one().customer(ada.value()).get(path).status()).isEqualTo(404);
    assertThat(server.two().admin().get(path).status()).isEqualTo(404);
    assertThat(admin
            .post(path + "/cancel", "{\"reason\": \"moved\"}")
            .json()
            .path("status")
            .asText())
        .isEqualTo("canceled");
  }

  private static SubscriberId subscriber(String name) {
    SubscriberDetails details = SubscriberDetails.of(
        Person.of(name, "Obi", name + "@example.net"), PostalAddress.NONE, "NGN");
    return server
        .db()
        .inTx(
            server.one().id(),
            tx -> new Subscribers().create(tx, NewSubscriber.of(details)).id());
  }

  private static Invoice owes(SubscriberId who, String amount) {
    BillingEngine engine = new BillingEngine(server.db());
    return server.db().inTx(server.one().id(), tx -> {
      BillingAccounts.ensure(tx, List.of(who.value()));
      NewInvoice wanted = new NewInvoice(
          new AccountId(who.value()),
          null,
          List.of(NewLine.of("Cable work", Money.of(amount, "NGN"))));
      return engine.invoices().issue(tx, engine.invoices().draft(tx, wanted).id(), null);
    });
  }

  private static LocalDate today() {
    return server.db().inTx(server.one().id(), Tx::today);
  }
}
