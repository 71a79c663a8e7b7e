package io.dotmac.sub.server.web.portal;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.arrangement.NewArrangement;
import io.dotmac.sub.billing.arrangement.PaymentFrequency;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Labels;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The payment plan of a customer, or the form to ask for one. */
final class PaymentPlan {
  private PaymentPlan() {}

  /** The plan that is asked for or holds, if there is one. */
  static PortalPages.@Nullable PayPlan of(Visit visit, UUID subscriber) {
    return visit
        .query("select p.id, p.status, p.installments_total from payment_arrangement p"
            + " join billing_account a on a.tenant_id = p.tenant_id and a.id = p.account_id"
            + " where p.tenant_id = :tenant and a.subscriber_id = :subscriber"
            + " and p.status in ('pending', 'active')")
        .with("subscriber", subscriber)
        .first(row -> plan(visit, row))
        .orElse(null);
  }

  private static PortalPages.PayPlan plan(Visit visit, Row row) {
    List<PortalPages.Installment> parts = visit
        .query("select i.* from payment_arrangement_installment i"
            + " where i.tenant_id = :tenant and i.arrangement_id = :id")
        .with("id", row.id("id"))
        .then("order by i.installment_no")
        .list(part -> new PortalPages.Installment(
            visit.formats().date(part.date("due_on")),
            visit
                .formats()
                .money(part.number("amount_minor"), Currency.getInstance(part.text("currency"))),
            new Labels(visit).installment(part.text("status"))));
    boolean pending = row.text("status").equals("pending");
    return new PortalPages.PayPlan(
        new Labels(visit).arrangement(row.text("status")),
        pending ? visit.say("plan.pending") : visit.say("plan.active"),
        parts);
  }

  /** The form; absent when nothing is open. */
  static PortalPages.@Nullable Ask ask(Visit visit, long open, Errors errors) {
    if (open <= 0) {
      return null;
    }
    return new PortalPages.Ask(
        errors,
        Field.of("installments", visit.say("arrangement.installments"), "3")
            .hint(visit.say("arrangement.installments_hint")),
        Arrays.stream(PaymentFrequency.values())
            .map(WireName::of)
            .map(wire ->
                new Filters.Option(wire, visit.name("frequency", wire), wire.equals("monthly")))
            .toList());
  }

  /** What the form asks for: everything that is open. */
  static NewArrangement wanted(UUID subscriber, String frequency, String installments) {
    int count = Optional.of(installments.trim())
        .filter(text -> text.matches("[0-9]{1,3}"))
        .map(Integer::valueOf)
        .orElseThrow(
            () -> Problem.invalid("/installments", "format", "expected a number from 2 to 24"));
    return new NewArrangement(
        new AccountId(subscriber),
        List.of(),
        WireName.parse(PaymentFrequency.class, frequency),
        count,
        null,
        null);
  }
}
