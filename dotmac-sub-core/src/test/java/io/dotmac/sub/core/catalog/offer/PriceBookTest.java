package io.dotmac.sub.core.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.BillingCycle;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceBookTest {
  private static final LocalDate JAN = LocalDate.of(2026, 1, 1);
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

  private static PriceBook.Version version(int number, LocalDate from, LocalDate to, String price) {
    return new PriceBook.Version(
        OfferVersionId.next(),
        number,
        BillingCycle.MONTHLY,
        from,
        to,
        List.of(
            Price.recurring(Money.of(price, "NGN")),
            Price.oneTime(Money.of("5000", "NGN"), "Setup")));
  }

  private final PriceBook book = new PriceBook(
      OfferId.next(),
      List.of(version(1, JAN, MARCH, "15000.00"), version(2, MARCH, null, "17500.00")));

  private String price(LocalDate day) {
    return book.on(day).recurring("NGN").orElseThrow().amount();
  }

  @Test
  void theOldPriceCountsUntilTheDayBeforeTheNewOne() {
    assertThat(price(MARCH.minusDays(1))).isEqualTo("15000.00");
    assertThat(price(MARCH)).isEqualTo("17500.00");
    assertThat(price(MARCH.plusYears(10))).isEqualTo("17500.00");
  }

  @Test
  void daysBeforeTheFirstVersionHaveTheFirstPrice() {
    assertThat(price(JAN.minusYears(1))).isEqualTo("15000.00");
  }

  @Test
  void aPinnedVersionKeepsItsPriceAfterItEnded() {
    OfferVersionId pinned = book.versions().get(0).id();

    assertThat(book.version(pinned).orElseThrow().recurring("NGN"))
        .contains(Money.of("15000", "NGN"));
  }

  @Test
  void anotherCurrencyHasNoPrice() {
    assertThat(book.on(JAN).recurring("USD")).isEmpty();
    assertThat(book.on(JAN).oneTime("NGN")).hasSize(1);
  }

  @Test
  void aHistoryWithAGapOrAnOverlapIsRefused() {
    assertThatThrownBy(() -> new PriceBook(
            OfferId.next(),
            List.of(version(1, JAN, MARCH, "1"), version(2, MARCH.plusDays(1), null, "2"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aThrottleNeverSpeedsASlowPlanUp() {
    assertThat(Speed.ofMbps(1, 1).atMost(Speed.ofMbps(2, 1))).isEqualTo(Speed.ofMbps(1, 1));
    assertThat(Speed.ofMbps(100, 50)).isEqualTo(new Speed(100_000, 50_000));
  }
}
