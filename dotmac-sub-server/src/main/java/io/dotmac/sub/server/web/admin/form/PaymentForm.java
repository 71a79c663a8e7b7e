package io.dotmac.sub.server.web.admin.form;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.payment.NewPayment;
import io.dotmac.sub.billing.payment.channel.PaymentChannels;
import io.dotmac.sub.core.money.AmountException;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.BillingPages;
import io.dotmac.sub.server.web.data.InvoiceRows;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the payment form.
 *
 * @param key makes sending the form twice one payment
 */
record PaymentForm(String subscriber, String amount, String method, String reference, String key) {
  private static final String PAYMENTS = "/admin/billing/payments";

  /** Whose account it is. */
  private record Payer(UUID subscriber, String number, String name) {}

  /** The empty form, for the subscriber named in the address if there is one. */
  static BillingPages.PaymentForm fresh(Visit visit) {
    Optional<Payer> payer =
        visit.params().id("subscriber").flatMap(id -> payer(visit, "s.id = :who", id));
    String open = payer.map(p -> owed(visit, p.subscriber())).orElse("");
    String number = payer.map(Payer::number).orElse("");
    PaymentForm form = new PaymentForm(number, open, "transfer", "", Ids.next().toString());
    return form.page(visit, payer.orElse(null), form.fields(visit), Errors.NONE);
  }

  static PaymentForm of(MultivaluedMap<String, String> sent) {
    return new PaymentForm(
        value(sent, "subscriber"),
        value(sent, "amount").replace(",", "").replace(" ", ""),
        value(sent, "method"),
        value(sent, "reference"),
        value(sent, "key"));
  }

  private static String value(MultivaluedMap<String, String> sent, String name) {
    String value = sent.getFirst(name);
    return value == null ? "" : value.trim();
  }

  /** The payment it asks for; empty when something in it is wrong. */
  Optional<NewPayment> read(Visit visit) {
    if (Errors.of(fields(visit)).present()) {
      return Optional.empty();
    }
    return payer(visit, "s.subscriber_number = :who", subscriber)
        .map(payer -> account(visit.tx(), payer.subscriber()))
        .map(account -> {
          PaymentWay way = PaymentWay.read(visit.tx(), method);
          NewPayment payment = new NewPayment(
              account.id(),
              Money.of(amount, account.currency()),
              way.type(),
              null,
              null,
              reference.isEmpty() ? null : reference,
              null,
              key.isEmpty() ? null : "portal-" + key,
              way.channel());
          return PaymentChannels.route(visit.tx(), payment);
        });
  }

  /** The form with what was typed and what is wrong; {@code problem} is about the whole of it. */
  BillingPages.PaymentForm again(Visit visit, String problem) {
    List<Field> fields = fields(visit);
    Errors errors = problem.isEmpty() ? Errors.of(fields) : Errors.of(problem);
    Payer payer = payer(visit, "s.subscriber_number = :who", subscriber).orElse(null);
    return page(visit, payer, fields, errors);
  }

  private BillingPages.PaymentForm page(
      Visit visit, @Nullable Payer payer, List<Field> fields, Errors errors) {
    return new BillingPages.PaymentForm(
        payer == null ? visit.say("payment.choose") : visit.say("payment.from", payer.name()),
        key,
        errors,
        fields,
        PaymentWay.options(visit, method),
        payer == null ? PAYMENTS : "/admin/subscribers/" + payer.subscriber(),
        payer == null ? List.of() : open(visit, payer.subscriber()),
        visit.say("payment.rule"));
  }

  private List<Field> fields(Visit visit) {
    boolean known = !subscriber.isEmpty()
        && payer(visit, "s.subscriber_number = :who", subscriber).isPresent();
    String unknown = subscriber.isEmpty()
        ? visit.say("form.required", visit.say("payment.subscriber_number"))
        : visit.say("payment.no_subscriber", subscriber);
    boolean typed = !amount.isEmpty() || !subscriber.isEmpty();
    Field who = Field.of("subscriber", visit.say("payment.subscriber_number"), subscriber)
        .failed(known ? null : unknown);
    Field howMuch = Field.of("amount", visit.say("payment.amount"), amount)
        .hint(visit.say("payment.in", visit.currency().getCurrencyCode()))
        .failed(typed && valid(visit) ? null : visit.say("payment.bad_amount"));
    // Typing begins where something is missing, so that the keyboard is enough.
    return List.of(
        known ? who : who.focused(),
        known ? howMuch.focused() : howMuch,
        Field.of("reference", visit.say("payment.reference"), reference)
            .hint(visit.say("payment.reference_hint")));
  }

  private boolean valid(Visit visit) {
    try {
      return Money.of(amount, visit.currency()).isPositive();
    } catch (AmountException e) {
      return false;
    }
  }

  /** A subscriber's own account has the subscriber's id. */
  private static List<BillingPages.Open> open(Visit visit, UUID subscriber) {
    return InvoiceRows.open(visit, subscriber).stream()
        .map((Documents.InvoiceRow row) -> new BillingPages.Open(
            row.href(), row.number(), visit.say("dunning.due", row.due()), row.balance()))
        .toList();
  }

  private static String owed(Visit visit, UUID subscriber) {
    record Owed(long minor, String currency) {}
    return visit
        .query(
            "select sum(i.balance_due_minor) as minor, min(i.currency) as currency from invoice i"
                + " where i.tenant_id = :tenant and i.account_id = :account"
                + " and i.status in ('issued', 'partially_paid', 'overdue')")
        .with("account", subscriber)
        .first(row -> new Owed(row.number("minor"), row.text("currency")))
        .filter(owed -> owed.minor() > 0)
        .map(
            owed -> Money.ofMinor(owed.minor(), Money.currency(owed.currency())).amount())
        .orElse("");
  }

  private static Optional<Payer> payer(Visit visit, String condition, Object who) {
    return visit
        .query("select s.id, s.subscriber_number,"
            + " coalesce(nullif(s.display_name, ''), s.first_name || ' ' || s.last_name)"
            + " as name from subscriber s where s.tenant_id = :tenant")
        .and(condition)
        .with("who", who)
        .first(row -> new Payer(row.id("id"), row.text("subscriber_number"), row.text("name")));
  }

  private static BillingAccount account(Tx tx, UUID subscriber) {
    BillingAccounts.ensure(tx, List.of(subscriber));
    return BillingAccounts.require(tx, new AccountId(subscriber));
  }
}
