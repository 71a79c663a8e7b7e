package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to an invoice. */
public sealed interface InvoiceEvent extends DomainEvent {
  UUID invoice();

  UUID account();

  /** Whose account it is; absent for an organization's. */
  @Nullable
  UUID subscriber();

  @Override
  default EventContext context() {
    return new EventContext(subscriber(), account(), null, invoice(), null);
  }

  /** An invoice was issued. */
  record InvoiceCreated(
      UUID invoice,
      UUID account,
      @Nullable UUID subscriber,
      String number,
      Money total,
      LocalDate dueOn)
      implements InvoiceEvent {
    @Override
    public String type() {
      return "invoice.created";
    }
  }

  /** It went to its payer; {@code channel} is how, such as {@code email}. */
  record InvoiceSent(
      UUID invoice, UUID account, @Nullable UUID subscriber, String number, String channel)
      implements InvoiceEvent {
    @Override
    public String type() {
      return "invoice.sent";
    }
  }

  /** Nothing of it is due any more. */
  record InvoicePaid(
      UUID invoice, UUID account, @Nullable UUID subscriber, String number, Money total)
      implements InvoiceEvent {
    @Override
    public String type() {
      return "invoice.paid";
    }
  }

  /** Its due date passed while something was due. */
  record InvoiceOverdue(
      UUID invoice,
      UUID account,
      @Nullable UUID subscriber,
      String number,
      Money balanceDue,
      LocalDate dueOn)
      implements InvoiceEvent {
    @Override
    public String type() {
      return "invoice.overdue";
    }
  }
}
