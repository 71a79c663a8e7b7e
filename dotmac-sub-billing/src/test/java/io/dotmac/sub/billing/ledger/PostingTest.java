package io.dotmac.sub.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostingTest {

  @Test
  void debitsAndCreditsOfOneAmountBalance() {
    Posting posting = posting(
        Leg.debit(LedgerPurpose.RECEIVABLE, naira("107.50")),
        Leg.credit(LedgerPurpose.REVENUE, naira("100.00")),
        Leg.credit(LedgerPurpose.TAX_PAYABLE, naira("7.50")));

    assertThat(posting.legs()).hasSize(3);
    assertThat(posting.isEmpty()).isFalse();
  }

  @Test
  void oneMinorUnitOfDifferenceIsAFaultOfTheProgram() {
    assertThatThrownBy(() -> posting(
            Leg.debit(LedgerPurpose.RECEIVABLE, naira("100.01")),
            Leg.credit(LedgerPurpose.REVENUE, naira("100.00"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ADJUSTMENT does not balance: debits exceed credits by 0.01 NGN");
  }

  @Test
  void eachCurrencyBalancesOnItsOwn() {
    Money dollars = Money.of("100.00", "USD");

    assertThatThrownBy(() -> posting(
            Leg.debit(LedgerPurpose.RECEIVABLE, naira("100.00")),
            Leg.credit(LedgerPurpose.REVENUE, dollars)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(posting(
                Leg.debit(LedgerPurpose.RECEIVABLE, naira("100.00")),
                Leg.credit(LedgerPurpose.REVENUE, naira("100.00")),
                Leg.debit(LedgerPurpose.CASH, dollars),
                Leg.credit(LedgerPurpose.CUSTOMER_CREDIT, dollars))
            .legs())
        .hasSize(4);
  }

  @Test
  void aLegOfNothingIsLeftOutAndAPostingOfNothingIsEmpty() {
    assertThat(posting(
                Leg.debit(LedgerPurpose.RECEIVABLE, naira("100.00")),
                Leg.credit(LedgerPurpose.REVENUE, naira("100.00")),
                Leg.credit(LedgerPurpose.TAX_PAYABLE, naira("0.00")))
            .legs())
        .extracting(Leg::purpose)
        .containsExactly(LedgerPurpose.RECEIVABLE, LedgerPurpose.REVENUE);
    assertThat(posting(
                Leg.debit(LedgerPurpose.RECEIVABLE, naira("0.00")),
                Leg.credit(LedgerPurpose.REVENUE, naira("0.00")))
            .isEmpty())
        .isTrue();
  }

  @Test
  void aNegativeAmountIsAPositiveOneOnTheOtherSide() {
    CollectionAccountId till = new CollectionAccountId(new UUID(1, 2));

    assertThat(Leg.debit(LedgerPurpose.REVENUE, naira("-5.00")))
        .isEqualTo(Leg.credit(LedgerPurpose.REVENUE, naira("5.00")));
    assertThat(Leg.credit(LedgerPurpose.REVENUE, naira("-5.00")))
        .isEqualTo(new Leg(LedgerPurpose.REVENUE, null, EntryType.DEBIT, naira("5.00")));
    assertThat(Leg.debitCash(till, naira("-5.00")))
        .isEqualTo(Leg.creditCash(till, naira("5.00")))
        .isEqualTo(new Leg(LedgerPurpose.CASH, till, EntryType.CREDIT, naira("5.00")));
    assertThat(Leg.creditCash(null, naira("-5.00")))
        .isEqualTo(new Leg(LedgerPurpose.CASH, null, EntryType.DEBIT, naira("5.00")));
  }

  @Test
  void namesTheDocumentItIsAbout() {
    UUID document = new UUID(1, 1);

    assertThat(Posting.Documents.invoice(document))
        .isEqualTo(new Posting.Documents(document, null, null));
    assertThat(Posting.Documents.payment(document))
        .isEqualTo(new Posting.Documents(null, document, null));
  }

  private static Posting posting(Leg... legs) {
    return new Posting(
        LedgerTransactionId.next(),
        PostingKind.ADJUSTMENT,
        LedgerSource.ADJUSTMENT,
        LocalDate.of(2026, 1, 1),
        null,
        new Posting.Documents(null, null, null),
        null,
        List.of(legs));
  }

  private static Money naira(String amount) {
    return Money.of(amount, "NGN");
  }
}
