package io.dotmac.sub.billing.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.billing.invoice.NewLine;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CreditCoverDbTest {
  private final Isp isp = Isp.open().today("2026-01-01");
  private final SubscriberId ada = isp.subscriber("Ada");

  @AfterEach
  void theBooksAreProvenRight() {
    assertThat(isp.tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void aCreditNoteCoversTheInvoiceThatWasChosenAndNotTheOldest() {
    Invoice january = isp.invoice(ada, "100");
    Invoice february = isp.invoice(ada, "100");
    CreditNote note = held("130");

    apply(note, february.id(), null);

    assertThat(now(january).balanceDue()).isEqualTo(isp.money("100"));
    assertThat(now(february).status()).isEqualTo(InvoiceStatus.PAID);
    assertThat(now(note).left()).isEqualTo(isp.money("30"));
    assertThat(isp.balance(ada)).isEqualTo(isp.money("70"));
    assertThat(isp.events("invoice.paid")).hasSize(1);
  }

  @Test
  void whatIsTakenOffAnInvoiceIsDueAgainAndWaitsUntilItIsApplied() {
    Invoice january = isp.invoice(ada, "100");
    CreditNote note = note("130");
    assertThat(now(january).status()).isEqualTo(InvoiceStatus.PAID);

    unapply(note, january.id(), isp.money("40"));
    Invoice later = isp.invoice(ada, "50");

    assertThat(now(january).balanceDue()).isEqualTo(isp.money("40"));
    assertThat(now(january).status()).isEqualTo(InvoiceStatus.PARTIALLY_PAID);
    assertThat(now(later).balanceDue()).isEqualTo(isp.money("50"));
    assertThat(now(note).left()).isEqualTo(isp.money("70"));
    assertThat(now(note).isHeld()).isTrue();

    isp.tx(tx -> isp.engine().creditNotes().apply(tx, note.id()));

    assertThat(now(january).status()).isEqualTo(InvoiceStatus.PAID);
    assertThat(now(later).balanceDue()).isEqualTo(isp.money("20"));
    assertThat(now(note).isHeld()).isFalse();
    assertThat(isp.balance(ada)).isEqualTo(isp.money("20"));
  }

  @Test
  void creditMovesFromOneInvoiceToAnotherAsOftenAsIsWanted() {
    Invoice january = isp.invoice(ada, "100");
    Invoice february = isp.invoice(ada, "100");
    CreditNote note = note("100");

    for (int i = 0; i < 3; i++) {
      unapply(note, january.id(), null);
      apply(note, february.id(), null);
      unapply(note, february.id(), null);
      apply(note, january.id(), null);
    }

    assertThat(now(january).status()).isEqualTo(InvoiceStatus.PAID);
    assertThat(now(february).credited()).isEqualTo(isp.money("0"));
    assertThat(now(note).applied()).isEqualTo(isp.money("100"));
  }

  @Test
  void moreThanIsLeftOrDueAndNothingAndLessAreRefusedByName() {
    Invoice invoice = isp.invoice(ada, "100");
    CreditNote note = held("130");

    assertThatThrownBy(() -> apply(note, invoice.id(), isp.money("100.01")))
        .hasMessageContaining("at most")
        .hasMessageContaining("100.00");
    assertThatThrownBy(() -> apply(note, invoice.id(), isp.money("0")))
        .hasMessageContaining("more than 0");
    assertThatThrownBy(() -> apply(note, invoice.id(), isp.money("-1")))
        .hasMessageContaining("more than 0");
    assertThatThrownBy(() -> unapply(note, invoice.id(), null))
        .hasMessageContaining("covers nothing");
    apply(note, invoice.id(), isp.money("100"));
    assertThatThrownBy(() -> apply(note, invoice.id(), null))
        .hasMessageContaining("nothing is due");
    assertThatThrownBy(() -> unapply(note, invoice.id(), isp.money("100.01")))
        .hasMessageContaining("at most");
    assertThat(now(note).left()).isEqualTo(isp.money("30"));
  }

  @Test
  void anInvoiceOfAnotherAccountOneThatIsVoidAndAVoidNoteAreRefused() {
    Invoice invoice = isp.invoice(ada, "100");
    SubscriberId eve = isp.subscriber("Eve");
    Invoice foreign = isp.invoice(eve, "100");
    CreditNote note = held("30");

    assertThatThrownBy(() -> apply(note, foreign.id(), null))
        .hasMessageContaining("found another's");
    assertThatThrownBy(() -> unapply(note, foreign.id(), null))
        .hasMessageContaining("found another's");
    isp.tx(tx -> isp.engine().invoices().voidInvoice(tx, invoice.id(), "wrong", true));
    assertThatThrownBy(() -> apply(note, invoice.id(), null))
        .hasMessageContaining("nothing is due");
    Invoice other = isp.invoice(ada, "100");
    isp.tx(tx -> isp.engine().creditNotes().voidNote(tx, note.id(), "wrong"));
    assertThatThrownBy(() -> apply(note, other.id(), null)).hasMessageContaining("void");
    assertThat(now(foreign).balanceDue()).isEqualTo(isp.money("100"));
    assertThat(now(other).balanceDue()).isEqualTo(isp.money("100"));
  }

  private CreditNote note(String amount) {
    return issued(amount, false);
  }

  private CreditNote held(String amount) {
    return issued(amount, true);
  }

  private CreditNote issued(String amount, boolean held) {
    NewCreditNote wanted = new NewCreditNote(
        Isp.account(ada), null, "outage", List.of(NewLine.of("Outage", isp.money(amount))), held);
    return isp.tx(tx -> isp.engine().creditNotes().issue(tx, wanted));
  }

  private void apply(CreditNote note, InvoiceId invoice, @Nullable Money amount) {
    isp.tx(tx -> isp.engine().creditNotes().apply(tx, note.id(), invoice, amount));
  }

  private void unapply(CreditNote note, InvoiceId invoice, @Nullable Money amount) {
    isp.tx(tx -> isp.engine().creditNotes().unapply(tx, note.id(), invoice, amount));
  }

  private CreditNote now(CreditNote note) {
    return isp.tx(tx -> isp.engine().creditNotes().require(tx, note.id()));
  }

  private Invoice now(Invoice invoice) {
    return isp.tx(tx -> tx.require(Invoice.class, invoice.id()));
  }
}
