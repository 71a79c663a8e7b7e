package io.dotmac.sub.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AllocationPropertyTest {
  private static final int CASES = 10_000;

  private final long seed = Long.getLong("dotmac.seed", 20_260_301L);
  private final Random random = new Random(seed);

  @Test
  void allocationsAndCreditSumToThePaymentExactlyAndSoDoesWhatARefundLeaves() {
    for (int i = 0; i < CASES; i++) {
      Currency currency = Currency.getInstance(List.of("NGN", "JPY", "KWD").get(i % 3));
      List<OpenItem> invoices = invoices(currency);
      Money payment = Money.ofMinor(1 + random.nextInt(100_000), currency);

      Allocation allocation = Allocation.of(payment, invoices);
      Money back = Money.ofMinor(1 + random.nextInt((int) payment.minor()), currency);
      Allocation left = allocation.refund(back);

      assertThat(allocation.total()).as("seed %s case %s", seed, i).isEqualTo(payment);
      assertThat(left.total().plus(back)).as("seed %s case %s", seed, i).isEqualTo(payment);
      assertThat(allocation.credit().isNegative() || left.credit().isNegative()).isFalse();
      // Credit is kept only when nothing is open any more.
      Money open = Money.sum(currency, invoices.stream().map(OpenItem::open).toList());
      assertThat(allocation.credit())
          .as("seed %s case %s", seed, i)
          .isEqualTo(Money.max(Money.zero(currency), payment.minus(open)));
      allocation
          .applied()
          .forEach(part -> assertThat(part.amount().isPositive()).isTrue());
    }
  }

  private List<OpenItem> invoices(Currency currency) {
    List<OpenItem> invoices = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      invoices.add(new OpenItem(
          new UUID(random.nextLong(), random.nextLong()),
          LocalDate.of(2026, 1, 1).plusDays(random.nextInt(60)),
          Money.ofMinor(1 + random.nextInt(40_000), currency)));
    }
    return invoices;
  }
}
