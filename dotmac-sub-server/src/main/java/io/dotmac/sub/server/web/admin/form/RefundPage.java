package io.dotmac.sub.server.web.admin.form;

import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.Payments;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks how much of a payment goes back, and says what that does.
 *
 * @param base where its forms lead
 * @param key sending the form twice sends money back once
 * @param consequences in numbers
 */
public record RefundPage(
    String title,
    String subtitle,
    String payment,
    String base,
    String key,
    Errors errors,
    List<String> consequences,
    List<Field> fields) {

  static RefundPage of(Visit visit, Payments payments, PaymentId id, String reason, Errors errors) {
    Payment payment = payments.require(visit.tx(), id);
    Money left = payment.amount().minus(payment.refunded());
    List<String> consequences = new ArrayList<>();
    consequences.add(visit.say(
        payment.provider().isPresent() ? "refund.by_provider" : "refund.by_hand",
        visit.formats().money(left)));
    if (payment.credit().isPositive()) {
      consequences.add(visit.say("refund.credit", visit.formats().money(payment.credit())));
    }
    if (payment.allocated().isPositive()) {
      consequences.add(visit.say("refund.open", visit.formats().money(payment.allocated())));
    }
    return new RefundPage(
        visit.say("refund.title", payment.number()),
        visit.say("refund.left", visit.formats().money(left)),
        "/admin/billing/payments/" + id,
        "/admin/billing/refunds/" + id,
        Ids.next().toString(),
        errors,
        List.copyOf(consequences),
        List.of(
            Field.of("amount", visit.say("payment.amount"), left.amount()),
            Field.of("reason", visit.say("credit.reason"), reason)));
  }
}
