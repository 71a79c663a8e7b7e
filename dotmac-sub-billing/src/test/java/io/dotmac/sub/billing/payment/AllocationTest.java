package io.dotmac.sub.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static final UUID JANUARY = new UUID(0, 1);
  private static final UUID FEBRUARY = new UUID(0, 2);
  private static final UUID MARCH = new UUID(0, 3);

  @Test
  void paysTheOldestInvoiceFirstAndKeepsTheRestAsCredit() {
    Allocation result = Allocation.of(
        naira("100.00"),
        List.of(open(FEBRUARY, "2026-02-15", "30.00"), open(JANUARY, "2026-01-15", "60.00")));

    assertThat(result.applied())
        .containsExactly(
            new Applied(JANUARY, naira("60.00")), new Applied(FEBRUARY, naira("30.00")));
    assertThat(result.credit()).isEqualTo(naira("10.00"));
  }

  @Test
  void paysAnInvoiceInPartWhenThePaymentEndsThere() {
    Allocation result = Allocation.of(
        naira("70.00"),
        List.of(
            open(JANUARY, "2026-01-15", "60.00"),
            open(FEBRUARY, "2026-02-15", "30.00"),
            open(MARCH, "2026-03-15", "30.00")));

    assertThat(result.applied())
        .containsExactly(
            new Applied(JANUARY, naira("60.00")), new Applied(FEBRUARY, naira("10.00")));
    assertThat(result.credit().isZero()).isTrue();
  }

  @Test
  void withoutInvoicesAllOfItIsCredit() {
    Allocation result = Allocation.of(naira("5.00"), List.of());

    assertThat(result.applied()).isEmpty();
    assertThat(result.credit()).isEqualTo(naira("5.00"));
  }

  @Test
  void refusesWhatIsNoPaymentAndAnotherCurrency() {
    assertThatThrownBy(() -> Allocation.of(naira("0.00"), List.of()))
        .hasMessage("a payment above 0 was expected and 0.00 NGN found");
    assertThatThrownBy(() -> open(JANUARY, "2026-01-15", "0.00"))
        .hasMessageContaining("more than 0 open was expected and 0.00 NGN found");
    List<OpenItem> naira = List.of(open(JANUARY, "2026-01-15", "1.00"));
    assertThatThrownBy(() -> Allocation.of(Money.of("1", "USD"), naira))
        .hasMessageStartingWith("amounts of one currency were expected");
  }

  @Test
  void aPartialRefundLeavesTheInvoicePartiallyPaid() {
    Allocation paid = Allocation.of(naira("60.00"), List.of(open(JANUARY, "2026-01-15", "60.00")));

    Allocation left = paid.refund(naira("20.00"));

    assertThat(left.applied()).containsExactly(new Applied(JANUARY, naira("40.00")));
    InvoiceStatus.Facts facts = new InvoiceStatus.Facts(
        true,
        false,
        naira("60.00"),
        naira("60.00").minus(left.applied().get(0).amount()),
        naira("0.00"),
        date("2026-01-15"));
    assertThat(InvoiceStatus.of(facts, date("2026-01-10"))).isEqualTo(InvoiceStatus.PARTIALLY_PAID);
  }

  @Test
  void aRefundTakesTheCreditFirstAndThenTheNewestInvoice() {
    Allocation paid = Allocation.of(
        naira("100.00"),
        List.of(open(JANUARY, "2026-01-15", "60.00"), open(FEBRUARY, "2026-02-15", "30.00")));

    assertThat(paid.refund(naira("10.00")).applied()).isEqualTo(paid.applied());
    assertThat(paid.refund(naira("40.00")).applied())
        .containsExactly(new Applied(JANUARY, naira("60.00")));
    assertThat(paid.refund(naira("50.00")).applied())
        .containsExactly(new Applied(JANUARY, naira("50.00")));
    assertThat(paid.refund(naira("100.00"))).isEqualTo(new Allocation(List.of(), naira("0.00")));
    assertThatThrownBy(() -> paid.refund(naira("100.01")))
        .hasMessage("a refund above 0 and at most 100.00 NGN was expected and 100.01 NGN found");
  }

  @Test
  void unallocatedCreditIsConsumedByTheNextInvoice() {
    List<CreditUse> uses = CreditUse.plan(
        List.of(open(FEBRUARY, "2026-02-01", "50.00"), open(JANUARY, "2026-01-01", "20.00")),
        List.of(open(MARCH, "2026-03-15", "60.00")));

    assertThat(uses)
        .containsExactly(
            new CreditUse(JANUARY, MARCH, naira("20.00")),
            new CreditUse(FEBRUARY, MARCH, naira("40.00")));
    assertThat(CreditUse.plan(List.of(), List.of(open(MARCH, "2026-03-15", "60.00"))))
        .isEmpty();
    assertThat(CreditUse.plan(List.of(open(MARCH, "2026-03-15", "60.00")), List.of()))
        .isEmpty();
  }

  @Test
  void partsCreditAndRefundsAlwaysSumToThePayment() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      Money payment = Money.ofMinor(1 + random.nextInt(10_000), Money.currency("NGN"));
      List<OpenItem> invoices = items(random);
      Allocation allocation = Allocation.of(payment, invoices);
      Money refund = Money.ofMinor(1 + random.nextLong(payment.minor()), payment.currency());

      assertThat(allocation.total()).isEqualTo(payment);
      assertThat(allocation.refund(refund).total()).isEqualTo(payment.minus(refund));
      Collections.shuffle(invoices, random);
      assertThat(Allocation.of(payment, invoices)).isEqualTo(allocation);
    }
  }

  @Test
  void creditsAreUsedUpBeforeAnInvoiceStaysOpen() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      List<OpenItem> credits = items(random);
      List<OpenItem> invoices = items(random);
      List<CreditUse> uses = CreditUse.plan(credits, invoices);
      long used = uses.stream().mapToLong(use -> use.amount().minor()).sum();

      assertThat(uses).allMatch(use -> use.amount().isPositive());
      assertThat(used).isEqualTo(Math.min(sum(credits), sum(invoices)));
      for (OpenItem credit : credits) {
        long own = uses.stream()
            .filter(use -> use.credit().equals(credit.document()))
            .mapToLong(use -> use.amount().minor())
            .sum();
        assertThat(own).isLessThanOrEqualTo(credit.open().minor());
      }
    }
  }

  private static long sum(List<OpenItem> items) {
    return items.stream().mapToLong(item -> item.open().minor()).sum();
  }

  private static List<OpenItem> items(Random random) {
    List<OpenItem> items = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      LocalDate day = date("2026-01-01").plusDays(random.nextInt(5));
      Money open = Money.ofMinor(1 + random.nextInt(3_000), Money.currency("NGN"));
      items.add(new OpenItem(new UUID(random.nextLong(), i), day, open));
    }
    return items;
  }

  private static OpenItem open(UUID document, String dueOn, String open) {
    return new OpenItem(document, date(dueOn), naira(open));
  }

  private static Money naira(String amount) {
    return Money.of(amount, "NGN");
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }
}
