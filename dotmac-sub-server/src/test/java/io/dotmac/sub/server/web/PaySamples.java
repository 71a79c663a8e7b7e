package io.dotmac.sub.server.web;

import io.dotmac.sub.server.web.admin.form.RefundPage;
import io.dotmac.sub.server.web.admin.queue.QueuePages;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import io.dotmac.sub.server.web.portal.pay.PayPages;
import java.util.List;

/** Sample contents of the pages around paying. */
final class PaySamples {
  private PaySamples() {}

  static PayPages.Pay pay() {
    return new PayPages.Pay(
        "₦25,800.00",
        "",
        "1 bill, due 24 Nov 2026",
        true,
        "key",
        Errors.of("The payment was declined: not enough money on the card. Nothing was taken."),
        Rows.of(List.of(new PayPages.Bill(
            "/portal/invoices/1", "INV-004711", "due 24 Nov 2026", "₦25,800.00"))),
        List.of(
            new PayPages.Choice("method-0", "1", "Visa •••• 4242", "Valid until 12/2030", true),
            new PayPages.Choice(
                "method-1", "", "Another card or account", "You enter it elsewhere.", false)),
        "Pay ₦25,800.00");
  }

  static RefundPage refund() {
    return new RefundPage(
        "Refund of PAY-000412",
        "₦25,800.00 of it can go back",
        "/admin/billing/payments/1",
        "/admin/billing/refunds/1",
        "key",
        Errors.of("expected at most NGN 25800.00, found NGN 25800.01"),
        List.of("₦800.00 that is kept as credit goes first."),
        List.of(Field.of("amount", "Amount", "25800.00"), Field.of("reason", "Reason", "")));
  }

  static PayPages.Waiting waiting() {
    return new PayPages.Waiting(
        "₦25,800.00 on its way",
        "Complete the payment on the page of the payment provider.",
        "/portal/pay/trial/1",
        "/portal/pay/back/1");
  }

  static PayPages.Trial trial() {
    return new PayPages.Trial("₦25,800.00", "Lagoon Fibre PAY-000815", "/portal/pay/trial/1");
  }

  static PayPages.Methods methods() {
    return new PayPages.Methods(
        "Cards are kept by the payment provider.",
        Errors.NONE,
        Rows.of(List.of(
            new PayPages.Method(
                "Visa •••• 4242",
                "Valid until 12/2030",
                true,
                "/portal/methods/1/default",
                "/portal/methods/1/remove"),
            new PayPages.Method(
                "Mastercard •••• 4444",
                "Valid until 01/2029",
                false,
                "/portal/methods/2/default",
                "/portal/methods/2/remove"))),
        true,
        new PayPages.Autopay(true, false, "Bills are not paid by themselves."));
  }

  static QueuePages.Queue queue() {
    return new QueuePages.Queue(
        "What does not fit by itself: 1 unapplied amount, 1 payment in doubt, 1 failed message.",
        CashSamples.tabs(),
        Errors.NONE,
        Rows.of(List.of(new QueuePages.Cash(
            "account-1",
            "A. Obi",
            "fibre november, received 20 Nov 2026",
            "₦25,800.00",
            "/admin/billing/payments/queue/cash/1/assign",
            "/admin/billing/payments/queue/cash/1/return"))),
        Rows.of(List.of(new QueuePages.Doubt(
            "/admin/billing/payments/1",
            "PAY-000815",
            "Chidi Okafor",
            "the provider took 60.01 NGN, asked for was 60.00 NGN",
            "₦60.00",
            "/admin/billing/payments/queue/doubts/1/ask"))),
        Rows.of(List.of(message(Tone.WARN, "Failed", ""))));
  }

  static QueuePages.Messages messages() {
    return new QueuePages.Messages(
        "2 messages",
        new Filters("/admin/billing/payment-events", "", "Message or its number", List.of(), false),
        Rows.of(List.of(
            message(Tone.GOOD, "Processed", "PAY-000814"), message(Tone.WARN, "Failed", ""))),
        Samples.pager("/admin/billing/payment-events"),
        null);
  }

  private static QueuePages.Message message(Tone tone, String status, String payment) {
    return new QueuePages.Message(
        "payment_intent.succeeded",
        "evt_1QxYz",
        "Stripe",
        "20 Nov 2026, 14:03",
        Pill.of(tone, status),
        payment.isEmpty() ? "the provider did not say: Stripe did not answer" : "",
        "1",
        payment,
        payment.isEmpty() ? "" : "/admin/billing/payments/1",
        "/admin/billing/payment-events/1/replay");
  }
}
