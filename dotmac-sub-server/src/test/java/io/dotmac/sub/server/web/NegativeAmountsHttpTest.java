package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.credit.NewCreditNote;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.NewInvoice;
import io.dotmac.sub.billing.invoice.NewLine;
import io.dotmac.sub.billing.payment.NewPayment;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer with more credit than debt, an invoice taken back and a credit note. */
class NegativeAmountsHttpTest {
  private static ServerFixture server;
  private static PortalClient staff;
  private static UUID account;

  @BeforeAll
  static void anAccountInCredit() {
    server = ServerFixture.start();
    staff = new PortalClient(server.one().anonymous());
    staff.logIn(server.one().addStaff("admin"), ServerFixture.PASSWORD);
    BillingEngine engine = new BillingEngine(server.db());
    account = server.db().inTx(server.one().id(), tx -> {
      SubscriberDetails details = SubscriberDetails.of(
          Person.of("Ada", "Obi", "ada@example.net"), PostalAddress.NONE, "NGN");
      AccountId ada = new AccountId(
          new Subscribers().create(tx, NewSubscriber.of(details)).id().value());
      List<NewLine> lines = List.of(NewLine.of("Cable", naira("70.00")));
      Invoice draft = engine.invoices().draft(tx, new NewInvoice(ada, null, lines));
      engine.invoices().issue(tx, draft.id(), null);
      engine.payments().record(tx, NewPayment.of(ada, naira("30.00"), PaymentMethodType.CASH));
      engine.invoices().voidInvoice(tx, draft.id(), "wrong", false);
      engine.payments().record(tx, NewPayment.of(ada, naira("470.00"), PaymentMethodType.CASH));
      engine.creditNotes().issue(tx, new NewCreditNote(ada, null, "outage", lines));
      return ada.value();
    });
  }

  @Test
  void whatTheCustomerHasTooMuchIsANegativeBalance() {
    assertThat(server
            .one()
            .admin()
            .get("/api/v1/billing-accounts/" + account)
            .json()
            .path("balance")
            .asText())
        .isEqualTo("-570.00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/invoices",
        "/invoice-lines",
        "/credit-notes",
        "/credit-note-applications",
        "/payments",
        "/billing-accounts",
        "/ledger-entries",
        "/ledger-transactions",
        "/reports/ageing",
        "/reports/trial-balance",
        "/exports/journal"
      })
  void everyListAnswers(String path) {
    Answer answer = server.one().admin().get("/api/v1" + path);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin/subscribers",
        "/admin/billing/invoices",
        "/admin/billing/payments",
        "/admin/billing/credit-notes",
        "/admin/billing/books/trial-balance",
        "/admin/billing/books/ageing",
        "/admin/billing/books/taxes",
        "/admin/billing/books/deferred",
        "/admin/billing/books/ledger"
      })
  void everyPageIsShown(String path) {
    Answer page = staff.get(path);

    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(page.body()).contains("</html>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/admin/subscribers/", "/admin/billing/statements/"})
  void thePageAndTheStatementOfTheCustomerShowTheCreditOfPaymentsAndCreditNotes(String path) {
    Answer page = staff.get(path + account);

    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(page.body()).contains("570.00");
  }

  private static Money naira(String amount) {
    return Money.of(amount, "NGN");
  }
}
