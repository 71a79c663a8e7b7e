package io.dotmac.sub.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.account.CollectionAccount;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.credit.CreditNote;
import io.dotmac.sub.billing.credit.NewCreditNote;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.NewLine;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is booked and read again, and what a reversal is. */
class LedgerDbTest {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 10);

  private final Isp isp = Isp.open().today("2026-02-10");
  private final SubscriberId ada = isp.subscriber("Ada");
  private Invoice invoice;

  @BeforeEach
  void anAccountWithAnInvoice() {
    invoice = isp.invoice(ada, "100");
  }

  @AfterEach
  void theBooksAreProvenRight() {
    assertThat(isp.tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void whatWasBookedIsReadAsItWasBooked() {
    Posting posting = adjustment("5", "goodwill");
    isp.tx(tx -> {
      Ledger.book(tx, posting);
      return null;
    });

    LedgerTransaction read = require(posting.id());
    LedgerTransaction issued =
        transactions(Map.of("invoice_id", invoice.id().toString())).get(0);

    assertThat(read.kind()).isEqualTo(PostingKind.ADJUSTMENT);
    assertThat(read.source()).isEqualTo(LedgerSource.ADJUSTMENT);
    assertThat(read.bookedOn()).isEqualTo(DAY);
    assertThat(read.account()).contains(ada.value());
    assertThat(read.memo()).contains("goodwill");
    assertThat(read.actor()).isNotEmpty();
    assertThat(read.invoice()).isEmpty();
    assertThat(read.payment()).isEmpty();
    assertThat(read.creditNote()).isEmpty();
    assertThat(read.reversalOf()).isEmpty();
    assertThat(issued.invoice()).contains(invoice.id().value());
    assertThat(read.seq()).isGreaterThan(issued.seq());
    assertThat(read.recordedAt())
        .isBetween(Instant.now().minus(Duration.ofHours(1)), Instant.now().plusSeconds(60));
    assertThat(entries(Map.of("transaction_id", posting.id().toString())))
        .containsExactlyInAnyOrder(
            "DEBIT ADJUSTMENTS 5.00 NGN 2026-02-10", "CREDIT REVENUE 5.00 NGN 2026-02-10");
  }

  @Test
  void theChartHasAnAccountForEachPurposeOnItsSideOfTheBooks() {
    Map<LedgerPurpose, LedgerNature> natures = isp.tx(tx -> {
      List<LedgerAccount> accounts = tx.session()
          .createSelectionQuery(
              "from LedgerAccount e where e.collection.value is null", LedgerAccount.class)
          .getResultList();
      assertThat(accounts).extracting(LedgerAccount::name).contains("tax payable", "bad debt");
      assertThat(accounts).extracting(LedgerAccount::id).doesNotContainNull();
      return accounts.stream()
          .collect(
              java.util.stream.Collectors.toMap(LedgerAccount::purpose, LedgerAccount::nature));
    });

    assertThat(natures)
        .containsOnlyKeys(LedgerPurpose.values())
        .containsEntry(LedgerPurpose.RECEIVABLE, LedgerNature.ASSET)
        .containsEntry(LedgerPurpose.CASH, LedgerNature.ASSET)
        .containsEntry(LedgerPurpose.PROVIDER_CLEARING, LedgerNature.ASSET)
        .containsEntry(LedgerPurpose.CUSTOMER_CREDIT, LedgerNature.LIABILITY)
        .containsEntry(LedgerPurpose.TAX_PAYABLE, LedgerNature.LIABILITY)
        .containsEntry(LedgerPurpose.DEFERRED_REVENUE, LedgerNature.LIABILITY)
        .containsEntry(LedgerPurpose.DEPOSITS, LedgerNature.LIABILITY)
        .containsEntry(LedgerPurpose.COMMISSION_PAYABLE, LedgerNature.LIABILITY)
        .containsEntry(LedgerPurpose.REVENUE, LedgerNature.REVENUE)
        .containsEntry(LedgerPurpose.BAD_DEBT, LedgerNature.EXPENSE)
        .containsEntry(LedgerPurpose.ADJUSTMENTS, LedgerNature.EXPENSE)
        .containsEntry(LedgerPurpose.OPENING_BALANCE, LedgerNature.EQUITY);
  }

  @Test
  void theCashOfACollectionAccountIsAnAccountOfItsOwnFromItsFirstMoneyOn() {
    CollectionAccountId till = isp.tx(tx -> {
      CollectionAccountId only = tx.session()
          .createSelectionQuery("from CollectionAccount", CollectionAccount.class)
          .getSingleResult()
          .id();
      Ledger.book(tx, found(only));
      Ledger.book(tx, found(only));
      return only;
    });

    assertThat(entries(Map.of("purpose", "cash")))
        .containsExactly("DEBIT CASH 3.00 NGN 2026-02-10", "DEBIT CASH 3.00 NGN 2026-02-10");
    List<CollectionAccountId> cash = isp.tx(tx -> tx
        .session()
        .createSelectionQuery(
            "from LedgerAccount e where e.collection.value is not null", LedgerAccount.class)
        .getResultList()
        .stream()
        .map(each -> each.collection().orElseThrow())
        .toList());
    assertThat(cash).containsExactly(till);
  }

  @Test
  void aReversalIsTheOppositeOfItsOriginalAndNamesIt() {
    Posting posting = adjustment("5", null);
    isp.tx(tx -> {
      Ledger.book(tx, posting);
      return null;
    });
    assertThat(isp.<Boolean>tx(tx -> Ledger.isReversed(tx, posting.id()))).isFalse();

    LedgerTransactionId reversal =
        isp.today("2026-02-12").tx(tx -> Ledger.reverse(tx, posting.id(), "a mistake"));

    LedgerTransaction read = require(reversal);
    assertThat(read.reversalOf()).contains(posting.id().value());
    assertThat(read.kind()).isEqualTo(PostingKind.REVERSAL);
    assertThat(read.source()).isEqualTo(LedgerSource.ADJUSTMENT);
    assertThat(read.account()).contains(ada.value());
    assertThat(read.memo()).contains("a mistake");
    assertThat(read.bookedOn()).isEqualTo(DAY.plusDays(2));
    assertThat(entries(Map.of("transaction_id", reversal.toString())))
        .containsExactlyInAnyOrder(
            "CREDIT ADJUSTMENTS 5.00 NGN 2026-02-12", "DEBIT REVENUE 5.00 NGN 2026-02-12");
    assertThat(isp.<Boolean>tx(tx -> Ledger.isReversed(tx, posting.id()))).isTrue();
    assertThatThrownBy(() -> isp.tx(tx -> Ledger.reverse(tx, reversal, null)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is a reversal");
  }

  @Test
  void aReversalIsAboutTheDocumentsOfItsOriginal() {
    isp.pay(ada, "40");
    LedgerTransaction applied = transactions(Map.of("invoice_id", invoice.id().toString())).stream()
        .filter(each -> each.payment().isPresent())
        .findFirst()
        .orElseThrow();

    isp.tx(tx -> isp.engine().invoices().voidInvoice(tx, invoice.id(), "wrong", false));

    assertThat(transactions(Map.of("payment_id", applied.payment().orElseThrow().toString())))
        .anySatisfy(each -> {
          assertThat(each.kind()).isEqualTo(PostingKind.CUSTOMER_CREDIT_RELEASE);
          assertThat(each.invoice()).contains(invoice.id().value());
        });
    assertThat(transactions(Map.of("kind", "reversal")))
        .singleElement()
        .satisfies(each -> assertThat(each.invoice()).contains(invoice.id().value()));
  }

  @Test
  void whatIsBookedOfACreditNoteNamesIt() {
    CreditNote note = isp.tx(tx -> isp.engine()
        .creditNotes()
        .issue(
            tx,
            new NewCreditNote(
                Isp.account(ada), null, "outage", List.of(NewLine.of("Outage", isp.money("5"))))));

    assertThat(transactions(Map.of("credit_note_id", note.id().toString())))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.creditNote()).contains(note.id().value()));
  }

  @Test
  void idsAreReadFromTheirText() {
    UUID id = UUID.fromString("01a224f9-9d5f-7000-ad73-a72022f802a8");

    assertThat(LedgerTransactionId.parse(id.toString())).isEqualTo(new LedgerTransactionId(id));
    assertThat(LedgerEntryId.parse(id.toString())).isEqualTo(new LedgerEntryId(id));
    assertThat(LedgerAccountId.parse(id.toString())).isEqualTo(new LedgerAccountId(id));
    assertThat(AccountingPeriodId.parse(id.toString())).isEqualTo(new AccountingPeriodId(id));
    assertThat(List.of(
            new LedgerTransactionId(id),
            new LedgerEntryId(id),
            new LedgerAccountId(id),
            new AccountingPeriodId(id)))
        .allSatisfy(each -> assertThat(each).hasToString(id.toString()));
    assertThat(LedgerEntryId.next()).isNotEqualTo(LedgerEntryId.next());
    assertThat(LedgerAccountId.next()).isNotEqualTo(LedgerAccountId.next());
  }

  private LedgerTransaction require(LedgerTransactionId id) {
    return isp.tx(tx -> tx.require(LedgerTransaction.class, id));
  }

  private List<LedgerTransaction> transactions(Map<String, String> filters) {
    return isp.tx(
        tx -> Ledger.TRANSACTIONS.fetch(tx, ListQuery.first().with(filters)).items());
  }

  /** Each as {@code DEBIT CASH 3.00 NGN 2026-02-10}, of the account of its transaction. */
  private List<String> entries(Map<String, String> filters) {
    return isp.tx(tx -> Ledger.ENTRIES.fetch(tx, ListQuery.first().with(filters)).items().stream()
        .peek(entry -> {
          assertThat(entry.id()).isNotNull();
          assertThat(entry.account()).isEqualTo(entry.transaction().account());
        })
        .map(entry -> "%s %s %s %s"
            .formatted(
                entry.type(), entry.ledgerAccount().purpose(), entry.amount(), entry.bookedOn()))
        .toList());
  }

  private Posting adjustment(String amount, String memo) {
    return posting(
        memo,
        ada.value(),
        Leg.debit(LedgerPurpose.ADJUSTMENTS, isp.money(amount)),
        Leg.credit(LedgerPurpose.REVENUE, isp.money(amount)));
  }

  private Posting found(CollectionAccountId into) {
    return posting(
        "found",
        null,
        Leg.debitCash(into, isp.money("3")),
        Leg.credit(LedgerPurpose.ADJUSTMENTS, isp.money("3")));
  }

  private static Posting posting(String memo, UUID account, Leg... legs) {
    return new Posting(
        LedgerTransactionId.next(),
        PostingKind.ADJUSTMENT,
        LedgerSource.ADJUSTMENT,
        DAY,
        account,
        new Posting.Documents(null, null, null),
        memo,
        List.of(legs));
  }
}
