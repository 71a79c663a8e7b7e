package io.dotmac.sub.server.web.admin.credit;

import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.credit.NewCreditNote;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.invoice.NewLine;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.Amounts;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Accounts;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was typed into the form for a new credit note of one line. */
record NewNoteForm(
    String account, String invoice, String description, String amount, boolean held) {

  /** Empty, or for the invoice named in the address. */
  static NewNoteForm fresh(Visit visit) {
    return visit
        .params()
        .id("invoice")
        .flatMap(id -> visit
            .query("select i.invoice_number, a.account_number from invoice i"
                + " join billing_account a on a.tenant_id = i.tenant_id and a.id = i.account_id"
                + " where i.tenant_id = :tenant and i.id = :invoice")
            .with("invoice", id)
            .first(row -> new NewNoteForm(
                row.text("account_number"), row.text("invoice_number"), "", "", false)))
        .orElseGet(() -> new NewNoteForm("", "", "", "", false));
  }

  static NewNoteForm of(MultivaluedMap<String, String> sent) {
    return new NewNoteForm(
        value(sent, "account"),
        value(sent, "invoice"),
        value(sent, "description"),
        value(sent, "amount").replace(",", "").replace(" ", ""),
        sent.containsKey("held"));
  }

  /** The credit note it asks for. */
  NewCreditNote read(Tx tx) {
    BillingAccount owner = BillingAccounts.visible(tx, Accounts.require(tx, account));
    if (description.isEmpty()) {
      throw Problem.invalid("/description", "required", "expected what is given back");
    }
    Money given = Amounts.read("/amount", amount, owner.currency().getCurrencyCode());
    return new NewCreditNote(
        owner.id(), corrected(tx), description, List.of(NewLine.of(description, given)), held);
  }

  private @Nullable InvoiceId corrected(Tx tx) {
    return invoice.isEmpty()
        ? null
        : Query.of(tx, "select i.id from invoice i where i.tenant_id = :tenant")
            .and("i.invoice_number = :number", "number", invoice)
            .first(row -> new InvoiceId(row.id("id")))
            .orElseThrow(() ->
                Problem.invalid("/invoice", "unknown", "there is no invoice '" + invoice + "'"));
  }

  CreditPages.NewNote page(Visit visit, String key, String problem) {
    Field first = Field.of("account", visit.say("arrangement.account"), account);
    Field what = Field.of("description", visit.say("credit.what"), description)
        .hint(visit.say("credit.what_hint"));
    return new CreditPages.NewNote(
        problem.isEmpty() ? Errors.NONE : Errors.of(problem),
        key,
        held,
        List.of(
            account.isEmpty() ? first.focused() : first,
            Field.of("invoice", visit.say("credit.corrects"), invoice)
                .hint(visit.say("credit.corrects_hint")),
            account.isEmpty() ? what : what.focused(),
            Field.of("amount", visit.say("payment.amount"), amount)
                .hint(visit.say("credit.amount_hint"))));
  }

  private static String value(MultivaluedMap<String, String> sent, String name) {
    String value = sent.getFirst(name);
    return value == null ? "" : value.trim();
  }
}
