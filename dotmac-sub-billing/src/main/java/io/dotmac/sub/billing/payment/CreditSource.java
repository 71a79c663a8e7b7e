package io.dotmac.sub.billing.payment;

import io.dotmac.sub.billing.credit.CreditApplication;
import io.dotmac.sub.billing.credit.CreditNote;
import io.dotmac.sub.billing.credit.CreditPostings;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.ledger.Posting;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Something that can cover an invoice: a payment or a credit note of which something is left. */
interface CreditSource {
  UUID id();

  /** The day it was given. */
  LocalDate since();

  /** The invoice it covers before any other. */
  Optional<InvoiceId> meantFor();

  Money left();

  /** Covers that much of an invoice, and gives what the ledger says about it. */
  Posting cover(Tx tx, Invoice invoice, Money amount);

  /**
   * A credit note.
   *
   * @param known what of it covers which invoice already
   */
  record Note(CreditNote note, Map<UUID, CreditApplication> known) implements CreditSource {
    @Override
    public UUID id() {
      return note.id().value();
    }

    @Override
    public LocalDate since() {
      return note.issuedOn().orElse(LocalDate.MIN);
    }

    @Override
    public Optional<InvoiceId> meantFor() {
      return note.invoice();
    }

    @Override
    public Money left() {
      return note.left();
    }

    @Override
    public Posting cover(Tx tx, Invoice invoice, Money amount) {
      note.use(amount);
      invoice.credit(amount, tx.now());
      CreditApplication application = known.computeIfAbsent(
          invoice.id().value(),
          any -> new CreditApplication(note.id(), invoice.id(), note.currency(), tx.today()));
      application.add(amount);
      tx.save(application);
      return CreditPostings.applied(application, note.account().value(), amount, tx.today());
    }
  }

  /**
   * A payment that arrived.
   *
   * @param since the day it arrived, in the tenant's zone
   * @param known what of it pays which invoice already
   */
  record Paid(Payment payment, LocalDate since, Map<UUID, PaymentAllocation> known)
      implements CreditSource {
    static Paid of(Tx tx, Payment payment, Map<UUID, PaymentAllocation> known) {
      Instant arrived = payment.paidAt().orElse(Instant.EPOCH);
      return new Paid(payment, LocalDate.ofInstant(arrived, tx.zone()), known);
    }

    @Override
    public UUID id() {
      return payment.id().value();
    }

    @Override
    public Optional<InvoiceId> meantFor() {
      return payment.invoice();
    }

    @Override
    public Money left() {
      return payment.credit();
    }

    @Override
    public Posting cover(Tx tx, Invoice invoice, Money amount) {
      payment.allocate(amount);
      invoice.pay(amount, tx.now());
      PaymentAllocation allocation = known.computeIfAbsent(
          invoice.id().value(),
          any -> new PaymentAllocation(payment.id(), invoice.id(), payment.currency()));
      allocation.add(amount);
      tx.save(allocation);
      return PaymentPostings.allocated(payment, invoice.id(), amount, tx.today());
    }
  }
}
