package io.dotmac.sub.billing;

import io.dotmac.sub.billing.arrangement.ArrangementEvent;
import io.dotmac.sub.billing.autopay.AutopayEvent;
import io.dotmac.sub.billing.dunning.DunningAlert;
import io.dotmac.sub.billing.dunning.DunningEvent;
import io.dotmac.sub.billing.dunning.prepaid.PrepaidEvent;
import io.dotmac.sub.billing.invoice.InvoiceEvent;
import io.dotmac.sub.billing.payment.PaymentEvent;
import io.dotmac.sub.core.event.catalog.EventType;
import java.util.List;
import java.util.stream.Stream;

/** Every type of event that this module publishes, or settles the shape of. */
public final class BillingEvents {
  private static final List<EventType> DOCUMENTS = List.of(
      EventType.of("invoice.created", "An invoice was issued.", InvoiceEvent.InvoiceCreated.class),
      EventType.of("invoice.sent", "An invoice went to its payer.", InvoiceEvent.InvoiceSent.class),
      EventType.of(
          "invoice.paid", "Nothing of an invoice is due any more.", InvoiceEvent.InvoicePaid.class),
      EventType.of(
          "invoice.overdue",
          "The due date of an invoice passed while something was due.",
          InvoiceEvent.InvoiceOverdue.class),
      EventType.of("payment.received", "Money arrived.", PaymentEvent.PaymentReceived.class),
      EventType.of("payment.failed", "Money will not arrive.", PaymentEvent.PaymentFailed.class),
      EventType.of("payment.refunded", "Money went back.", PaymentEvent.PaymentRefunded.class),
      EventType.of(
          "payment.reversed", "A bank took money back.", PaymentEvent.PaymentReversed.class),
      EventType.of(
          "autopay.stopped",
          "Too many attempts in a row failed: nothing is collected by itself any more.",
          AutopayEvent.AutopayStopped.class));

  private static final List<EventType> COLLECTIONS = List.of(
      EventType.of(
          "dunning.started", "A dunning case was opened.", DunningEvent.DunningStarted.class),
      EventType.of(
          "dunning.action_executed",
          "A step of a dunning case was taken.",
          DunningEvent.DunningActionExecuted.class),
      EventType.of(
          "dunning.resolved",
          "Nothing is overdue any more, or the case was closed by hand.",
          DunningEvent.DunningResolved.class),
      EventType.of(
          "dunning.paused",
          "No step of a case is taken for now.",
          DunningEvent.DunningPaused.class),
      EventType.of(
          "dunning.promise_broken",
          "What was promised was not paid by its day.",
          DunningEvent.PromiseBroken.class),
      EventType.of(
          "dunning.brake_engaged",
          "Services are not restricted until somebody has looked.",
          DunningAlert.BrakeEngaged.class),
      EventType.of(
          "dunning.brake_released",
          "Services are restricted again.",
          DunningAlert.BrakeReleased.class),
      EventType.of(
          "arrangement.requested",
          "Somebody asked to pay in installments.",
          ArrangementEvent.ArrangementRequested.class),
      EventType.of(
          "arrangement.approved",
          "A payment arrangement holds from now on.",
          ArrangementEvent.ArrangementApproved.class),
      EventType.of(
          "arrangement.completed",
          "Every installment was paid or waived.",
          ArrangementEvent.ArrangementCompleted.class),
      EventType.of(
          "arrangement.defaulted",
          "Too many installments were missed.",
          ArrangementEvent.ArrangementDefaulted.class),
      EventType.of(
          "arrangement.canceled",
          "A payment arrangement was turned down or ended.",
          ArrangementEvent.ArrangementCanceled.class),
      EventType.of(
          "prepaid.low_balance",
          "A prepaid account has less than it should.",
          PrepaidEvent.LowBalance.class),
      EventType.of(
          "prepaid.blocked",
          "The services of a prepaid account are suspended.",
          PrepaidEvent.Blocked.class),
      EventType.of(
          "prepaid.deactivated",
          "The services of a prepaid account are rejected.",
          PrepaidEvent.Deactivated.class),
      EventType.of(
          "prepaid.restored",
          "A prepaid account has enough again; its services are on.",
          PrepaidEvent.Restored.class));

  /** All of them. */
  public static final List<EventType> ALL =
      Stream.of(DOCUMENTS, COLLECTIONS).flatMap(List::stream).toList();

  private BillingEvents() {}
}
