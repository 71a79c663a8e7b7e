package io.dotmac.sub.billing.charge;

import static io.dotmac.sub.billing.charge.ChargeFixture.date;
import static io.dotmac.sub.billing.charge.ChargeFixture.monthly;
import static io.dotmac.sub.billing.charge.ChargeFixture.naira;
import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.time.DateRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What leaving a contract early costs. */
class TermFeeTest {

  @Test
  void aWholeRestCostsItsPeriods() {
    assertThat(fee("2026-03-01", "2027-01-01", "10000", "50")).isEqualTo(naira("50000.00"));
    assertThat(fee("2026-03-01", "2026-04-01", "10000", "100")).isEqualTo(naira("10000.00"));
  }

  @Test
  void aPeriodInPartCostsItsDaysByTheDaysOfThatPeriod() {
    assertThat(fee("2026-02-15", "2026-03-01", "10000", "100")).isEqualTo(naira("5000.00"));
    assertThat(fee("2026-02-15", "2026-03-11", "9300", "100")).isEqualTo(naira("7650.00"));
  }

  @Test
  void theHalfUnitGoesUpThoughTheShareOfAPeriodHasNoEnd() {
    // A third of a period at 0.03 for 50 per cent is 0.005 exactly.
    assertThat(fee("2026-04-21", "2026-05-01", "0.03", "50")).isEqualTo(naira("0.01"));
  }

  @Test
  void everyRestCostsItsExactShareRoundedOnce() {
    for (long seed : Seeds.of(2_000)) {
      Random random = new Random(seed);
      BillingCycle[] cycles = BillingCycle.values();
      AnchorGrid grid = AnchorGrid.onDay(
              cycles[random.nextInt(cycles.length)],
              1 + random.nextInt(31),
              LocalDate.of(2027, 1, 15))
          .every(1 + random.nextInt(3));
      LocalDate from = LocalDate.of(2027, 6, 1).plusDays(random.nextInt(400));
      DateRange rest = DateRange.of(from, from.plusDays(1 + random.nextInt(500)));
      long minor = random.nextInt(3) == 0 ? random.nextInt(10) : random.nextInt(5_000_000);
      int percent = 1 + random.nextInt(100);
      Money price = Money.ofMinor(minor, Money.currency(random.nextBoolean() ? "KWD" : "JPY"));

      Money fee =
          TermFee.of(grid, price.decimal(), rest, BigDecimal.valueOf(percent), price.currency());

      assertThat(fee.minor()).as("seed %s", seed).isEqualTo(exact(grid, rest, minor, percent));
    }
  }

  /** Day by day, as a fraction of whole numbers. */
  private static long exact(AnchorGrid grid, DateRange rest, long minor, int percent) {
    BigInteger up = BigInteger.ZERO;
    BigInteger down = BigInteger.ONE;
    for (LocalDate day = rest.start(); day.isBefore(rest.end()); day = day.plusDays(1)) {
      BigInteger days = BigInteger.valueOf(grid.periodContaining(day).days());
      up = up.multiply(days).add(down);
      down = down.multiply(days);
      BigInteger common = up.gcd(down);
      up = up.divide(common);
      down = down.divide(common);
    }
    BigInteger hundredfold = down.multiply(BigInteger.valueOf(100));
    BigInteger twice = up.multiply(BigInteger.valueOf(2 * minor * percent));
    return twice.add(hundredfold).divide(hundredfold.shiftLeft(1)).longValueExact();
  }

  private static Money fee(String from, String to, String price, String percent) {
    return TermFee.of(
        monthly(1, "2026-01-01"),
        new BigDecimal(price),
        DateRange.of(date(from), date(to)),
        new BigDecimal(percent),
        Money.currency("NGN"));
  }
}
