package io.dotmac.sub.billing.credit;

import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceEvent;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.billing.ledger.Ledger;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Tx;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One credit note and one invoice of the same account, both locked: what the one covers. */
record CreditCover(Tx tx, CreditNote note, Invoice invoice) {

  /** Covers that much, or as much as can be. */
  void cover(@Nullable Money wanted) {
    if (!invoice.status().isCollectible()) {
      throw Problem.conflict(
          "invoice_status",
          "nothing is due on invoice " + invoiceName() + ", it cannot be covered");
    }
    if (!note.left().isPositive()) {
      throw Problem.conflict(
          "credit_note_used",
          "nothing is left of credit note " + noteName() + "; take it off another invoice first");
    }
    Money most = Money.min(note.left(), invoice.balanceDue());
    Money amount = wanted == null ? most : upTo(most, wanted);
    note.use(amount);
    invoice.credit(amount, tx.now());
    CreditApplication application = known()
        .orElseGet(
            () -> new CreditApplication(note.id(), invoice.id(), note.currency(), tx.today()));
    application.add(amount);
    tx.save(application);
    book(application, amount);
    if (invoice.status() == InvoiceStatus.PAID) {
      tx.publish(new InvoiceEvent.InvoicePaid(
          invoice.id().value(),
          invoice.account().value(),
          BillingAccounts.require(tx, invoice.account())
              .subscriber()
              .map(SubscriberId::value)
              .orElse(null),
          invoiceName(),
          invoice.total()));
    }
  }

  /** Takes off that much, or all of it. */
  void uncover(@Nullable Money wanted) {
    CreditApplication application = known()
        .filter(each -> each.amount().isPositive())
        .orElseThrow(() -> Problem.conflict(
            "credit_note_application",
            "credit note " + noteName() + " covers nothing of invoice " + invoiceName()));
    Money amount = wanted == null ? application.amount() : upTo(application.amount(), wanted);
    application.take(amount);
    note.release(amount);
    invoice.uncredit(amount, tx.now());
    book(application, amount.negate());
  }

  private void book(CreditApplication application, Money amount) {
    tx.session().flush();
    Ledger.book(
        tx, CreditPostings.applied(application, note.account().value(), amount, tx.today()));
  }

  private Optional<CreditApplication> known() {
    return tx.session()
        .createSelectionQuery(
            "from CreditApplication e where e.creditNote = :note and e.invoice = :invoice",
            CreditApplication.class)
        .setParameter("note", note.id())
        .setParameter("invoice", invoice.id())
        .uniqueResultOptional();
  }

  private static Money upTo(Money most, Money wanted) {
    if (!wanted.currency().equals(most.currency())) {
      throw Problem.invalid(
          "/currency", "currency", "expected " + most.currency() + ", found " + wanted.currency());
    }
    if (!wanted.isPositive() || wanted.compareTo(most) > 0) {
      throw Problem.invalid(
          "/amount", "range", "expected more than 0 and at most " + most + ", found " + wanted);
    }
    return wanted;
  }

  private String noteName() {
    return note.number().orElseGet(() -> note.id().toString());
  }

  private String invoiceName() {
    return invoice.number().orElseGet(() -> invoice.id().toString());
  }
}
