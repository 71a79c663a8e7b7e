package io.dotmac.sub.billing.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.billing.invoice.NewLine;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.SubscriptionId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DocumentsDbTest {
  private final Isp isp = Isp.open().today("2026-01-01");
  private final SubscriberId ada = isp.subscriber("Ada");

  @AfterEach
  void theBooksAreProvenRight() {
    assertThat(isp.tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void manualDocumentsNeverMoveTheBillingPointer() {
    SubscriptionId service = isp.service(ada, isp.plan("Fiber 50", "15000"), "2026-01-01");
    isp.bill("2026-01-01");
    Optional<LocalDate> before = nextBill(service);

    isp.today("2026-01-20");
    Invoice manual = isp.invoice(ada, "500");
    note("200");
    isp.tx(tx -> isp.engine().invoices().voidInvoice(tx, manual.id(), "wrong", true));

    assertThat(nextBill(service)).isEqualTo(before).contains(LocalDate.of(2026, 2, 1));
    isp.today("2026-02-01").bill("2026-02-01");
    assertThat(isp.invoices(ada))
        .extracting(invoice -> invoice.total().amount())
        .containsExactly("15000.00", "500.00", "15000.00");
  }

  @Test
  void aVoidedCreditNoteUncoversItsInvoiceAndIsCreditNoMore() {
    Invoice invoice = isp.invoice(ada, "100");
    CreditNote note = note("130");
    assertThat(isp.invoices(ada).get(0).status()).isEqualTo(InvoiceStatus.PAID);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("-30"));

    CreditNote voided =
        isp.tx(tx -> isp.engine().creditNotes().voidNote(tx, note.id(), "written twice"));

    assertThat(voided.status()).isEqualTo(CreditNoteStatus.VOID);
    assertThat(isp.invoices(ada).get(0).balanceDue()).isEqualTo(invoice.total());
    assertThat(isp.balance(ada)).isEqualTo(isp.money("100"));
    assertThatThrownBy(
            () -> isp.tx(tx -> isp.engine().creditNotes().voidNote(tx, note.id(), "again")))
        .hasMessageContaining("void already");
  }

  @Test
  void aCreditNoteIsNeverAppliedTwiceAlsoAtTheSameTime() throws Exception {
    CreditNote note = note("100");
    Invoice first = isp.invoice(ada, "70");
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<Object>> racing = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        boolean apply = i % 2 == 0;
        Callable<Object> one = apply
            ? () -> isp.tx(tx -> isp.engine().creditNotes().apply(tx, note.id()))
            : () -> isp.invoice(ada, "20");
        racing.add(pool.submit(one));
      }
      for (Future<Object> each : racing) {
        each.get();
      }
    } finally {
      pool.shutdown();
    }

    CreditNote after = isp.tx(tx -> isp.engine().creditNotes().require(tx, note.id()));
    assertThat(after.applied()).isEqualTo(isp.money("100"));
    assertThat(isp.invoices(ada).stream()
            .map(invoice -> invoice.credited().minor())
            .reduce(0L, Long::sum))
        .isEqualTo(isp.money("100").minor());
    assertThat(isp.balance(ada)).isEqualTo(isp.money("50"));
    assertThat(first.number()).isPresent();
  }

  @Test
  void moreThanACreditNoteHasLeftIsRefusedWhoeverAsks() {
    CreditNote note = note("100");
    Invoice invoice = isp.invoice(ada, "40");

    assertThat(note.use(isp.money("500"))).isEqualTo(isp.money("100"));
    assertThatThrownBy(() -> note.use(isp.money("1"))).hasMessageContaining("cannot be applied");
    assertThatThrownBy(() -> invoice.credit(isp.money("-1"), java.time.Instant.EPOCH))
        .isInstanceOfAny(IllegalArgumentException.class, RuntimeException.class);
  }

  @Test
  void numbersOfDocumentsHaveNoGapAlsoWhenWritingOneFails() {
    isp.invoice(ada, "1");
    assertThatThrownBy(() -> isp.tx(tx -> {
          isp.engine()
              .invoices()
              .issue(
                  tx,
                  isp.engine()
                      .invoices()
                      .draft(
                          tx,
                          new io.dotmac.sub.billing.invoice.NewInvoice(
                              Isp.account(ada), null, List.of(NewLine.of("x", isp.money("2")))))
                      .id(),
                  null);
          throw new IllegalStateException("the power goes");
        }))
        .hasMessageContaining("power");
    isp.invoice(ada, "3");

    assertThat(isp.invoices(ada))
        .extracting(invoice -> invoice.number().orElseThrow())
        .containsExactly("INV-000001", "INV-000002");
  }

  private CreditNote note(String amount) {
    NewCreditNote wanted = new NewCreditNote(
        Isp.account(ada), null, "outage", List.of(NewLine.of("Outage", isp.money(amount))));
    return isp.tx(tx -> isp.engine().creditNotes().issue(tx, wanted));
  }

  private Optional<LocalDate> nextBill(SubscriptionId service) {
    return isp.tx(tx -> tx.require(Subscription.class, service).nextBillOn());
  }
}
