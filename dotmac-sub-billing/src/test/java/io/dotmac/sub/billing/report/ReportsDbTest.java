package io.dotmac.sub.billing.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.credit.NewCreditNote;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.NewInvoice;
import io.dotmac.sub.billing.invoice.NewLine;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.catalog.profile.TaxRateTerms;
import io.dotmac.sub.core.catalog.profile.TaxRates;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsDbTest {
  @Test
  void theTrialBalanceOfADayHoldsWhatWasBookedUntilThenAndSumsToNothing() {
    Isp isp = Isp.open().today("2026-01-10");
    SubscriberId ada = isp.subscriber("Ada");
    isp.invoice(ada, "100");
    isp.today("2026-02-10");
    isp.pay(ada, "100");

    List<TrialBalance.Row> january = isp.tx(tx -> TrialBalance.on(tx, day("2026-01-31")));
    List<TrialBalance.Row> february = isp.tx(tx -> TrialBalance.on(tx, day("2026-02-28")));

    assertThat(january)
        .extracting(row -> row.account().hledgerName() + " " + row.balance())
        .containsExactlyInAnyOrder(
            "assets:receivable " + isp.money("100"), "revenues:revenue " + isp.money("-100"));
    assertThat(february)
        .extracting(row -> row.account().hledgerName() + " " + row.balance())
        .contains("assets:receivable " + isp.money("0"), "assets:cash:Till " + isp.money("100"));
    assertThat(TrialBalance.totals(february))
        .allSatisfy(total -> assertThat(total.debits()).isEqualTo(total.credits()));
  }

  @Test
  void theAgeingOfAPastDayIsTheOneThatWasSeenOnThatDay() {
    Isp isp = Isp.open().today("2026-01-01");
    SubscriberId ada = isp.subscriber("Ada");
    SubscriberId ben = isp.subscriber("Ben");
    Invoice first = isp.invoice(ada, "100");
    isp.invoice(ben, "50");
    List<AgeingReport.Row> newYear = seen(isp, "2026-01-01");
    isp.today("2026-02-20");
    isp.pay(ada, "30");
    List<AgeingReport.Row> partlyPaid = seen(isp, "2026-02-20");
    isp.today("2026-03-20");
    Payment rest = isp.pay(ada, "70");
    List<AgeingReport.Row> paid = seen(isp, "2026-03-20");
    isp.today("2026-04-20");
    isp.tx(tx -> isp.engine().payments().refund(tx, rest.id(), isp.money("20"), null, null));
    List<AgeingReport.Row> refunded = seen(isp, "2026-04-20");
    isp.today("2026-05-20");
    isp.tx(tx -> isp.engine().invoices().writeOff(tx, first.id()));
    Invoice wrong = isp.invoice(ben, "11");
    List<AgeingReport.Row> writtenOff = seen(isp, "2026-05-20");
    isp.today("2027-06-20");
    isp.tx(tx -> isp.engine().invoices().voidInvoice(tx, wrong.id(), "wrong", false));
    isp.pay(ben, "50");

    assertThat(seen(isp, "2026-01-01")).isEqualTo(newYear).hasSize(1);
    assertThat(seen(isp, "2026-02-20")).isEqualTo(partlyPaid);
    assertThat(partlyPaid.get(0).balance()).isEqualTo(isp.money("120"));
    assertThat(seen(isp, "2026-03-20")).isEqualTo(paid);
    assertThat(paid.get(0).balance()).isEqualTo(isp.money("50"));
    assertThat(seen(isp, "2026-04-20")).isEqualTo(refunded);
    assertThat(refunded.get(0).balance()).isEqualTo(isp.money("70"));
    assertThat(seen(isp, "2026-05-20")).isEqualTo(writtenOff);
    assertThat(writtenOff).hasSize(2);
    assertThat(seen(isp, "2027-06-20")).isEmpty();
    assertThat(seen(isp, "2025-12-31")).isEmpty();
  }

  @Test
  void theAgeingFindsADebtBehindThousandsOfInvoicesThatArePaid() {
    Isp isp = Isp.open().today("2024-01-01");
    SubscriberId ada = isp.subscriber("Ada");
    isp.invoice(ada, "1");
    isp.pay(ada, "1");
    isp.sabotage("insert into invoice (tenant_id, id, account_id, invoice_number, status, origin,"
        + " currency, subtotal_minor, tax_total_minor, total_minor, paid_minor, balance_due_minor,"
        + " issued_on, due_on, paid_at, first_settled_at)"
        + " select tenant_id, gen_random_uuid(), account_id, 'OLD-' || n, status, 'import',"
        + " currency, subtotal_minor, tax_total_minor, total_minor, paid_minor, 0, issued_on,"
        + " due_on, paid_at, first_settled_at"
        + " from invoice, generate_series(1, 2500) n where tenant_id = ?");
    isp.today("2026-01-10");
    isp.invoice(ada, "70");

    assertThat(seen(isp, "2026-03-01"))
        .singleElement()
        .satisfies(row -> assertThat(row.balance()).isEqualTo(isp.money("70")));
  }

  @Test
  void aStatementRunsFromItsOpeningToItsClosingBalanceAndLeavesOutCreditThatIsApplied() {
    Isp isp = Isp.open().today("2026-01-10");
    SubscriberId ada = isp.subscriber("Ada");
    isp.invoice(ada, "100");
    isp.today("2026-02-10");
    isp.pay(ada, "60");
    isp.invoice(ada, "25");
    isp.today("2026-03-10");
    isp.pay(ada, "65");

    AccountStatement statement = isp.tx(
        tx -> AccountStatement.of(tx, Isp.account(ada), day("2026-02-01"), day("2026-02-28")));

    assertThat(statement.opening()).isEqualTo(isp.money("100"));
    assertThat(statement.rows())
        .extracting(AccountStatement.Row::amount)
        .containsExactly(isp.money("-60"), isp.money("25"));
    assertThat(statement.rows())
        .extracting(AccountStatement.Row::balance)
        .containsExactly(isp.money("40"), isp.money("65"));
    assertThat(statement.closing()).isEqualTo(isp.money("65"));
    assertThat(isp.balance(ada)).isEqualTo(isp.money("0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NGN", "JPY", "KWD"})
  void revenueIsEarnedByDayToTheLastUnitAndTheRollForwardAddsUp(String currency) {
    Isp isp = Isp.open(currency).today("2026-01-15");
    SubscriberId ada = isp.subscriber("Ada");
    isp.service(ada, isp.plan("Fiber 50", "3100"), "2026-01-15");
    isp.bill("2026-01-15");

    List<DeferredRevenue.Row> rows =
        isp.tx(tx -> DeferredRevenue.between(tx, YearMonth.of(2025, 12), YearMonth.of(2026, 3)));

    assertThat(rows).hasSize(4);
    DeferredRevenue.Row january = rows.get(1);
    assertThat(january.billed()).isEqualTo(isp.money("3100"));
    // 15 January to 14 February: 17 of 31 days are January's.
    assertThat(january.earned()).isEqualTo(isp.money("1700"));
    assertThat(january.closing()).isEqualTo(isp.money("1400"));
    assertThat(rows.get(2).opening()).isEqualTo(isp.money("1400"));
    assertThat(rows.get(2).earned()).isEqualTo(isp.money("1400"));
    assertThat(rows.get(3).closing()).isEqualTo(isp.money("0"));
  }

  @Test
  void theTaxOfAMonthIsItsInvoicesLessWhatWasGivenBackInIt() {
    Isp isp = Isp.open().today("2026-01-10");
    SubscriberId ada = isp.subscriber("Ada");
    var rate = isp.tx(tx -> new TaxRates()
        .create(
            tx,
            new TaxRateTerms("VAT", null, new BigDecimal("7.5"), TaxApplication.EXCLUSIVE, null)));
    NewLine taxed = taxed("Router", isp.money("200"), rate.id().value());
    Invoice kept = issue(isp, ada, taxed);
    Invoice voided = issue(isp, ada, taxed);
    isp.today("2026-02-10");
    isp.tx(tx -> isp.engine().invoices().voidInvoice(tx, voided.id(), "twice", false));
    isp.tx(tx -> isp.engine()
        .creditNotes()
        .issue(
            tx,
            new NewCreditNote(
                Isp.account(ada),
                kept.id(),
                "half",
                List.of(taxed("Half", isp.money("100"), rate.id().value())))));

    List<TaxReport.Row> january =
        isp.tx(tx -> TaxReport.between(tx, day("2026-01-01"), day("2026-01-31")));
    List<TaxReport.Row> february =
        isp.tx(tx -> TaxReport.between(tx, day("2026-02-01"), day("2026-02-28")));

    assertThat(january).hasSize(1);
    assertThat(january.get(0).base()).isEqualTo(isp.money("400"));
    assertThat(january.get(0).due()).isEqualTo(isp.money("30"));
    assertThat(february.get(0).base()).isEqualTo(isp.money("0"));
    assertThat(february.get(0).baseGivenBack()).isEqualTo(isp.money("300"));
    assertThat(february.get(0).due()).isEqualTo(isp.money("-22.50"));
  }

  private static NewLine taxed(String description, Money price, UUID rate) {
    return new NewLine(description, BigDecimal.ONE, price, rate, null, null);
  }

  private static Invoice issue(Isp isp, SubscriberId subscriber, NewLine line) {
    NewInvoice wanted = new NewInvoice(Isp.account(subscriber), null, List.of(line));
    return isp.tx(tx -> isp.engine()
        .invoices()
        .issue(tx, isp.engine().invoices().draft(tx, wanted).id(), null));
  }

  private static List<AgeingReport.Row> seen(Isp isp, String day) {
    return isp.tx(tx -> AgeingReport.on(tx, day(day)));
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
