package io.dotmac.sub.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.billing.ledger.Ledger;
import io.dotmac.sub.billing.ledger.LedgerTransaction;
import io.dotmac.sub.billing.ledger.LedgerTransactionId;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaymentsDbTest {
  private final Isp isp = Isp.open();
  private final SubscriberId ada = isp.subscriber("Ada");
  private final Payments payments = isp.engine().payments();

  @AfterEach
  void theBooksAreRight() {
    assertThat(isp.<List<MoneyVerifier.Violation>>tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void aPaymentPaysTheOldestInvoicesFirstAndKeepsTheRestForTheNextOne() {
    isp.today("2026-01-10").invoice(ada, "60");
    isp.today("2026-02-10").invoice(ada, "30");

    Payment payment = isp.today("2026-02-12").pay(ada, "100");

    assertThat(payment.status()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(payment.allocated()).isEqualTo(isp.money("90"));
    assertThat(payment.credit()).isEqualTo(isp.money("10"));
    assertThat(isp.invoices(ada)).extracting(Invoice::status).containsOnly(InvoiceStatus.PAID);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("-10"));
    assertThat(isp.events("%"))
        .contains("payment.received")
        .filteredOn("invoice.paid"::equals)
        .hasSize(2);
  }

  @Test
  void creditThatIsNotAllocatedPaysTheNextInvoiceOfTheRun() {
    isp.service(ada, isp.plan("Fiber 50", "15000"), "2026-01-10");
    isp.pay(ada, "20000");

    isp.bill("2026-01-10");
    isp.bill("2026-02-10");

    assertThat(isp.invoices(ada))
        .extracting(Invoice::status)
        .containsExactly(InvoiceStatus.PAID, InvoiceStatus.PARTIALLY_PAID);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("10000"));
  }

  @Test
  void nothingIsBookedAndNoReceiptSaidWhileAPaymentIsPendingOrFailed() {
    isp.invoice(ada, "60");
    NewPayment wanted =
        NewPayment.of(Isp.account(ada), isp.money("60"), PaymentMethodType.TRANSFER);

    Payment pending = isp.tx(tx -> payments.begin(tx, wanted));
    assertThat(isp.balance(ada)).isEqualTo(isp.money("60"));
    isp.tx(tx -> payments.fail(tx, pending.id(), "no_funds"));

    assertThat(isp.balance(ada)).isEqualTo(isp.money("60"));
    assertThat(isp.count("select count(*) from ledger_transaction where payment_id is not null"))
        .isZero();
    assertThat(isp.events("payment.%")).containsExactly("payment.failed");
  }

  @Test
  void paymentsAtTheSameTimeNeverPayAnInvoiceTwice() throws Exception {
    isp.invoice(ada, "100");
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Callable<Payment>> tasks = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      tasks.add(() -> isp.pay(ada, "30"));
    }

    for (Future<Payment> each : threads.invokeAll(tasks)) {
      each.get();
    }

    threads.shutdown();
    Invoice invoice = isp.invoices(ada).get(0);
    assertThat(invoice.paid()).isEqualTo(isp.money("100"));
    assertThat(isp.balance(ada)).isEqualTo(isp.money("-260"));
  }

  @Test
  void theSameIdempotencyKeyMakesOnePaymentAlsoAtTheSameTime() throws Exception {
    isp.invoice(ada, "100");
    NewPayment wanted =
        NewPayment.of(Isp.account(ada), isp.money("30"), PaymentMethodType.CASH).once("till-7");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Callable<PaymentId> send = () -> isp.tx(tx -> payments.record(tx, wanted)).id();

    List<Future<PaymentId>> sent = threads.invokeAll(List.of(send, send, send, send));

    threads.shutdown();
    List<PaymentId> ids = new ArrayList<>();
    for (Future<PaymentId> each : sent) {
      ids.add(each.get());
    }
    assertThat(ids).containsOnly(ids.get(0));
    assertThat(isp.balance(ada)).isEqualTo(isp.money("70"));
    assertThatThrownBy(() -> isp.tx(tx -> payments.record(
            tx,
            NewPayment.of(Isp.account(ada), isp.money("31"), PaymentMethodType.CASH)
                .once("till-7"))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("idempotency key");
  }

  @Test
  void manyPaymentsAtOncePayLikeOneAfterTheOtherAndAKeyCountsOnce() {
    SubscriberId bola = isp.subscriber("Bola");
    isp.invoice(ada, "100");
    isp.invoice(bola, "50");
    NewPayment first = cash(ada, "30").once("statement-1");
    List<NewPayment> statement = List.of(first, cash(bola, "80"), first, cash(ada, "70"));

    List<Payment> made = isp.tx(tx -> payments.recordAll(tx, statement));
    List<Payment> again = isp.tx(tx -> payments.recordAll(tx, List.of(first)));
    List<Payment> none = isp.tx(tx -> payments.recordAll(tx, List.of()));

    assertThat(made.get(2).id()).isEqualTo(made.get(0).id());
    assertThat(again.get(0).id()).isEqualTo(made.get(0).id());
    assertThat(isp.count("select count(*) from payment")).isEqualTo(3);
    assertThat(isp.count("select max(right(payment_number, 6)::int)"
            + " - min(right(payment_number, 6)::int) from payment"))
        .isEqualTo(2);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("0"));
    assertThat(made.get(1).credit()).isEqualTo(isp.money("30"));
    assertThat(none).isEmpty();
  }

  private NewPayment cash(SubscriberId subscriber, String amount) {
    return NewPayment.of(Isp.account(subscriber), isp.money(amount), PaymentMethodType.CASH);
  }

  @Test
  void aPartialRefundLeavesTheRestOfTheInvoicePaid() {
    isp.invoice(ada, "100");
    Payment payment = isp.pay(ada, "100");

    Payment refunded =
        isp.tx(tx -> payments.refund(tx, payment.id(), isp.money("40"), "outage", null));

    Invoice invoice = isp.invoices(ada).get(0);
    assertThat(refunded.status()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
    assertThat(invoice.paid()).isEqualTo(isp.money("60"));
    assertThat(invoice.balanceDue()).isEqualTo(isp.money("40"));
    assertThat(invoice.status()).isEqualTo(InvoiceStatus.PARTIALLY_PAID);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("40"));
    assertThat(isp.events("payment.refunded")).hasSize(1);
  }

  @Test
  void aRefundTakesTheFreeCreditFirstAndNeverMoreThanThePayment() {
    isp.invoice(ada, "100");
    Payment payment = isp.pay(ada, "130");

    isp.tx(tx -> payments.refund(tx, payment.id(), isp.money("30"), null, "r-1"));
    isp.tx(tx -> payments.refund(tx, payment.id(), isp.money("30"), null, "r-1"));

    assertThat(isp.invoices(ada).get(0).status()).isEqualTo(InvoiceStatus.PAID);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("0"));
    assertThatThrownBy(
            () -> isp.tx(tx -> payments.refund(tx, payment.id(), isp.money("101"), null, null)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("expected at most 100.00 NGN");
    Payment whole = isp.tx(tx -> payments.refund(tx, payment.id(), null, null, null));
    assertThat(whole.status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("100"));
  }

  @Test
  void reversingALedgerTransactionMovesTheBalanceOnceAndASecondReversalIsRefused() {
    Invoice invoice = isp.invoice(ada, "100");

    isp.tx(tx -> isp.engine().invoices().voidInvoice(tx, invoice.id(), "wrong", false));

    assertThat(isp.balance(ada)).isEqualTo(isp.money("0"));
    LedgerTransactionId issued = isp.tx(tx -> tx.session()
        .createSelectionQuery(
            "from LedgerTransaction e where e.reversalOf is null", LedgerTransaction.class)
        .getSingleResult()
        .id());
    assertThatThrownBy(() -> isp.tx(tx -> Ledger.reverse(tx, issued, "again")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is reversed already");
    assertThat(isp.balance(ada)).isEqualTo(isp.money("0"));
  }

  @Test
  void voidingAnInvoiceThatIsPaidInPartGivesTheMoneyBackAsCredit() {
    Invoice first = isp.today("2026-01-10").invoice(ada, "100");
    isp.pay(ada, "60");
    isp.today("2026-01-20").invoice(ada, "50");

    Invoice voided =
        isp.tx(tx -> isp.engine().invoices().voidInvoice(tx, first.id(), "wrong", false));

    assertThat(voided.status()).isEqualTo(InvoiceStatus.VOID);
    assertThat(isp.invoices(ada).get(1).status()).isEqualTo(InvoiceStatus.PAID);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("-10"));
  }

  @Test
  void aWrittenOffInvoiceIsALossAndNotDue() {
    Invoice invoice = isp.invoice(ada, "100");
    isp.pay(ada, "30");

    Invoice gone = isp.tx(tx -> isp.engine().invoices().writeOff(tx, invoice.id()));

    assertThat(gone.status()).isEqualTo(InvoiceStatus.WRITTEN_OFF);
    assertThat(gone.writtenOff()).isEqualTo(isp.money("70"));
    assertThat(isp.balance(ada)).isEqualTo(isp.money("0"));
  }

  @Test
  void negativeZeroAndHugeAmountsAreRefusedAsInvalidInput() {
    for (String amount : List.of("-5", "0")) {
      assertThatThrownBy(() -> isp.pay(ada, amount))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isInstanceOf(Problem.Invalid.class));
    }
    assertThatThrownBy(() -> isp.invoice(ada, "-5"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.Invalid.class));
    assertThatThrownBy(() -> isp.tx(tx -> payments.record(
            tx,
            NewPayment.of(
                Isp.account(ada),
                io.dotmac.sub.core.money.Money.ofMinor(
                    Long.MAX_VALUE, java.util.Currency.getInstance("NGN")),
                PaymentMethodType.CASH))))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.Invalid.class));
    Invoice largest = isp.invoice(ada, "9999999999999.99");
    assertThat(largest.total()).isEqualTo(isp.money("9999999999999.99"));
    assertThat(isp.pay(ada, "9999999999999.99").allocated()).isEqualTo(largest.total());
  }

  @Test
  void overdueInvoicesAreMarkedOnceWithAnEventEach() {
    isp.today("2026-01-10").invoice(ada, "60");
    assertThat(isp.today("2026-01-24").engine().markOverdue(isp.caller())).isZero();

    assertThat(isp.today("2026-01-25").engine().markOverdue(isp.caller())).isEqualTo(1);
    assertThat(isp.engine().markOverdue(isp.caller())).isZero();

    assertThat(isp.invoices(ada).get(0).status()).isEqualTo(InvoiceStatus.OVERDUE);
    assertThat(isp.events("invoice.overdue")).hasSize(1);
    assertThat(isp.invoices(ada).get(0).dueOn()).contains(LocalDate.of(2026, 1, 24));
  }
}
