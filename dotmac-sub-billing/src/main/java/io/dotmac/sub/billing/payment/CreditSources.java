package io.dotmac.sub.billing.payment;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.credit.CreditApplication;
import io.dotmac.sub.billing.credit.CreditNote;
import io.dotmac.sub.billing.credit.CreditNotes;
import io.dotmac.sub.core.tx.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds the credit of accounts, with four statements whatever their number. */
final class CreditSources {
  private CreditSources() {}

  /** The credit of each account that has some: credit notes first, each kind the oldest first. */
  static Map<AccountId, List<CreditSource>> of(Tx tx, Collection<AccountId> accounts) {
    Map<AccountId, List<CreditSource>> sources = new LinkedHashMap<>();
    List<CreditNote> notes = CreditNotes.open(tx, accounts);
    Map<UUID, Map<UUID, CreditApplication>> applied = applications(tx, notes);
    for (CreditNote note : notes) {
      sources
          .computeIfAbsent(note.account(), any -> new ArrayList<>())
          .add(new CreditSource.Note(note, known(applied, note.id().value())));
    }
    List<Payment> payments = payments(tx, accounts);
    Map<UUID, Map<UUID, PaymentAllocation>> allocated = allocations(tx, payments);
    for (Payment payment : payments) {
      sources
          .computeIfAbsent(payment.account(), any -> new ArrayList<>())
          .add(CreditSource.Paid.of(tx, payment, known(allocated, payment.id().value())));
    }
    return sources;
  }

  private static List<Payment> payments(Tx tx, Collection<AccountId> accounts) {
    return tx.session()
        .createSelectionQuery(
            "from Payment e where e.account.value in (:accounts) and e.status in"
                + " (io.dotmac.sub.billing.payment.PaymentStatus.SUCCEEDED,"
                + " io.dotmac.sub.billing.payment.PaymentStatus.PARTIALLY_REFUNDED)"
                + " and e.allocatedMinor + e.refundedMinor < e.amountMinor"
                + " order by e.paidAt, e.id.value",
            Payment.class)
        .setParameterList("accounts", accounts.stream().map(AccountId::value).toList())
        .getResultList();
  }

  private static Map<UUID, Map<UUID, CreditApplication>> applications(
      Tx tx, List<CreditNote> notes) {
    Map<UUID, Map<UUID, CreditApplication>> known = new HashMap<>();
    if (!notes.isEmpty()) {
      tx.session()
          .createSelectionQuery(
              "from CreditApplication e where e.creditNote.value in (:notes)",
              CreditApplication.class)
          .setParameterList(
              "notes", notes.stream().map(note -> note.id().value()).toList())
          .getResultList()
          .forEach(
              each -> known(known, each.creditNote().value()).put(each.invoice().value(), each));
    }
    return known;
  }

  private static Map<UUID, Map<UUID, PaymentAllocation>> allocations(
      Tx tx, List<Payment> payments) {
    Map<UUID, Map<UUID, PaymentAllocation>> known = new HashMap<>();
    if (!payments.isEmpty()) {
      tx.session()
          .createSelectionQuery(
              "from PaymentAllocation e where e.payment.value in (:payments)",
              PaymentAllocation.class)
          .setParameterList(
              "payments", payments.stream().map(paid -> paid.id().value()).toList())
          .getResultList()
          .forEach(
              each -> known(known, each.payment().value()).put(each.invoice().value(), each));
    }
    return known;
  }

  private static <T> Map<UUID, T> known(Map<UUID, Map<UUID, T>> all, UUID source) {
    return all.computeIfAbsent(source, any -> new HashMap<>());
  }
}
