package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.billing.bulk.BulkInsert;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Books postings. Nothing that was booked changes; it can be reversed, once. */
public final class Ledger {
  /** All transactions; staff only. */
  public static final Listing<LedgerTransaction> TRANSACTIONS = Listing.of(LedgerTransaction.class)
      .filter("account_id", "e.account = :account_id", UUID::fromString)
      .filter("invoice_id", "e.invoice = :invoice_id", UUID::fromString)
      .filter("payment_id", "e.payment = :payment_id", UUID::fromString)
      .filter("credit_note_id", "e.creditNote = :credit_note_id", UUID::fromString)
      .filter("kind", "e.kind = :kind", text -> WireName.parse(PostingKind.class, text))
      .filter("source", "e.source = :source", text -> WireName.parse(LedgerSource.class, text))
      .filter("booked_from", "e.bookedOn >= :booked_from", LocalDate::parse)
      .filter("booked_before", "e.bookedOn < :booked_before", LocalDate::parse)
      .sort("booked_on", "e.bookedOn")
      .sort("seq", "e.seq")
      .defaultSort("-seq");

  /** All entries. A subscriber sees what concerns the own account: what is owed and its credit. */
  public static final Listing<LedgerEntry> ENTRIES = Listing.of(LedgerEntry.class)
      .filter("account_id", "e.account = :account_id", UUID::fromString)
      .filter("transaction_id", "e.transaction.id.value = :transaction_id", UUID::fromString)
      .filter("invoice_id", "e.transaction.invoice = :invoice_id", UUID::fromString)
      .filter("payment_id", "e.transaction.payment = :payment_id", UUID::fromString)
      .filter("entry_type", "e.type = :entry_type", text -> WireName.parse(EntryType.class, text))
      .filter(
          "source",
          "e.transaction.source = :source",
          text -> WireName.parse(LedgerSource.class, text))
      .filter(
          "purpose",
          "e.ledgerAccount.purpose = :purpose",
          text -> WireName.parse(LedgerPurpose.class, text))
      .sort("booked_on", "e.bookedOn")
      .own(concerning("a.subscriber.value = :own"))
      .reseller(concerning("a.subscriber.value in (select s.id.value from Subscriber s"
          + " where s.reseller.value = :reseller)"))
      .defaultSort("-id");

  private static final String REVERSE_ENTRIES = """
      insert into ledger_entry (tenant_id, id, transaction_id, ledger_account_id, account_id,
        entry_type, currency, amount_minor, booked_on)
      select e.tenant_id, n.id, ?, e.ledger_account_id, e.account_id,
        case e.entry_type when 'debit' then 'credit' else 'debit' end, e.currency,
        e.amount_minor, ?
      from (select *, row_number() over (order by id) as no from ledger_entry
        where tenant_id = ? and transaction_id = ?) e
      join unnest(?::uuid[]) with ordinality as n(id, no) on n.no = e.no
      """;

  private Ledger() {}

  /** Opens the accounts that postings need, so that transactions at a time do not wait for it. */
  public static void openChart(Tx tx) {
    Chart.of(tx);
  }

  /** Books a posting; one of nothing is left out. */
  public static void book(Tx tx, Posting posting) {
    book(tx, List.of(posting));
  }

  /** Books postings with two statements, whatever their number. */
  public static void book(Tx tx, List<Posting> postings) {
    AccountingPeriods.requireOpen(tx, postings);
    BulkInsert transactions = transactions();
    BulkInsert entries = new BulkInsert(
        "ledger_entry",
        "id uuid",
        "transaction_id uuid",
        "ledger_account_id uuid",
        "account_id uuid",
        "entry_type text",
        "currency text",
        "amount_minor int8",
        "booked_on date");
    for (Posting posting : postings) {
      if (!posting.isEmpty()) {
        transactions.row(
            posting.id().value(),
            posting.bookedOn().toString(),
            WireName.of(posting.kind()),
            WireName.of(posting.source()),
            posting.account(),
            posting.about().invoice(),
            posting.about().payment(),
            posting.about().creditNote(),
            null,
            posting.memo(),
            tx.actor().name());
        for (Leg leg : posting.legs()) {
          entries.row(
              Ids.next(),
              posting.id().value(),
              Chart.id(tx, leg),
              posting.account(),
              WireName.of(leg.type()),
              leg.amount().currencyCode(),
              leg.amount().minor(),
              posting.bookedOn().toString());
        }
      }
    }
    transactions.execute(tx);
    entries.execute(tx);
  }

  /**
   * Books the opposite of a transaction.
   *
   * @throws io.dotmac.sub.core.problem.ProblemException a conflict when it was reversed before, or
   *     is a reversal itself
   */
  public static LedgerTransactionId reverse(
      Tx tx, LedgerTransactionId original, @Nullable String memo) {
    LedgerTransaction reversed = tx.require(LedgerTransaction.class, original);
    if (reversed.kind() == PostingKind.REVERSAL) {
      throw Problem.conflict(
          "ledger_reversal", "transaction " + original + " is a reversal and stays as it is");
    }
    if (isReversed(tx, original)) {
      throw Problem.conflict("ledger_reversed", "transaction " + original + " is reversed already");
    }
    LedgerTransactionId id = LedgerTransactionId.next();
    BulkInsert transactions = transactions();
    transactions.row(
        id.value(),
        tx.today().toString(),
        WireName.of(PostingKind.REVERSAL),
        WireName.of(reversed.source()),
        reversed.account().orElse(null),
        reversed.invoice().orElse(null),
        reversed.payment().orElse(null),
        reversed.creditNote().orElse(null),
        original.value(),
        memo,
        tx.actor().name());
    transactions.execute(tx);
    tx.jdbc(connection -> reverseEntries(connection, tx, original, id));
    return id;
  }

  /** Whether a transaction was reversed. */
  public static boolean isReversed(Tx tx, LedgerTransactionId id) {
    return tx.session()
            .createSelectionQuery(
                "select count(e) from LedgerTransaction e where e.reversalOf = :id", Long.class)
            .setParameter("id", id.value())
            .getSingleResult()
        > 0;
  }

  /** What a transaction debits to the account of a purpose; negative when it credits it. */
  public static Money sum(Tx tx, LedgerTransactionId id, LedgerPurpose purpose) {
    return tx.session()
        .createSelectionQuery(
            "from LedgerEntry e where e.transaction.id = :id and e.ledgerAccount.purpose = :of",
            LedgerEntry.class)
        .setParameter("id", id)
        .setParameter("of", purpose)
        .getResultStream()
        .map(entry ->
            entry.type() == EntryType.DEBIT ? entry.amount() : entry.amount().negate())
        .reduce(Money::plus)
        .orElseThrow();
  }

  private static BulkInsert transactions() {
    return new BulkInsert(
        "ledger_transaction",
        "id uuid",
        "booked_on date",
        "kind text",
        "source text",
        "account_id uuid",
        "invoice_id uuid",
        "payment_id uuid",
        "credit_note_id uuid",
        "reversal_of uuid",
        "memo text",
        "actor text");
  }

  private static int reverseEntries(
      Connection connection, Tx tx, LedgerTransactionId original, LedgerTransactionId reversal)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(REVERSE_ENTRIES)) {
      insert.setObject(1, reversal.value());
      insert.setObject(2, tx.today());
      insert.setObject(3, tx.tenant().value());
      insert.setObject(4, original.value());
      // More ids than any transaction has entries.
      Object[] ids = new Object[64];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = Ids.next();
      }
      insert.setArray(5, connection.createArrayOf("uuid", ids));
      return insert.executeUpdate();
    }
  }

  private static String concerning(String whose) {
    return "e.account in (select a.id.value from BillingAccount a where "
        + whose
        + ") and e.ledgerAccount.purpose in (io.dotmac.sub.billing.ledger.LedgerPurpose.RECEIVABLE,"
        + " io.dotmac.sub.billing.ledger.LedgerPurpose.CUSTOMER_CREDIT)";
  }
}
