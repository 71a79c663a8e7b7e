package io.dotmac.sub.billing.payment;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.credit.CreditApplication;
import io.dotmac.sub.billing.credit.CreditNote;
import io.dotmac.sub.billing.credit.CreditPostings;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceEvent;
import io.dotmac.sub.billing.invoice.InvoicePostings;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.billing.invoice.Invoices;
import io.dotmac.sub.billing.invoice.Settlement;
import io.dotmac.sub.billing.ledger.Ledger;
import io.dotmac.sub.billing.ledger.Posting;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Where credit meets debt. Credit notes come first, then payments, the oldest first; they cover the
 * invoice they are meant for, then the ones that are due first.
 */
public final class CreditSettlement implements Settlement {
  private final BiConsumer<Tx, Collection<AccountId>> balanceWatcher;
  private final CreditWatcher creditWatcher;

  /**
   * Both are told of the accounts whose debt or credit changed, in the same transaction.
   *
   * @param creditWatcher may charge what the credit now pays
   */
  public CreditSettlement(
      BiConsumer<Tx, Collection<AccountId>> balanceWatcher, CreditWatcher creditWatcher) {
    this.balanceWatcher = balanceWatcher;
    this.creditWatcher = creditWatcher;
  }

  /** Somebody who waits for credit. */
  public interface CreditWatcher {
    /** Charges what waits on these accounts and can be paid now. */
    void creditChanged(Tx tx, Settlement settlement, Collection<AccountId> accounts);
  }

  @Override
  public void balanceChanged(Tx tx, Collection<AccountId> accounts) {
    tx.session().flush();
    balanceWatcher.accept(tx, accounts);
    creditWatcher.creditChanged(tx, this, accounts);
  }

  @Override
  public void applyCredit(Tx tx, Collection<AccountId> accounts) {
    collect(tx, List.of(), accounts);
  }

  @Override
  public void collect(Tx tx, List<Posting> issues, Collection<AccountId> accounts) {
    tx.session().flush();
    Books books = new Books(issues);
    Map<AccountId, List<CreditSource>> credit = CreditSources.of(tx, accounts);
    Map<AccountId, List<Invoice>> open = credit.isEmpty()
        ? Map.of()
        : Invoices.open(tx, credit.keySet()).stream()
            .collect(
                Collectors.groupingBy(Invoice::account, LinkedHashMap::new, Collectors.toList()));
    if (open.isEmpty() && issues.isEmpty()) {
      return;
    }
    open.forEach(
        (account, invoices) -> cover(tx, credit.getOrDefault(account, List.of()), invoices, books));
    tx.session().flush();
    Ledger.book(tx, books.all());
    publishPaid(tx, open);
  }

  /** What is booked: each use of credit, alone or with the issue of an invoice issued now. */
  private static final class Books {
    private final Map<UUID, Posting> issues = new LinkedHashMap<>();
    private final List<Posting> uses = new ArrayList<>();

    Books(List<Posting> issues) {
      issues.forEach(
          issue -> this.issues.put(Objects.requireNonNull(issue.about().invoice()), issue));
    }

    void use(Invoice invoice, Money amount, Posting alone) {
      UUID id = invoice.id().value();
      if (issues.computeIfPresent(id, (any, issue) -> InvoicePostings.consumed(issue, amount))
          == null) {
        uses.add(alone);
      }
    }

    List<Posting> all() {
      List<Posting> all = new ArrayList<>(issues.values());
      all.addAll(uses);
      return all;
    }
  }

  /** Each credit goes to the invoice it is meant for; what is left, to the oldest ones. */
  private static void cover(Tx tx, List<CreditSource> credit, List<Invoice> open, Books books) {
    Map<UUID, CreditSource> sources = new LinkedHashMap<>();
    credit.forEach(source -> sources.put(source.id(), source));
    Map<UUID, Invoice> targets = new LinkedHashMap<>();
    open.forEach(invoice -> targets.put(invoice.id().value(), invoice));
    for (CreditSource source : credit) {
      source.meantFor().map(meant -> targets.get(meant.value())).ifPresent(meant -> {
        Money amount = Money.min(source.left(), meant.balanceDue());
        if (amount.isPositive()) {
          books.use(meant, amount, source.cover(tx, meant, amount));
        }
      });
    }
    for (CreditUse use : CreditUse.plan(rests(credit), debts(open))) {
      CreditSource source = Objects.requireNonNull(sources.get(use.credit()));
      Invoice invoice = Objects.requireNonNull(targets.get(use.invoice()));
      books.use(invoice, use.amount(), source.cover(tx, invoice, use.amount()));
    }
  }

  private static void publishPaid(Tx tx, Map<AccountId, List<Invoice>> open) {
    Map<AccountId, BillingAccount> accounts = BillingAccounts.all(tx, open.keySet());
    open.forEach((account, invoices) -> invoices.stream()
        .filter(invoice -> invoice.status() == InvoiceStatus.PAID)
        .forEach(invoice -> tx.publish(new InvoiceEvent.InvoicePaid(
            invoice.id().value(),
            account.value(),
            Optional.ofNullable(accounts.get(account))
                .flatMap(BillingAccount::subscriber)
                .map(SubscriberId::value)
                .orElse(null),
            invoice.number().orElseThrow(),
            invoice.total()))));
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

  private static List<OpenItem> rests(List<CreditSource> credit) {
    return credit.stream()
        .filter(source -> source.left().isPositive())
        .map(source -> new OpenItem(source.id(), source.since(), source.left()))
        .toList();
  }

  private static List<OpenItem> debts(List<Invoice> invoices) {
    return invoices.stream()
        .filter(invoice -> invoice.balanceDue().isPositive())
        .map(invoice ->
            new OpenItem(invoice.id().value(), invoice.dueOn().orElseThrow(), invoice.balanceDue()))
        .toList();
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
