package io.dotmac.sub.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceStatusTest {

  @ParameterizedTest
  @CsvSource({
    // issued, voided, total, balance, written off, today (due 2026-01-15), status
    "false, false, 100.00, 100.00, 0.00, 2026-01-10, DRAFT",
    "false, false, 100.00, 100.00, 0.00, 2026-02-10, DRAFT",
    "false, true, 100.00, 0.00, 0.00, 2026-01-10, VOID",
    "true, true, 100.00, 0.00, 0.00, 2026-02-10, VOID",
    "true, true, 100.00, 40.00, 0.00, 2026-02-10, VOID",
    "true, false, 100.00, 100.00, 0.00, 2026-01-10, ISSUED",
    "true, false, 100.00, 100.00, 0.00, 2026-01-15, ISSUED",
    "true, false, 100.00, 100.00, 0.00, 2026-01-16, OVERDUE",
    "true, false, 100.00, 99.99, 0.00, 2026-01-15, PARTIALLY_PAID",
    "true, false, 100.00, 0.01, 0.00, 2026-01-15, PARTIALLY_PAID",
    "true, false, 100.00, 0.01, 0.00, 2026-01-16, OVERDUE",
    "true, false, 100.00, 0.00, 0.00, 2026-01-10, PAID",
    "true, false, 100.00, 0.00, 0.00, 2026-02-10, PAID",
    "true, false, 100.00, 0.00, 0.01, 2026-02-10, WRITTEN_OFF",
    "true, false, 0.00, 0.00, 0.00, 2026-01-10, PAID",
  })
  void theStatusFollowsFromAmountsAndDates(
      boolean issued,
      boolean voided,
      String total,
      String balance,
      String writtenOff,
      LocalDate today,
      InvoiceStatus status) {
    InvoiceStatus.Facts facts = new InvoiceStatus.Facts(
        issued, voided, naira(total), naira(balance), naira(writtenOff), LocalDate.of(2026, 1, 15));

    assertThat(InvoiceStatus.of(facts, today)).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"100.01", "-0.01"})
  void aBalanceIsNeverBelowZeroOrAboveTheTotal(String balance) {
    LocalDate dueOn = LocalDate.of(2026, 1, 15);

    assertThatThrownBy(() -> new InvoiceStatus.Facts(
            true, false, naira("100.00"), naira(balance), naira("0.00"), dueOn))
        .hasMessageContaining("a balance from 0 to 100.00 NGN was expected");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-31, current",
    "2026-03-30, 1-30",
    "2026-03-01, 1-30",
    "2026-02-28, 31-60",
    "2026-01-30, 31-60",
    "2026-01-29, 61-90",
    "2025-12-31, 61-90",
    "2025-12-30, 91+",
    "2020-01-01, 91+",
    "2027-01-01, current",
  })
  void debtsAreSortedByHowLateTheyAre(LocalDate dueOn, String bucket) {
    assertThat(Ageing.STANDARD.bucket(dueOn, LocalDate.of(2026, 3, 31)).name()).isEqualTo(bucket);
  }

  @Test
  void everyBucketHasASum() {
    LocalDate today = LocalDate.of(2026, 3, 31);
    List<Ageing.Item> items = List.of(
        new Ageing.Item(today, naira("1.00")),
        new Ageing.Item(today.minusDays(5), naira("2.00")),
        new Ageing.Item(today.minusDays(6), naira("3.00")),
        new Ageing.Item(today.minusDays(500), naira("4.00")));

    assertThat(Ageing.STANDARD.sums(Currency.getInstance("NGN"), items, today).values())
        .extracting(Money::amount)
        .containsExactly("1.00", "5.00", "0.00", "0.00", "4.00");
    assertThatThrownBy(() -> new Ageing(List.of(30, 30))).hasMessageContaining("rising limits");
  }

  private static Money naira(String amount) {
    return Money.of(amount, "NGN");
  }
}
