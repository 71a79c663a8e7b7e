package io.dotmac.sub.billing.payment;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.credit.CreditApplication;
import io.dotmac.sub.billing.credit.CreditNote;
import io.dotmac.sub.billing.credit.CreditNotes;
import io.dotmac.sub.billing.credit.CreditPostings;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceEvent;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.billing.invoice.Invoices;
import io.dotmac.sub.billing.invoice.Settlement;
import io.dotmac.sub.billing.ledger.Ledger;
import io.dotmac.sub.billing.ledger.Posting;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where credit meets debt. Credit notes come first, then payments, the oldest first; they cover the
 * invoice they are meant for, then the ones that are due first.
 */
public final class CreditSettlement implements Settlement {
  private final BiConsumer<Tx, AccountId> balanceWatcher;

  /** {@code balanceWatcher} is told of each account whose debt changed, in the same transaction. */
  public CreditSettlement(BiConsumer<Tx, AccountId> balanceWatcher) {
    this.balanceWatcher = balanceWatcher;
  }

  @Override
  public void balanceChanged(Tx tx, AccountId account) {
    tx.session().flush();
    balanceWatcher.accept(tx, account);
  }

  @Override
  public void applyCredit(Tx tx, AccountId account) {
    tx.session().flush();
    List<Invoice> open = Invoices.open(tx, account);
    if (open.isEmpty()) {
      return;
    }
    Map<UUID, Source> sources = new LinkedHashMap<>();
    CreditNotes.open(tx, account).forEach(note -> sources.put(note.id().value(), note(note)));
    withCredit(tx, account).forEach(paid -> sources.put(paid.id().value(), payment(tx, paid)));
    Map<UUID, Invoice> targets = new LinkedHashMap<>();
    open.forEach(invoice -> targets.put(invoice.id().value(), invoice));
    List<Posting> postings = new ArrayList<>();
    for (Source source : sources.values()) {
      Invoice meant =
          source.meantFor() == null ? null : targets.get(source.meantFor().value());
      if (meant != null) {
        Money amount = Money.min(source.left().get(), meant.balanceDue());
        if (amount.isPositive()) {
          postings.add(source.cover().apply(tx, meant, amount));
        }
      }
    }
    for (CreditUse use : CreditUse.plan(items(sources), items(open))) {
      Source source = Objects.requireNonNull(sources.get(use.credit()));
      Invoice invoice = Objects.requireNonNull(targets.get(use.invoice()));
      postings.add(source.cover().apply(tx, invoice, use.amount()));
    }
    tx.session().flush();
    Ledger.book(tx, postings);
    UUID subscriber = BillingAccounts.require(tx, account)
        .subscriber()
        .map(SubscriberId::value)
        .orElse(null);
    for (Invoice invoice : open) {
      if (invoice.status() == InvoiceStatus.PAID) {
        tx.publish(new InvoiceEvent.InvoicePaid(
            invoice.id().value(),
            account.value(),
            subscriber,
            invoice.number().orElseThrow(),
            invoice.total()));
      }
    }
  }

  @Override
  public void release(Tx tx, Invoice invoice) {
    List<Posting> postings = new ArrayList<>();
    for (PaymentAllocation allocation : allocations(tx, "e.invoice = :id", invoice.id())) {
      takeBack(
              tx,
              tx.require(Payment.class, allocation.payment()),
              allocation,
              invoice,
              allocation.amount())
          .ifPresent(postings::add);
    }
    List<CreditApplication> applications = tx.session()
        .createSelectionQuery(
            "from CreditApplication e where e.invoice = :id", CreditApplication.class)
        .setParameter("id", invoice.id())
        .getResultList();
    for (CreditApplication application : applications) {
      Money covered = application.clear();
      if (covered.isPositive()) {
        tx.require(CreditNote.class, application.creditNote()).release(covered);
        invoice.uncredit(covered, tx.now());
        postings.add(CreditPostings.applied(
            application, invoice.account().value(), covered.negate(), tx.today()));
      }
    }
    tx.session().flush();
    Ledger.book(tx, postings);
  }

  /** Takes back from invoices what a refund needs beyond the free credit, the newest first. */
  void free(Tx tx, Payment payment, Money wanted) {
    List<PaymentAllocation> oldestFirst = allocations(tx, "e.payment = :id", payment.id());
    Collections.reverse(oldestFirst);
    List<Applied> applied = oldestFirst.stream()
        .map(part -> new Applied(part.invoice().value(), part.amount()))
        .toList();
    Map<UUID, Money> kept = new HashMap<>();
    new Allocation(applied, payment.credit())
        .refund(wanted)
        .applied()
        .forEach(part -> kept.put(part.invoice(), part.amount()));
    List<Posting> postings = new ArrayList<>();
    for (PaymentAllocation allocation : oldestFirst) {
      Money stays = kept.getOrDefault(allocation.invoice().value(), Money.zero(payment.currency()));
      Invoice invoice = tx.require(Invoice.class, allocation.invoice());
      takeBack(tx, payment, allocation, invoice, allocation.amount().minus(stays))
          .ifPresent(postings::add);
    }
    tx.session().flush();
    Ledger.book(tx, postings);
  }

  private static Optional<Posting> takeBack(
      Tx tx, Payment payment, PaymentAllocation allocation, Invoice invoice, Money wanted) {
    Money taken = allocation.takeBack(wanted);
    if (taken.isZero()) {
      return Optional.empty();
    }
    payment.release(taken);
    invoice.unpay(taken, tx.now());
    return Optional.of(
        PaymentPostings.allocated(payment, invoice.id(), taken.negate(), tx.today()));
  }

  /** Something that can cover an invoice: what is left of it, and how it covers. */
  private record Source(
      LocalDate since, @Nullable InvoiceId meantFor, Supplier<Money> left, Cover cover) {}

  private interface Cover {
    Posting apply(Tx tx, Invoice invoice, Money amount);
  }

  private static Source note(CreditNote note) {
    return new Source(
        note.issuedOn().orElse(LocalDate.MIN),
        note.invoice().orElse(null),
        note::left,
        (tx, invoice, amount) -> apply(tx, note, invoice, amount));
  }

  private static Source payment(Tx tx, Payment payment) {
    return new Source(
        LocalDate.ofInstant(payment.paidAt().orElse(Instant.EPOCH), tx.zone()),
        payment.invoice().orElse(null),
        payment::credit,
        (any, invoice, amount) -> allocate(tx, payment, invoice, amount));
  }

  private static List<OpenItem> items(Map<UUID, Source> sources) {
    List<OpenItem> items = new ArrayList<>();
    sources.forEach((id, source) -> {
      if (source.left().get().isPositive()) {
        items.add(new OpenItem(id, source.since(), source.left().get()));
      }
    });
    return items;
  }

  private static List<OpenItem> items(List<Invoice> invoices) {
    return invoices.stream()
        .filter(invoice -> invoice.balanceDue().isPositive())
        .map(invoice ->
            new OpenItem(invoice.id().value(), invoice.dueOn().orElseThrow(), invoice.balanceDue()))
        .toList();
  }

  private static Posting apply(Tx tx, CreditNote note, Invoice invoice, Money amount) {
    note.use(amount);
    invoice.credit(amount, tx.now());
    CreditApplication application = tx.session()
        .createSelectionQuery(
            "from CreditApplication e where e.creditNote = :note and e.invoice = :invoice",
            CreditApplication.class)
        .setParameter("note", note.id())
        .setParameter("invoice", invoice.id())
        .uniqueResultOptional()
        .orElseGet(() -> {
          CreditApplication fresh =
              new CreditApplication(note.id(), invoice.id(), note.currency(), tx.today());
          tx.save(fresh);
          return fresh;
        });
    application.add(amount);
    return CreditPostings.applied(application, note.account().value(), amount, tx.today());
  }

  private static Posting allocate(Tx tx, Payment payment, Invoice invoice, Money amount) {
    payment.allocate(amount);
    invoice.pay(amount, tx.now());
    PaymentAllocation allocation = tx.session()
        .createSelectionQuery(
            "from PaymentAllocation e where e.payment = :payment and e.invoice = :invoice",
            PaymentAllocation.class)
        .setParameter("payment", payment.id())
        .setParameter("invoice", invoice.id())
        .uniqueResultOptional()
        .orElseGet(() -> {
          PaymentAllocation fresh =
              new PaymentAllocation(payment.id(), invoice.id(), payment.currency());
          tx.save(fresh);
          return fresh;
        });
    allocation.add(amount);
    return PaymentPostings.allocated(payment, invoice.id(), amount, tx.today());
  }

  private static List<Payment> withCredit(Tx tx, AccountId account) {
    return tx.session()
        .createSelectionQuery(
            "from Payment e where e.account = :account and e.status in"
                + " (io.dotmac.sub.billing.payment.PaymentStatus.SUCCEEDED,"
                + " io.dotmac.sub.billing.payment.PaymentStatus.PARTIALLY_REFUNDED)"
                + " and e.allocatedMinor + e.refundedMinor < e.amountMinor"
                + " order by e.paidAt, e.id.value",
            Payment.class)
        .setParameter("account", account)
        .getResultList();
  }

  private static List<PaymentAllocation> allocations(Tx tx, String condition, Object id) {
    return tx.session()
        .createSelectionQuery(
            "from PaymentAllocation e where e.amountMinor > 0 and "
                + condition
                + " order by e.id.value desc",
            PaymentAllocation.class)
        .setParameter("id", id)
        .getResultList();
  }
}
